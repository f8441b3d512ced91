/** What users get when they install: these files, no code of others at run time, no script, every licence. */
import {execFileSync} from 'node:child_process';
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {isBuiltin} from 'node:module';
import path from 'node:path';
import {beforeAll, expect, test} from 'vitest';
import packageJson from '../../package.json' with {type: 'json'};

type Packed = ReadonlyArray<{readonly files: ReadonlyArray<{readonly path: string; readonly mode: number}>; readonly size: number; readonly unpackedSize: number}>;

const allowed = /^(?:package\.json|readme\.md|LICENSE|CHANGELOG\.md|bin\/connwatch\.cjs|dist\/(?:[a-z][\w\-]*\.js|third-party-licences\.txt))$/v;

let packed: Packed[number];
const chunks = existsSync('dist') ? readdirSync('dist').filter(file => file.endsWith('.js')).map(file => readFileSync(path.join('dist', file), 'utf8')) : [];

beforeAll(() => {
	[packed] = JSON.parse(execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts', '--loglevel=error'], {encoding: 'utf8'})) as [Packed[number]];
	// On a busy machine npm takes ten seconds to begin.
}, 60_000);

test('nothing but the program, its licences and its documents is packed', () => {
	const files = packed.files.map(file => file.path);
	expect(files.filter(file => !allowed.test(file))).toEqual([]);
	expect(files).toEqual(expect.arrayContaining(['package.json', 'readme.md', 'LICENSE', 'CHANGELOG.md', 'bin/connwatch.cjs', 'dist/cli.js', 'dist/worker.js', 'dist/third-party-licences.txt']));
	expect(packed.size).toBeLessThan(1_100_000);
	expect(packed.unpackedSize).toBeLessThan(4_000_000);
});

test('nothing is installed beside it except a Node, and no script runs', () => {
	expect(packageJson).not.toHaveProperty('dependencies');
	expect(packageJson).not.toHaveProperty('peerDependencies');
	expect(Object.keys(packageJson.scripts).filter(name => /^(?:pre|post)?(?:install|prepare|uninstall)$/v.test(name))).toEqual([]);
	const {packages} = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {packages: Record<string, {dev?: boolean; hasInstallScript?: boolean; integrity?: string; resolved?: string}>};
	const installed = Object.entries(packages).filter(([name, {dev}]) => name !== '' && !dev);
	expect(installed.map(([name]) => name.replace('node_modules/', '')).toSorted((a, b) => a.localeCompare(b))).toEqual(Object.keys(packageJson.optionalDependencies).toSorted((a, b) => a.localeCompare(b)));
	expect(installed.filter(([, {hasInstallScript, integrity}]) => hasInstallScript || !integrity)).toEqual([]);
	expect(Object.values(packages).filter(({resolved}) => resolved !== undefined)).toEqual([]);
});

const importForms = [/\bgetBuiltinModule\("(?<name>[^"]+)"\)/gv, /\bfrom ?["'](?<name>[^"']+)["'];$/gmv, /^\s*import ?["'](?<name>[^"']+)["'];$/gmv, /\bimport\(["'](?<name>[^"']+)["']\)/gv];

test('the bundle imports only itself and Node', () => {
	// Examples in comments import, too: those lines are no code.
	const code = chunks.map(chunk => chunk.replaceAll(/^\s*\/\*[\s\S]*?\*\//gmv, '')).join('\n');
	const imported = new Set(importForms.flatMap(form => code.matchAll(form).map(({groups}) => groups!['name']!).toArray()));
	expect(imported).toContain('node:fs');
	expect(imported.size).toBeGreaterThan(50);
	expect([...imported].filter(name => !name.startsWith('./') && !isBuiltin(name))).toEqual([]);
});

test('every package in the bundle is in the licences file, with its text', () => {
	const sections = readFileSync('dist/third-party-licences.txt', 'utf8').split(/^={80}\n(?=\S+ \S+ \()/mv).slice(1);
	const packages = new Map(sections.map(section => [section.slice(0, section.indexOf(' ')), section]));
	// What our rooms import, and what Ink draws with.
	expect(packages.keys().toArray()).toEqual(expect.arrayContaining(['chokidar', 'ink', 'meow', 're2js', 'react', 'react-reconciler', 'scheduler', 'string-width', 'yoga-layout', 'zod']));
	// Published without a text by its authors.
	expect([...packages].filter(([, section]) => !/permission|redistribution/iv.test(section)).map(([name]) => name)).toEqual(['yoga-layout']);
});

test('the screens hold React, Ink and what these use, each once', () => {
	const files = readdirSync('dist').filter(file => file.endsWith('.js')).map(file => ({file, code: readFileSync(path.join('dist', file), 'utf8')}));
	const screens = files.filter(({file}) => file.startsWith('mount-'));
	expect(screens).toHaveLength(1);
	// What is read, parsed and compiled before the first frame. All of es-toolkit for one throttle were 450 KB more.
	expect(screens[0]!.code.length).toBeLessThan(1_100_000);
	const program = files.filter(({file}) => file !== 'worker.js').map(({code}) => code).join('\n');
	expect(program.match(/^\/\/ \S*\/string-width\/index\.js$/gmv)).toHaveLength(1);
});
