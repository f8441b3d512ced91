import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {describe, expect, test} from 'vitest';
import {decode} from '../source/decode/decoder.ts';
import {layouts} from '../source/decode/layouts/index.ts';
import {encodings, lineEnds} from './decode/render.ts';
import {factsOf} from './decode/model.ts';
import {projectReading} from './decode/projection.ts';

const root = path.join(import.meta.dirname, '..', 'samples');
const kinds = ['admin-log', 'records-log', 'audit-export', 'not-a-log'] as const;

const cases = kinds.flatMap(kind => fs.readdirSync(path.join(root, kind)).map(name => ({kind, name, folder: path.join(root, kind, name)})));

const inputsOf = (folder: string): readonly string[] => fs.readdirSync(folder).filter(name => name !== 'expected.json').toSorted();

/** `CONNWATCH_WRITE_EXPECTED=1` writes expectations for new or changed samples; look at the difference before committing. */
const isWriting = process.env['CONNWATCH_WRITE_EXPECTED'] === '1';

describe('samples', () => {
	test.each(cases)('$kind/$name', ({kind, folder}) => {
		const inputs = inputsOf(folder);
		expect(inputs.length, 'a sample has an input file').toBeGreaterThan(0);
		const readings = inputs.map(name => decode(fs.readFileSync(path.join(folder, name))));
		const actual: unknown = structuredClone(Object.fromEntries(inputs.map((name, index) => [name, projectReading(readings[index]!)])));
		const expectedPath = path.join(folder, 'expected.json');
		if (isWriting) {
			fs.writeFileSync(expectedPath, `${JSON.stringify(actual, undefined, '\t')}\n`);
		}

		expect(actual).toEqual(JSON.parse(fs.readFileSync(expectedPath, 'utf8')));
		for (const reading of readings) {
			expect(reading.kind).toBe(kind === 'not-a-log' ? null : kind);
			expect(reading.unrecognised !== null).toBe(kind === 'not-a-log');
			expect(reading.bytes.understood + reading.bytes.skipped).toBe(reading.bytes.total);
		}
	});

	test('every layout has a sample', () => {
		const read = new Set(cases.flatMap(({folder}) => inputsOf(folder).flatMap(name => decode(fs.readFileSync(path.join(folder, name))).layouts)));
		expect([...read].toSorted()).toEqual(layouts.map(({name}) => name).toSorted());
	});

	test('the published records log is here byte for byte', () => {
		const text = fs.readFileSync(path.join(root, 'records-log', 'published', 'HR termination data_Log.txt'), 'latin1');
		const rule = '-'.repeat(26);
		expect(text).toBe([
			rule,
			'Import Time: 1/13/2020 8:36:56 AM (UTC)',
			'RecordsSaved: 4, RecordsSkipped: 0, EmailIdsNotSaved:',
			rule,
			rule,
			'Import Time: 1/14/2020 2:12:40 PM (UTC)',
			'RecordsSaved: 4, RecordsSkipped: 0, EmailIdsNotSaved:',
			rule,
			'',
		].join('\n'));
	});
});

/** Samples whose own bytes are the point: another encoding or line end would be another sample. */
const byteSamples = new Set(['windows-1252', 'utf-16', 'mixed-line-ends', 'holes-of-zeros', 'unfinished-character', 'mixed-encoding-tail', 'utf16-then-utf8']);
const textCases = cases.filter(({kind, name}) => kind !== 'not-a-log' && !byteSamples.has(name));

const isLatin = (text: string): boolean => /^[\t\n\v\f\u0020-\u007E]*$/v.test(text);

const texts = textCases.flatMap(({kind, name, folder}) => inputsOf(folder).map(input => ({title: `${kind}/${name}`, text: fs.readFileSync(path.join(folder, input), 'utf8')})));

const variants = texts.flatMap(({title, text}) => encodings.flatMap(({name, isNarrow, encode}) => Object.entries(lineEnds).map(([lineEnd, convert]) =>
	({
		title, text, name, lineEnd, isApplicable: !isNarrow || isLatin(text), bytes: () => encode(convert(text)),
	}))));

describe('every sample in every encoding and with every line end gives the same records', () => {
	test.each(variants.filter(({isApplicable}) => isApplicable))('$title as $name with $lineEnd', ({text, bytes}) => {
		expect(factsOf(decode(bytes()))).toEqual(factsOf(decode(new TextEncoder().encode(text))));
	});
});

describe('every sample cut at every byte shows nothing the whole lacks', () => {
	test.each(texts)('$title', ({text}) => {
		const bytes = new TextEncoder().encode(text);
		const whole = factsOf(decode(bytes));
		const known = new Set(whole.imports.map(({completedAt, counts}) => JSON.stringify([completedAt, counts])));
		const rows = new Set(whole.imports.flatMap(({items}) => items?.map(item => JSON.stringify(item)) ?? []));
		const isAudit = whole.imports.some(({counts}) => counts['imported'] === null && counts['skipped'] !== null);
		for (let end = 0; end < bytes.length; end += 1) {
			const part = decode(bytes.subarray(0, end), {isSettled: false});
			for (const {completedAt, counts, items} of factsOf(part).imports) {
				expect(isAudit || known.has(JSON.stringify([completedAt, counts]))).toBe(true);
				expect(items?.every(item => rows.has(JSON.stringify(item))) ?? true).toBe(true);
			}

			expect(part.imports.every(({isComplete}) => isComplete)).toBe(true);
		}
	});
});

test('the README says what each sample shows', () => {
	const readme = fs.readFileSync(path.join(root, 'README.md'), 'utf8');
	expect(cases.filter(({name}) => !readme.includes(`| \`${name}\` | `)).map(({name}) => name)).toEqual([]);
});
