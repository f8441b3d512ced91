import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {onTestFinished} from 'vitest';

/** Returns a new folder that is gone when the test is done. */
export const temporaryFolder = (): string => {
	const folder = mkdtempSync(path.join(tmpdir(), 'connwatch-test-'));
	onTestFinished(() => {
		rmSync(folder, {recursive: true, force: true});
	});
	return folder;
};
