/**
Builds single executables into dist-exe/, with the licences, a bill of materials each, and SHA256SUMS. Any machine of the table
builds for all of them; one built on its own kind of machine starts faster, and is signed on macOS, which runs nothing unsigned.
Usage: npm run build:exe -- linux-x64 [linux-arm64] [win-x64] [darwin-arm64] [--into <folder>]
*/
import {execFileSync} from 'node:child_process';
import {createHash} from 'node:crypto';
import {
	chmodSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {parseArgs} from 'node:util';
import {billOfMaterials} from './bill-of-materials.ts';
import {bundle} from './build.ts';
import {executableTargets, nodeVersion, targetOfMachine} from './executable-targets.ts';
import {fetchNode, fetchNodeLicence} from './fetch-node.ts';
import {
	formatLicences,
	licencesFile,
	withoutTwins,
	type BundledPackage,
} from './licences.ts';

const root = path.resolve(import.meta.dirname, '..');

/** Key of the worker among the assets; source/intake/threads/start-worker.ts asks for it. */
const workerAsset = 'worker.js';

/** Bundles an entry into one file, as an executable cannot load chunks; returns the packages in it. */
const bundleWhole = async (entry: string, file: string): Promise<readonly BundledPackage[]> => bundle(entry, {file, codeSplitting: false});

/** The program as two files of a folder. */
type Program = {readonly main: string; readonly worker: string; readonly packages: readonly BundledPackage[]};

const bundleProgram = async (folder: string): Promise<Program> => {
	const [main, worker] = ['cli.mjs', workerAsset];
	const packages = [...await bundleWhole('cli.tsx', path.join(folder, main)), ...await bundleWhole('source/intake/worker.ts', path.join(folder, worker))];
	return {main, worker, packages: withoutTwins(packages)};
};

type Building = {
	readonly program: Program;
	/** The Node that builds. */
	readonly builder: string;
	readonly folder: string;
	readonly into: string;
};

/** Builds the executable of a target around its Node and returns where it is. */
const buildExecutable = (name: string, node: string, {program, builder, folder, into}: Building): string => {
	const output = path.join(into, executableTargets[name]!.file);
	const configuration = `${name}.json`;
	writeFileSync(path.join(folder, configuration), JSON.stringify({
		// Relative, as the name is part of the executable: the folder differs from build to build.
		main: program.main,
		mainFormat: 'module',
		executable: node,
		output,
		disableExperimentalSEAWarning: true,
		// Halves the start (54 ms of CPU instead of 109), and is understood by the machine that made it only.
		useCodeCache: node === builder,
		// What runs must not depend on NODE_OPTIONS of whoever runs it: one of them opens a socket.
		execArgvExtension: 'none',
		assets: {[workerAsset]: program.worker},
	}));
	rmSync(output, {force: true});
	execFileSync(builder, ['--build-sea', configuration], {cwd: folder, stdio: ['ignore', 'ignore', 'inherit']});
	chmodSync(output, 0o755);
	if (name.startsWith('darwin') && process.platform === 'darwin') {
		execFileSync('codesign', ['--sign', '-', '--force', output], {stdio: 'inherit'});
	}

	return output;
};

const nodeComponent = (name: string) => ({
	'bom-ref': `${executableTargets[name]!.package}@${nodeVersion}`,
	type: 'platform',
	name: 'node',
	version: nodeVersion,
	scope: 'required',
	purl: `pkg:npm/${executableTargets[name]!.package}@${nodeVersion}`,
	hashes: [{alg: 'SHA-512', content: Buffer.from(executableTargets[name]!.integrity.replace('sha512-', ''), 'base64').toString('hex')}],
});

const writeSums = (into: string): void => {
	const files = readdirSync(into).filter(file => file !== 'SHA256SUMS').toSorted((a, b) => a.localeCompare(b, 'en'));
	writeFileSync(path.join(into, 'SHA256SUMS'), files.map(file => `${createHash('sha256').update(readFileSync(path.join(into, file))).digest('hex')}  ${file}\n`).join(''));
};

const buildExecutables = async (names: readonly string[], machine: string, into: string): Promise<void> => {
	mkdirSync(into, {recursive: true});
	const folder = mkdtempSync(path.join(tmpdir(), 'connwatch-exe-'));
	try {
		const program = await bundleProgram(folder);
		const builder = fetchNode(executableTargets[machine]!, folder);
		writeFileSync(path.join(into, licencesFile), `${formatLicences(program.packages)}\nThe executables contain Node.js ${nodeVersion}:\n\n${fetchNodeLicence(folder)}`);
		for (const name of names) {
			const startedAt = performance.now();
			const node = name === machine ? builder : fetchNode(executableTargets[name]!, folder);
			const output = buildExecutable(name, node, {
				program, builder, folder, into,
			});
			writeFileSync(`${output}.cdx.json`, `${JSON.stringify(billOfMaterials(program.packages, [nodeComponent(name)], root), null, '\t')}\n`);
			console.log(`${path.basename(output)}: ${(statSync(output).size / 1e6).toFixed(0)} MB, built in ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
			if (name.startsWith('darwin') && process.platform !== 'darwin') {
				console.log(`${path.basename(output)} is not signed: sign it on a Mac with \`codesign --sign - --force\`, or it does not run`);
			}
		}

		writeSums(into);
	} finally {
		rmSync(folder, {recursive: true, force: true});
	}
};

const {values, positionals: names} = parseArgs({allowPositionals: true, options: {into: {type: 'string', default: path.join(root, 'dist-exe')}}});
const unknown = names.filter(name => !Object.hasOwn(executableTargets, name));
const machine = targetOfMachine(process.platform, process.arch);
if (machine === undefined) {
	console.error(`there is no Node to build with for ${process.platform}-${process.arch}`);
	process.exitCode = 70;
} else if (names.length === 0 || unknown.length > 0) {
	console.error(`${unknown.length > 0 ? `unknown: ${unknown.join(', ')}` : 'name what to build'}; targets: ${Object.keys(executableTargets).join(', ')}`);
	process.exitCode = 64;
} else {
	await buildExecutables(names, machine, path.resolve(values.into));
}
