/** A folder of a server mounted as a share: sshfs over pipes to an SFTP server, so that no network and no account is needed. */
import {execFileSync, spawn} from 'node:child_process';
import {
	existsSync,
	mkdtempSync,
	readFileSync,
	rmdirSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {setTimeout as delay} from 'node:timers/promises';
import {reasonAgainst} from './run-watcher.ts';

export type Share = {
	/** Stops the server: what was asked of it is not answered. */
	readonly hang: () => void;
	readonly answer: () => void;
	readonly unmount: () => void;
};

const server = '/usr/lib/openssh/sftp-server';

/** Mounts `folder` on `mountPoint`, without any cache; rejects where that cannot be done. */
export const mountShare = async (folder: string, mountPoint: string): Promise<Share> => {
	const serving = spawn(server, ['-e'], {stdio: ['pipe', 'pipe', 'ignore']});
	const mounting = spawn('sshfs', ['-f', '-o', 'passive,dcache_timeout=0,cache=no,attr_timeout=0,entry_timeout=0', `server:${folder}`, mountPoint], {stdio: ['pipe', 'pipe', 'pipe']});
	serving.stdout.pipe(mounting.stdin);
	mounting.stdout.pipe(serving.stdin);
	// At the end one of them goes first.
	for (const {stdin} of [serving, mounting]) {
		stdin.on('error', () => undefined);
	}

	let errors = '';
	mounting.stderr.on('data', bytes => {
		errors += String(bytes);
	});
	const share: Share = {
		hang() {
			serving.kill('SIGSTOP');
		},
		answer() {
			serving.kill('SIGCONT');
		},
		unmount() {
			serving.kill('SIGCONT');
			execFileSync('umount', ['-l', mountPoint]);
			mounting.kill();
			serving.kill();
		},
	};
	for (let waited = 0; waited < 50; waited++) {
		if (readFileSync('/proc/mounts', 'utf8').includes(` ${mountPoint} fuse.sshfs `)) {
			return share;
		}

		if (mounting.exitCode !== null) {
			break;
		}

		await delay(100);
	}

	mounting.kill();
	serving.kill();
	throw new Error(`nothing was mounted: ${errors.trim()}`);
};

/** Returns why no share can be mounted here; null when one can. */
export const reasonAgainstShares = async (): Promise<string | null> => {
	const missing = reasonAgainst('sshfs', '--version') ?? (existsSync(server) ? null : `there is no ${server}`);
	if (missing !== null) {
		return missing;
	}

	const mountPoint = mkdtempSync(path.join(tmpdir(), 'connwatch-share-'));
	try {
		const share = await mountShare(tmpdir(), mountPoint);
		share.unmount();
		return null;
	} catch (error) {
		return `no share can be mounted here: ${(error as Error).message.split('\n', 1)[0]!}`;
	} finally {
		rmdirSync(mountPoint);
	}
};
