/** The generated documents: one that differs from its table fails here, and `npm run docs` writes it again. */
import {readFileSync} from 'node:fs';
import path from 'node:path';
import {expect, test} from 'vitest';
import {documents} from '../../scripts/documents/documents.ts';

test.each(documents)('docs/$file is up to date (npm run docs)', async ({file, make}) => {
	expect(readFileSync(path.join('docs', file), 'utf8')).toBe(await make());
});
