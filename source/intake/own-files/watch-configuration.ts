import {stat} from 'node:fs/promises';
import {describeError} from '../system/system-errors.ts';
import {
	ConfigurationError,
	readConfiguration,
	type Configuration,
	type ConfigurationSource,
} from './configuration.ts';

/** A configuration file, and which version of it has been read. */
export type VersionedSource = ConfigurationSource & {readonly version: string};

export type ConfigurationWatch = {readonly close: () => void};

export type ConfigurationWatchOptions = {
	/** Called with each configuration that is valid and new. */
	readonly onChange: (configuration: Configuration) => void;
	/** Called with why the old configuration stays in use, and with null when the file is right again. */
	readonly onProblem: (sentence: string | null) => void;
	/** Milliseconds between two looks. */
	readonly every?: number;
};

/**
Looks at the configuration file again and again, and reads it when it is not the version that was read: a bad one is reported,
and the old one stays in use. It asks the file system itself instead of waiting for events: editors replace files, shares send none.
*/
export const watchConfiguration = ({version: readVersion, ...source}: VersionedSource, {onChange, onProblem, every = 2000}: ConfigurationWatchOptions): ConfigurationWatch => {
	let isClosed = false;
	let seen = readVersion;
	let hasProblem = false;

	const report = (sentence: string | null): void => {
		if (sentence !== null || hasProblem) {
			hasProblem = sentence !== null;
			onProblem(sentence);
		}
	};

	const look = async (): Promise<void> => {
		const version = await versionOf(source.path);
		if (isClosed || version === seen) {
			return;
		}

		seen = version;
		if (version === missing) {
			report(`${source.path} is gone: what it said still holds.`);
			return;
		}

		try {
			const configuration = await readConfiguration({...source, isOptional: false});
			if (!isClosed) {
				onChange(configuration);
				report(null);
			}
		} catch (error) {
			const sentence = error instanceof ConfigurationError ? error.message : `${source.path}: ${describeError(error)}.`;
			report(`${sentence} What it said before still holds.`);
		}
	};

	let timer: NodeJS.Timeout | undefined;
	const again = async (): Promise<void> => {
		await look();
		if (!isClosed) {
			timer = setTimeout(again, every).unref();
		}
	};

	void again();
	return {
		close() {
			isClosed = true;
			clearTimeout(timer);
		},
	};
};

const missing = 'missing';

/** Returns a text that is another one whenever the file was written or replaced. To be asked before the file is read. */
export const versionOf = async (path: string): Promise<string> => {
	try {
		const {ino, size, mtimeMs, ctimeMs} = await stat(path);
		return [ino, size, mtimeMs, ctimeMs].join('/');
	} catch {
		return missing;
	}
};
