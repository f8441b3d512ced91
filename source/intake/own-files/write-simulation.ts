import {Buffer} from 'node:buffer';
import {
	mkdtemp,
	readdir,
	rename,
	rm,
	utimes,
	writeFile,
} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import nodePath from 'node:path';
import {makeFolder} from '../system/make-folder.ts';
import {replaceFile} from '../system/replace-file.ts';
import {describeWriteError} from '../system/write-errors.ts';

/** A log to write: path relative with `/`, modification time in milliseconds. */
type LogToWrite = {
	readonly path: string;
	readonly text: string;
	readonly encoding: 'utf-8' | 'utf-16le';
	readonly modifiedAt: number;
};

/** The logs could not be written; the message is a sentence for the user. */
export class SimulationError extends Error {
	override name = 'SimulationError';
}

/** Returns a new folder below the system's place for temporary files; throws a SimulationError when there can be none. */
export const makeTemporaryFolder = async (): Promise<string> => explained(tmpdir(), async () => mkdtemp(nodePath.join(tmpdir(), 'connwatch-demo-')));

/** Removes a folder made by makeTemporaryFolder, with everything in it. */
export const removeTemporaryFolder = async (folder: string): Promise<void> => rm(folder, {recursive: true, force: true});

/** Writes logs into a folder that is new or empty; throws a SimulationError for any other, so that no real log is ever near. */
export const writeSimulation = async (folder: string, files: readonly LogToWrite[]): Promise<void> => {
	await explained(folder, async () => {
		await makeFolder(folder);
		const entries = await readdir(folder);
		if (entries.length > 0) {
			throw new SimulationError(`The folder ${folder} is not empty: simulated logs go into a new or an empty one.`);
		}

		for (const file of files) {
			await writeLog(nodePath.join(folder, file.path), file);
		}
	});
};

/** Delivers one more log as a browser does: under a pending name first, then renamed. */
export const deliverLog = async (folder: string, file: LogToWrite): Promise<void> => {
	await explained(folder, async () => {
		const path = nodePath.join(folder, file.path);
		const pending = `${path}.crdownload`;
		await writeLog(pending, file);
		await rename(pending, path);
	});
};

/** Writes the configuration of simulated connectors beside their folder, and returns its path. */
export const writeSimulatedConfiguration = async (folder: string, configuration: Readonly<Record<string, unknown>>): Promise<string> => {
	const path = `${folder}.connwatch.json`;
	await explained(path, async () => {
		await replaceFile(path, `${JSON.stringify(configuration, undefined, '\t')}\n`);
	});
	return path;
};

const writeLog = async (path: string, {text, encoding, modifiedAt}: LogToWrite): Promise<void> => {
	await makeFolder(nodePath.dirname(path));
	await writeFile(path, encoding === 'utf-16le' ? Buffer.from(`\uFEFF${text}`, 'utf16le') : text, {flag: 'wx', mode: 0o600});
	await utimes(path, new Date(modifiedAt), new Date(modifiedAt));
};

const explained = async <Result>(place: string, task: () => Promise<Result>): Promise<Result> => {
	try {
		return await task();
	} catch (error) {
		throw error instanceof SimulationError ? error : new SimulationError(`The simulated logs cannot be written into ${place}: ${describeWriteError(error)}.`);
	}
};
