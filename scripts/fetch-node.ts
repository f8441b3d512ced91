import {execFileSync} from 'node:child_process';
import {createHash} from 'node:crypto';
import {mkdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {nodeVersion, type ExecutableTarget} from './executable-targets.ts';
import {npm} from './npm.ts';

export type FetchedNode = {readonly node: string; readonly licence: string};

/** Downloads the Node of a target into a folder and returns where it lies; throws when it is not the pinned one. */
export const fetchNode = (target: ExecutableTarget, folder: string): FetchedNode => {
	mkdirSync(folder, {recursive: true});
	const [packed] = JSON.parse(npm(['pack', `${target.package}@${nodeVersion}`, '--json', '--pack-destination', folder], folder)) as ReadonlyArray<{filename: string}>;
	const archive = path.join(folder, packed!.filename);
	const integrity = `sha512-${createHash('sha512').update(readFileSync(archive)).digest('base64')}`;
	if (integrity !== target.integrity) {
		throw new Error(`${target.package} ${nodeVersion} is ${integrity}, and ${target.integrity} is pinned: do not use it`);
	}

	execFileSync('tar', ['-xzf', packed!.filename, `package/${target.node}`, 'package/LICENSE'], {cwd: folder});
	return {node: path.join(folder, 'package', target.node), licence: path.join(folder, 'package/LICENSE')};
};
