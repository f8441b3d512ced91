import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {run} from '../../test/commands/command-line.ts';
import {checksDocument} from './checks.ts';
import {commandsDocument, manualPage} from './commands.ts';
import {configurationDocument} from './configuration.ts';
import {documentFormats} from './formats.ts';
import {keysDocumentation} from './keys.ts';
import {outputsDocument} from './outputs.ts';

/** A generated document: its path below docs/, and what makes its text. */
export type GeneratedDocument = {readonly file: string; readonly make: () => string | Promise<string>};

/** Every document that is made from the tables of the program, or from what it prints. */
export const documents: readonly GeneratedDocument[] = [
	{file: 'log-formats.md', make: documentFormats},
	{file: 'keys.md', make: keysDocumentation},
	{file: 'checks.md', make: checksDocument},
	{file: 'commands.md', make: commandsDocument},
	{file: 'configuration.md', make: configurationDocument},
	{file: 'connwatch.1', make: () => manualPage(...release())},
	{file: 'outputs.md', make: printedOutputs},
];

/** Version of package.json and the date of its newest release; before the first one a fixed date. */
const release = (): [version: string, date: string] => {
	const {version} = JSON.parse(readFileSync('package.json', 'utf8')) as {version: string};
	const [, date = '2026-11-22'] = /^## \[\d[^\]]*\] - (\S+)$/mv.exec(readFileSync('CHANGELOG.md', 'utf8')) ?? [];
	return [version, date];
};

/** Runs every command over the demo tenant in a temporary folder; throws where one of them ends in an unexpected way. */
async function printedOutputs(): Promise<string> {
	const home = mkdtempSync(path.join(tmpdir(), 'connwatch-documents-'));
	try {
		const logs = path.join(home, 'logs');
		await run(['simulate', logs, '--seed', '1', '--days', '9'], home);
		return await outputsDocument(async argv => {
			const {stdout, stderr, exitCode} = await run([...argv, '--config', `${logs}.connwatch.json`, ...argv[0] === 'status' ? ['--no-color'] : []], home);
			if (stderr !== '' || exitCode !== (argv[0] === 'check' ? 2 : 0)) {
				throw new Error(`connwatch ${argv.join(' ')} ended with ${exitCode}: ${stderr}`);
			}

			// The tokens of a mask depend on a key of this home alone.
			return stdout.replaceAll(logs, '/logs').replaceAll(/(?<kind>user|item)-[\da-f]{8}/gv, '$<kind>-7f3a1c09');
		});
	} finally {
		rmSync(home, {recursive: true, force: true});
	}
}
