/**
Draws the pictures of the readme from real runs: the program in a pseudo-terminal, its screen model, an SVG of each frame.
Usage: npm run pictures
*/
import {
	mkdirSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import {execFileSync} from 'node:child_process';
import {tmpdir} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {
	launcher,
	openTerminal,
	type Run,
	type Terminal,
} from '../test/e2e/terminal.ts';

const asOf = '2026-11-22T08:00:00Z';
const enter = '\r';

type Picture = {
	readonly name: string;
	readonly title: string;
	readonly columns: number;
	readonly rows: number;
	/** Keys and what is on the screen when they were understood. */
	readonly steps: ReadonlyArray<readonly [keys: string, expected: string | RegExp]>;
};

/** The three stories of the readme, and a month at a glance. */
const pictures: readonly Picture[] = [
	{
		name: 'board', title: 'The live board', columns: 100, rows: 30, steps: [['', 'ServiceNow']],
	},
	{
		name: 'board-small', title: 'The board on a small terminal', columns: 84, rows: 24, steps: [['', 'Bloomberg']],
	},
	{
		name: 'connector', title: 'A failing connector', columns: 100, rows: 30, steps: [['', 'ServiceNow'], ['j', /▸.*Bloomberg/v], [enter, 'What needs a look']],
	},
	{
		name: 'drill-down', title: 'Why items failed', columns: 100, rows: 30, steps: [['', 'ServiceNow'], ['j', /▸.*Bloomberg/v], [enter, 'What needs a look'], [enter, 'Import of'], [enter, 'source user']],
	},
	{
		name: 'onboarding', title: 'Connectors being onboarded', columns: 100, rows: 30, steps: [['', 'ServiceNow'], ['o', 'onboarding']],
	},
	{
		name: 'heat-map', title: 'Thirty days of a tenant', columns: 100, rows: 30, steps: [['', 'ServiceNow'], ['d', 'heat map']],
	},
];

/** The 16 colours of ANSI, as a quiet dark terminal shows them. */
const palette = [
	'#1c1f26',
	'#e06c75',
	'#98c379',
	'#e5c07b',
	'#61afef',
	'#c678dd',
	'#56b6c2',
	'#c8ccd4',
	'#5c6370',
	'#e88388',
	'#a8cc8c',
	'#ecc48d',
	'#71bef2',
	'#d290e4',
	'#66c2cd',
	'#ffffff',
] as const;
const background = '#1c1f26';
const foreground = '#c8ccd4';
const cellWidth = 8.4;
const cellHeight = 18;
const margin = 14;

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const drawRun = (run: Run, column: number, row: number): string => {
	const x = margin + (column * cellWidth);
	const y = margin + (row * cellHeight);
	const colour = run.colour === null ? foreground : palette[run.colour] ?? foreground;
	const box = run.isInverse ? `<rect x="${x.toFixed(1)}" y="${y}" width="${(run.columns * cellWidth).toFixed(1)}" height="${cellHeight}" fill="${colour}"/>` : '';
	if (run.text.trim() === '') {
		return box;
	}

	const style = `${run.isBold ? ' font-weight="bold"' : ''}${run.isDim ? ' opacity="0.6"' : ''}`;
	return `${box}<text x="${x.toFixed(1)}" y="${y + 13}" textLength="${(run.columns * cellWidth).toFixed(1)}" fill="${run.isInverse ? background : colour}"${style}>${escaped(run.text)}</text>`;
};

/** Returns an SVG of a screen. */
const drawScreen = (title: string, columns: number, rows: ReadonlyArray<readonly Run[]>): string => {
	const width = Math.ceil((columns * cellWidth) + (2 * margin));
	const height = (rows.length * cellHeight) + (2 * margin);
	const body = rows.map((runs, row) => {
		let column = 0;
		return runs.map(run => {
			const drawn = drawRun(run, column, row);
			column += run.columns;
			return drawn;
		}).join('');
	}).filter(line => line !== '');
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escaped(title)}" font-family="ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace" font-size="14" xml:space="preserve">`,
		`<title>${escaped(title)}</title>`,
		`<rect width="100%" height="100%" rx="8" fill="${background}"/>`,
		...body,
		'</svg>',
		'',
	].join('\n');
};

const play = async (terminal: Terminal, steps: Picture['steps']): Promise<void> => {
	for (const [keys, expected] of steps) {
		terminal.type(keys);
		await terminal.waitFor(expected);
		await terminal.settle();
	}
};

const root = path.resolve(import.meta.dirname, '..');
const target = path.join(root, 'docs/pictures');
const home = mkdtempSync(path.join(tmpdir(), 'connwatch-pictures-'));
const environment = {
	HOME: home, XDG_STATE_HOME: path.join(home, 'state'), XDG_CONFIG_HOME: path.join(home, 'config'), TZ: 'UTC',
};

const run = (...argv: readonly string[]): void => {
	execFileSync(process.execPath, [launcher, ...argv, '--now', asOf], {cwd: home, env: {...process.env, ...environment}, stdio: 'ignore'});
};

run('simulate', 'logs', '--seed', '1');
run('ack', 'add', '--connector', 'Jive', '--reason', 'Target mailbox has no licence', '--note', 'contractors, licences ordered', '--expires', '30d');
mkdirSync(target, {recursive: true});
for (const {name, title, columns, rows, steps} of pictures) {
	const terminal = openTerminal(['logs', '--now', asOf, '--fresh', '--config', 'logs.connwatch.json'], {
		columns, rows, environment, currentFolder: home,
	});
	await play(terminal, steps);
	writeFileSync(path.join(target, `${name}.svg`), drawScreen(title, columns, terminal.runs()));
	writeFileSync(path.join(target, `${name}.txt`), `${terminal.screen().map(line => line.trimEnd()).join('\n').trimEnd()}\n`);
	terminal.type('Q');
	await terminal.exited;
	console.log(`docs/pictures/${name}.svg`);
}

// The first thing a reader sees is what a user sees.
const readme = path.join(root, 'readme.md');
const board = readFileSync(path.join(target, 'board-small.txt'), 'utf8');
writeFileSync(readme, readFileSync(readme, 'utf8').replace(/```\n[^`]*```/v, () => `\`\`\`\n${board}\`\`\``));
rmSync(home, {recursive: true, force: true});
