import {execFileSync} from 'node:child_process';
import {createHash} from 'node:crypto';
import {existsSync, mkdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {executableTargets, nodeVersion, type ExecutableTarget} from './executable-targets.ts';
import {npm} from './npm.ts';

/** Downloads the Node of a target into a folder, unless it is there, and returns where one of its files lies; throws when it is not the pinned one. */
const fetchFile = (target: ExecutableTarget, file: string, folder: string): string => {
	const archive = `${target.package}-${nodeVersion}.tgz`;
	if (!existsSync(path.join(folder, archive))) {
		mkdirSync(folder, {recursive: true});
		npm(['pack', `${target.package}@${nodeVersion}`, '--pack-destination', folder], folder);
	}

	const integrity = `sha512-${createHash('sha512').update(readFileSync(path.join(folder, archive))).digest('base64')}`;
	if (integrity !== target.integrity) {
		throw new Error(`${target.package} ${nodeVersion} is ${integrity}, and ${target.integrity} is pinned: do not use it`);
	}

	const inside = path.join(folder, target.package);
	mkdirSync(inside, {recursive: true});
	// Relative names, as the tar of Windows takes the colon of a drive for a host.
	execFileSync('tar', ['-xzf', archive, '-C', target.package, `package/${file}`], {cwd: folder});
	return path.join(inside, 'package', file);
};

/** Returns where the Node of a target lies in a folder. */
export const fetchNode = (target: ExecutableTarget, folder: string): string => fetchFile(target, target.node, folder);

/** Returns the licence of Node, which is the same on every system; the package for Windows carries none. */
export const fetchNodeLicence = (folder: string): string => readFileSync(fetchFile(executableTargets['linux-x64']!, 'LICENSE', folder), 'utf8');
