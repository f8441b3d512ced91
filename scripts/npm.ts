import {execFileSync} from 'node:child_process';
import process from 'node:process';

/** Runs npm and returns what it printed: the npm that runs us, where one does, so that Windows needs no shell. */
export const npm = (flags: readonly string[], currentFolder: string): string => {
	const path = process.env['npm_execpath'];
	const [file, before] = path?.endsWith('.js') ? [process.execPath, [path]] : ['npm', []];
	return execFileSync(file, [...before, ...flags, '--loglevel=error'], {encoding: 'utf8', cwd: currentFolder, maxBuffer: 64 * 1024 * 1024});
};
