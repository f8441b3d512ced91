/** The documents made from the tables: `npm run docs` writes them anew, and this fails when one drifts from its table. */
import {readFileSync} from 'node:fs';
import {expect, test} from 'vitest';
import {manualPage} from '../source/commands/documents/documentation.ts';
import {checksDocument} from '../source/connectors/judge/documentation.ts';
import {documentFormats} from '../source/decode/documentation.ts';
import {keysDocumentation} from '../source/ui/keys/keys-documentation.ts';

const {version} = JSON.parse(readFileSync('package.json', 'utf8')) as {version: string};
const [, released = '2026-11-22'] = /^## \[\d[^\]]*\] - (\S+)$/mv.exec(readFileSync('CHANGELOG.md', 'utf8')) ?? [];

test.each([
	['log-formats.md', documentFormats()],
	['keys.md', keysDocumentation()],
	['checks.md', checksDocument()],
	['connwatch.1', manualPage(version, released)],
])('docs/%s is what the tables say', async (name, text) => {
	await expect(text).toMatchFileSnapshot(`../docs/${name}`);
});
