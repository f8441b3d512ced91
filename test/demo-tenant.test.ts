import {
	cpSync,
	existsSync,
	readdirSync,
	readFileSync,
	rmSync,
	utimesSync,
	writeFileSync,
} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {describe, expect, test} from 'vitest';
import {checks} from '../source/connectors/checks/index.ts';
import {dayStates} from '../source/connectors/days/days.ts';
import {states} from '../source/connectors/judge/states.ts';
import {readAcknowledgements} from '../source/intake/own-files/state-folder.ts';
import {writeSimulation} from '../source/intake/own-files/write-simulation.ts';
import {statusSchema, type StatusReport} from '../source/schema/status.ts';
import {defaultTenantOptions, simulateTenant} from '../source/simulate/tenant.ts';
import {run} from './commands/command-line.ts';
import {makeFolder} from './intake/temporary-folder.ts';

const sample = path.join(import.meta.dirname, '..', 'samples', 'demo-tenant');
const now = Date.parse('2026-11-22T08:00:00Z');
const tenant = simulateTenant({...defaultTenantOptions, now});

const textOf = (value: unknown): string => `${JSON.stringify(value, undefined, '\t')}\n`;

/** What lies beside the logs, by name. */
const companions = {
	'configuration.json': textOf({folders: ['logs'], connectors: tenant.connectors}),
	'acknowledgements.json': textOf({schemaVersion: 1, acknowledgements: tenant.acknowledgements.map(({reason, ...rest}) => ({...rest, reason, check: null}))}),
};

/** `CONNWATCH_WRITE_EXPECTED=1` writes the sample anew; look at the difference before committing. */
const isWriting = process.env['CONNWATCH_WRITE_EXPECTED'] === '1';

const writeSample = async (): Promise<void> => {
	rmSync(path.join(sample, 'logs'), {recursive: true, force: true});
	await writeSimulation(path.join(sample, 'logs'), tenant.files);
	for (const [name, text] of Object.entries(companions)) {
		writeFileSync(path.join(sample, name), text);
	}
};

if (isWriting) {
	await writeSample();
}

const filesIn = (folder: string): ReadonlyMap<string, string> => new Map(readdirSync(folder, {recursive: true, withFileTypes: true})
	.filter(entry => entry.isFile())
	.map(({parentPath, name}) => path.join(parentPath, name))
	.map(file => [path.relative(folder, file), readFileSync(file, 'latin1')]));

/** The board of the sample as committed; Git keeps no modification times, so these are given back first. */
const boardOf = async (): Promise<StatusReport> => {
	const home = makeFolder();
	const logs = path.join(home, 'logs');
	cpSync(path.join(sample, 'logs'), logs, {recursive: true});
	for (const {path: file, modifiedAt} of tenant.files) {
		utimesSync(path.join(logs, file), modifiedAt / 1000, modifiedAt / 1000);
	}

	cpSync(path.join(sample, 'configuration.json'), path.join(home, 'configuration.json'));
	cpSync(path.join(sample, 'acknowledgements.json'), path.join(home, 'state', 'connwatch', 'acknowledgements.json'));
	const {stdout, stderr} = await run(['status', '--config', path.join(home, 'configuration.json'), '--format', 'json'], home);
	expect(stderr).toBe('');
	return statusSchema.parse(JSON.parse(stdout.replaceAll(logs, 'logs')));
};

describe('the demo tenant', () => {
	test('is what the simulation writes', async () => {
		const home = makeFolder();
		await writeSimulation(path.join(home, 'logs'), tenant.files);
		expect(filesIn(path.join(sample, 'logs'))).toEqual(filesIn(path.join(home, 'logs')));
		for (const [name, text] of Object.entries(companions)) {
			expect(readFileSync(path.join(sample, name), 'utf8')).toBe(text);
		}
	});

	test('shows every state, every kind of day and every check there is', async () => {
		const {connectors} = await boardOf();
		expect(new Set(connectors.map(({state}) => state))).toEqual(new Set(states.map(({name}) => name)));
		expect(new Set(connectors.flatMap(({findings}) => findings.map(({check}) => check)))).toEqual(new Set(checks.map(({name}) => name)));
		const days = new Set(connectors.flatMap(connector => connector.days.map(({state}) => state)));
		// A lost day is older than the strip: the report goes back to it.
		expect(days.union(new Set(['lost']))).toEqual(new Set(dayStates.map(({name}) => name)));
		const report = await run(['report', path.join(sample, 'logs'), '--connector', 'Slack eDiscovery', '--format', 'csv'], makeFolder());
		expect(report.stdout).toContain(',2026-11-06,lost,false,');
	});

	test('shows the board that is expected', async () => {
		const board = await boardOf();
		const expected = path.join(sample, 'expected.json');
		if (isWriting) {
			writeFileSync(expected, textOf(board));
		}

		expect(existsSync(expected)).toBe(true);
		expect(board).toEqual(JSON.parse(readFileSync(expected, 'utf8')));
	});

	test('has acknowledgements a state folder takes', async () => {
		const home = makeFolder();
		cpSync(path.join(sample, 'acknowledgements.json'), path.join(home, 'acknowledgements.json'));
		const {value, problem} = await readAcknowledgements(home, now);
		expect(problem).toBeNull();
		expect(value.map(({connector}) => connector)).toEqual(['Jive']);
	});
});
