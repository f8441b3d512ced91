import {mkdtempSync, realpathSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {onTestFinished} from 'vitest';

/** Milliseconds: a hundred thousand files are not removed in the ten seconds a test has by default. */
const removalLimit = 120_000;

/** Makes an empty folder that is removed when the test ends; returns its path without links. */
export const makeFolder = (): string => {
	const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'connwatch-')));
	onTestFinished(() => {
		rmSync(folder, {recursive: true, force: true, maxRetries: 3});
	}, removalLimit);
	return folder;
};
