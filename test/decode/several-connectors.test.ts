import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {decode} from '../../source/decode/decoder.ts';
import {at, logFile, now} from '../connectors/build.ts';
import {tenantOf} from '../connectors/judged.ts';

type Import = {readonly date: string; readonly failed: number};
type Section = {readonly name: string; readonly imports: readonly Import[]};

const timeOf = ({date}: Import): string => `${date}T02:00:00Z`;
const total = 100;

const block = (item: Import, ...inside: readonly string[]): string => [
	`Import completion time: ${timeOf(item)}`,
	...inside,
	'Items available from source: 50',
	`Items available for import: ${total}`,
	`Items imported successfully: ${total - item.failed}`,
	'Items partially imported: 0',
	'Items skipped: 0',
	`Items failed: ${item.failed}`,
].join('\n');

const columns = 'Import completion time,Items available from source,Items available for import,Items imported successfully,Items partially imported,Items skipped,Items failed';
const rowOf = (item: Import): string => `${timeOf(item)},50,${total},${total - item.failed},0,0,${item.failed}`;
const objectOf = (item: Import) => ({
	ImportCompletionTime: timeOf(item),
	ItemsAvailableFromSource: 50,
	ItemsAvailableForImport: total,
	ItemsImportedSuccessfully: total - item.failed,
	ItemsPartiallyImported: 0,
	ItemsSkipped: 0,
	ItemsFailed: item.failed,
});

const each = (sections: readonly Section[], render: (name: string, item: Import) => string, joint = '\n\n'): string =>
	sections.flatMap(({name, imports}) => imports.map(item => render(name, item))).join(joint);

type Rendering = (sections: readonly Section[]) => string;

const labels = ['Connector name', 'Connector', 'DisplayName', 'Display name', 'Name', 'JobType', 'Job type', 'Connector ID', 'Data connector'];

/** Ways to write several connectors into one file that say whose each import is. */
const clear: Readonly<Record<string, Rendering>> = {
	...Object.fromEntries(labels.flatMap((label): Array<[string, Rendering]> => [
		[`${label} above each import`, sections => each(sections, (name, item) => `${label}: ${name}\n${block(item)}`)],
		[`${label} in each import`, sections => each(sections, (name, item) => block(item, `${label}: ${name}`))],
		[`${label} below each import`, sections => each(sections, (name, item) => `${block(item)}\n${label}: ${name}`)],
		[`a column ${label}`, sections => `${label},${columns}\n${each(sections, (name, item) => `${name},${rowOf(item)}`, '\n')}\n`],
		[`a last column ${label}`, sections => `${columns},${label}\n${each(sections, (name, item) => `${rowOf(item)},${name}`, '\n')}\n`],
		[`a column ${label} filled in the first row of a group`, sections => `${label},${columns}\n${sections.map(({name, imports}) => imports.map((item, index) => `${index === 0 ? name : ''},${rowOf(item)}`).join('\n')).join('\n')}\n`],
		[`a key ${label} in each object`, sections => JSON.stringify(sections.flatMap(({name, imports}) => imports.map(item => ({[label]: name, ...objectOf(item)}))))],
		[`a last key ${label} in each object, one a line`, sections => each(sections, (name, item) => JSON.stringify({...objectOf(item), [label]: name}), '\n')],
	])),
	'names above sections': sections => sections.map(({name, imports}) => `Connector name: ${name}\n\n${imports.map(item => block(item)).join('\n\n')}`).join('\n\n'),
	'names below sections': sections => sections.map(({name, imports}) => `${imports.map(item => block(item)).join('\n\n')}\n\nConnector name: ${name}`).join('\n\n'),
	'names below sections, a rule behind each': sections => sections.map(({name, imports}) => `${imports.map(item => block(item)).join('\n\n')}\nConnector name: ${name}\n-----------`).join('\n\n'),
	'names and ids above each import': sections => each(sections, (name, item) => `Connector ID: 8f3a-${name.length}\nConnector name: ${name}\n${block(item)}`),
	'names behind the time': sections => each(sections, (name, item) => block(item).replace('\n', `, Connector: ${name}\n`)),
};

const firstDay = '2026-11-15';
const dates = Array.from({length: 8}, (_, index) => new Date(Date.parse(`${firstDay}T00:00:00Z`) + (index * 86_400_000)).toISOString().slice(0, 10));

const sectionsOf = fc.tuple(
	fc.uniqueArray(fc.constantFrom('Bloomberg', 'Slack eDiscovery', 'ICE Chat', 'WhatsApp', 'HR 2', 'Zoom-Meetings'), {minLength: 2, maxLength: 4}),
	fc.array(fc.record({
		from: fc.integer({min: 0, max: 4}),
		to: fc.integer({min: 4, max: 8}),
		failedAt: fc.option(fc.integer({min: 0, max: 7}), {freq: 2}),
		failed: fc.constantFrom(1, 14, 90),
	}), {minLength: 4, maxLength: 4}),
).map(([names, weeks]) => names.map((name, place): Section => {
	const {from, to, failedAt, failed} = weeks[place]!;
	return {name, imports: dates.slice(from, Math.max(to, from + 1)).map((date, index) => ({date, failed: from + index === failedAt ? failed : 0}))};
}));

const judge = (texts: ReadonlyArray<readonly [path: string, text: string]>) => tenantOf(texts.map(([path, text]) =>
	logFile(path, {modifiedAt: at('2026-11-22T03:00'), reading: decode(new TextEncoder().encode(text))})));

const statesOf = (texts: ReadonlyArray<readonly [path: string, text: string]>) =>
	Object.fromEntries(judge(texts).connectors.map(({key, state, totals}) => [key, {state, imports: totals.imports, failed: totals.failed}]));

const separate = (sections: readonly Section[]) => statesOf(sections.map(({name, imports}): [string, string] => [`${name}_Log.txt`, imports.map(item => block(item)).join('\n\n')]));

describe('several connectors in one file are judged as in files of their own', () => {
	test.each(Object.entries(clear))('%s', (_, render) => {
		fc.assert(fc.property(sectionsOf, sections => {
			expect(now).toBe(at('2026-11-22T08:00'));
			expect(statesOf([['all.txt', render(sections)]])).toEqual(separate(sections));
		}), {numRuns: 12});
	});
});
