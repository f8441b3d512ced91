import nodePath from 'node:path';
import {makeFolder} from './make-folder.ts';
import {replaceFile, writeNewFile} from './replace-file.ts';
import {codeOf} from './system-errors.ts';
import {describeWriteError} from './write-errors.ts';

/** The configuration could not be written; the message is a sentence for the user. */
export class WriteConfigurationError extends Error {
	override name = 'WriteConfigurationError';
}

/** Writes a first configuration, and beside it the schema by which an editor completes it. Never over a file that is there. */
export const writeFirstConfiguration = async (path: string, configuration: Readonly<Record<string, unknown>>, schema: Readonly<Record<string, unknown>>): Promise<void> => {
	try {
		await makeFolder(nodePath.dirname(path));
		await writeNewFile(path, textOf({$schema: `./${nodePath.basename(schemaPathOf(path))}`, ...configuration}));
		await replaceFile(schemaPathOf(path), textOf(schema));
	} catch (error) {
		throw new WriteConfigurationError(codeOf(error) === 'EEXIST'
			? `${path} is there already: it is left as it is.`
			: `${path} was not written: ${describeWriteError(error)}.`);
	}
};

/** Returns where the schema of a configuration lies: `config.schema.json` beside `config.json`. */
export const schemaPathOf = (path: string): string => path.replace(/(?:\.json)?$/v, '.schema.json');

const textOf = (value: unknown): string => `${JSON.stringify(value, undefined, '\t')}\n`;
