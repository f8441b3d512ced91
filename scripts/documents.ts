/**
Writes the generated documents below docs/.
Usage: npm run docs
*/
import {writeFileSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {documents} from './documents/documents.ts';

process.chdir(path.resolve(import.meta.dirname, '..'));
for (const {file, make} of documents) {
	writeFileSync(path.join('docs', file), await make());
}
