import {rm} from 'node:fs/promises';
import nodePath from 'node:path';
import {makeFolder} from '../system/make-folder.ts';
import {replaceFile, writeNewFile} from '../system/replace-file.ts';
import {codeOf} from '../system/system-errors.ts';
import {describeWriteError} from '../system/write-errors.ts';

/** The configuration could not be written; the message is a sentence for the user. */
export class WriteConfigurationError extends Error {
	override name = 'WriteConfigurationError';
}

/** Writes a first configuration, and beside it the schema by which an editor completes it. Never over a file that is there. */
export const writeFirstConfiguration = async (path: string, configuration: Readonly<Record<string, unknown>>, schema: Readonly<Record<string, unknown>>): Promise<void> => {
	try {
		await makeFolder(nodePath.dirname(path));
	} catch (error) {
		throw new WriteConfigurationError(`${path} was not written, for its folder cannot be made: ${describeWriteError(error)}.`);
	}

	try {
		await writeNewFile(path, textOf({$schema: `./${nodePath.basename(schemaPathOf(path))}`, ...configuration}));
		await writeSchema(path, textOf(schema));
	} catch (error) {
		throw new WriteConfigurationError(codeOf(error) === 'EEXIST'
			? `${path} already exists, not changed.`
			: `${path} was not written: ${describeWriteError(error)}.`);
	}
};

/** Without its schema the configuration goes, too: it would be in the way of another try. */
const writeSchema = async (path: string, schema: string): Promise<void> => {
	try {
		await replaceFile(schemaPathOf(path), schema);
	} catch (error) {
		await rm(path, {force: true});
		throw error;
	}
};

/** Returns the path of the schema of a configuration: `config.schema.json` beside `config.json`. */
export const schemaPathOf = (path: string): string => path.replace(/(?:\.json)?$/v, '.schema.json');

const textOf = (value: unknown): string => `${JSON.stringify(value, undefined, '\t')}\n`;
