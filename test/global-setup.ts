import process from 'node:process';
import {execFileSync} from 'node:child_process';
import {existsSync} from 'node:fs';

/** Builds the bundle once, so that end-to-end tests run what users run. */
export default function setup(): void {
	if (process.env['CONNWATCH_SKIP_BUILD'] || !existsSync('scripts/build.ts')) {
		return;
	}

	execFileSync(process.execPath, ['scripts/build.ts', '--quiet'], {stdio: 'inherit'});
}
