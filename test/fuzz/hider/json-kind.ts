import {
	isRecognisable,
	pairsOf,
	sizes,
	type Pairs,
} from './failing.ts';
import {textFile} from './folder.ts';
import {kindOf} from './kinds.ts';
import {countStyles, labelStyles} from './labels.ts';
import {timeStyles} from './times.ts';
import {jsonWeek} from './week.ts';

type Json = string | number | boolean | null | readonly Json[] | {readonly [key: string]: Json};

const cleanImports = (JSON.parse(jsonWeek.text) as readonly Json[]).slice(1) as ReadonlyArray<Readonly<Record<string, Json>>>;

/** How the failing import is written as a value. */
const values: ReadonlyArray<{readonly name: string; readonly of: (pairs: Pairs) => Json; readonly isBare?: boolean}> = [
	{name: 'object', of: pairs => Object.fromEntries(pairs)},
	{name: 'object with numbers', of: pairs => Object.fromEntries(pairs.map(([label, value]) => [label, /^\d+$/v.test(value) ? Number(value) : value]))},
	{name: 'list of names and values', of: pairs => pairs.map(([name, value]) => ({name, value}))},
	{name: 'list of pairs', of: pairs => pairs.map(([name, value]) => [name, value])},
	{name: 'list of objects with one key', of: pairs => pairs.map(([name, value]) => ({[name]: value}))},
	{name: 'objects around values', of: pairs => Object.fromEntries(pairs.map(([label, value]) => [label, {value}]))},
	{name: 'lists around values', of: pairs => Object.fromEntries(pairs.map(([label, value]) => [label, [value]]))},
	{name: 'counts apart', of: pairs => ({[pairs[0]![0]]: pairs[0]![1], counts: Object.fromEntries(pairs.slice(1))})},
	{name: 'values alone', isBare: true, of: pairs => pairs.map(([, value]) => value)},
	{name: 'table', of: pairs => ({columns: pairs.map(([label]) => label), rows: [pairs.map(([, value]) => value)]})},
	{name: 'text of lines', of: pairs => pairs.map(([label, value]) => `${label}: ${value}`).join('\n')},
	{name: 'text of JSON', of: pairs => JSON.stringify(Object.fromEntries(pairs))},
	{name: 'text of JSON in text', of: pairs => JSON.stringify(JSON.stringify(Object.fromEntries(pairs)))},
	{name: 'list of lines', of: pairs => pairs.map(([label, value]) => `${label}: ${value}`)},
	{name: 'base64', of: pairs => Buffer.from(JSON.stringify(Object.fromEntries(pairs))).toString('base64')},
	{name: 'sentence', of: pairs => `${pairs[6]![1]} of ${pairs[1]![1]} items failed at ${pairs[0]![1]}`},
	{name: 'key of a sentence', of: pairs => ({[`${pairs[6]![1]} of ${pairs[1]![1]} items failed at ${pairs[0]![1]}`]: true})},
	{name: 'failed by time', of: pairs => ({[pairs[0]![1]]: {failed: pairs[6]![1]}})},
	{name: 'failed and time alone', of: pairs => ({time: pairs[0]![1], failed: pairs[6]![1]})},
	{name: 'XML', of: pairs => `<import ${pairs.map(([label, value]) => `${label.replaceAll(' ', '')}="${value}"`).join(' ')}/>`},
	{name: 'error', of: pairs => ({code: 'ImportFailed', message: `The import of ${pairs[0]![1]} failed`})},
];

const deep = (value: Json, depth: number): Json => depth === 0 ? value : {details: deep(value, depth - 1)};

const many = (count: number, last: Json): Json => ({...Object.fromEntries(Array.from({length: count}, (_, index) => [`note${index}`, 'nothing'])), zz: last});

const withLast = (value: Json): Json => [...cleanImports.slice(0, -1), {...cleanImports.at(-1)!, Later: value}];

const stringify = (value: Json): string => JSON.stringify(value, undefined, 1);

const clean = stringify(cleanImports);

/** Where in clean JSON it stands, the text of the file. */
const places: ReadonlyArray<{readonly name: string; readonly put: (value: Json) => string}> = [
	{name: 'last of the list', put: value => stringify([...cleanImports, value])},
	{name: 'under an unknown key of the last import', put: value => stringify(withLast(value))},
	{name: 'first of the list', put: value => stringify([value, ...cleanImports])},
	{name: 'list in the list', put: value => stringify([...cleanImports, [value]])},
	{name: 'list in a list in the list', put: value => stringify([...cleanImports, [[[value]]]])},
	{name: 'below two keys', put: value => stringify(withLast({a: {b: value}}))},
	{name: 'below ten keys', put: value => stringify(withLast(deep(value, 10)))},
	{name: 'below seventy keys', put: value => stringify(withLast(deep(value, 70)))},
	{name: 'after 25 keys', put: value => stringify(withLast(many(25, value)))},
	{name: 'after 1,200 keys', put: value => stringify(withLast(many(1200, value)))},
	{name: 'after 1,200 values', put: value => stringify(withLast([...Array.from({length: 1200}, () => 'x'), value]))},
	{name: 'beside value', put: value => stringify({value: cleanImports, latest: value})},
	{name: 'before value', put: value => stringify({latest: value, value: cleanImports})},
	{name: 'error beside value', put: value => stringify({value: cleanImports, error: value})},
	{name: 'a second list', put: value => stringify({Imports: cleanImports, PendingImports: [value]})},
	{name: 'last and previous', put: value => stringify({LastImport: value, PreviousImports: cleanImports})},
	{name: 'by date', put: value => stringify({...Object.fromEntries(cleanImports.map((one, index) => [`2026-11-${12 + index}`, one])), '2026-11-22': value})},
	{name: 'by connector', put: value => stringify({'Bloomberg Message': cleanImports, Slack: [value]})},
	{name: 'among failed items', put: value => stringify([...cleanImports.slice(0, -1), {...cleanImports.at(-1)!, FailedItemDetails: [value]}])},
	{name: 'as failed items', put: value => stringify([...cleanImports.slice(0, -1), {...cleanImports.at(-1)!, FailedItemDetails: value}])},
	{name: 'as connector name', put: value => stringify([...cleanImports.slice(0, -1), {...cleanImports.at(-1)!, ConnectorName: value}])},
	{name: 'as the count of failed items', put: value => stringify([...cleanImports.slice(0, -1), {...cleanImports.at(-1)!, ItemsFailed: value}])},
	{name: 'as a count nobody needs', put: value => stringify([...cleanImports.slice(0, -1), {...cleanImports.at(-1)!, ItemsAvailableFromSource: value}])},
	{name: 'behind the JSON', put: value => `${clean}\n${JSON.stringify(value)}\n`},
	{name: 'behind the JSON as text', put: value => `${clean}\n${typeof value === 'string' ? value : JSON.stringify(value).replaceAll(/["\{\}]/gv, ' ')}\n`},
	{name: 'before the JSON', put: value => `${JSON.stringify(value)}\n${clean}\n`},
	{name: 'behind a comma', put: value => `${clean.slice(0, -2)},\n${JSON.stringify(value)},\n]\n`},
	{name: 'behind a bracket too many', put: value => `${clean}]\n${JSON.stringify(value)}\n`},
	{name: 'in a comment', put: value => `${clean.slice(0, -2)}\n/* ${JSON.stringify(value)} */\n]\n`},
	{name: 'in a line comment', put: value => `${clean}\n// ${JSON.stringify(value)}\n`},
	{name: 'lines', put: value => `${cleanImports.map(one => JSON.stringify(one)).join('\n')}\n${JSON.stringify(value)}\n`},
	{name: 'lines with a comma', put: value => `${cleanImports.map(one => JSON.stringify(one)).join(',\n')},\n${JSON.stringify(value)}\n`},
	{name: 'lines after a blank line', put: value => `${cleanImports.map(one => JSON.stringify(one)).join('\n')}\n\n\n${JSON.stringify(value)}\n`},
	{name: 'line cut', put: value => `${cleanImports.map(one => JSON.stringify(one)).join('\n')}\n${JSON.stringify(value).slice(0, -1)}`},
	{name: 'key of an object written twice', put: value => `{"Import": ${JSON.stringify(value)}, "Import": ${clean}}`},
	{name: '__proto__', put: value => `{"__proto__": ${JSON.stringify(value)}, "value": ${clean}}`},
	{name: 'empty key', put: value => stringify({'': value, value: cleanImports})},
	{name: 'in a list of empty lists', put: value => stringify([...cleanImports, [], {}, null, [value], {}])},
	{name: 'beside an empty day', put: value => stringify([...cleanImports, {NoItemsIngestedOn: '11/21/2026', Note: value}])},
];

/** A failing import as a value somewhere in clean JSON. */
export const jsonKind = kindOf('json', {
	place: places, value: values, label: labelStyles, time: timeStyles, count: countStyles, size: sizes,
}, ({place, value, label, time, count, size}) =>
	isRecognisable(label, time, value) ? [textFile('Bloomberg Message_Log.json', place.put(value.of(pairsOf(label, time, count, size))))] : null);

const keys = ['ItemsFailed', 'itemsFailed', 'Items failed', 'items_failed', 'ItemsFailed ', 'Items\\u0020failed', 'FailedItems', 'Failed', 'failedCount', 'NumberOfItemsFailed', 'Errors', 'RecordsFailed', 'Status', 'ErrorMessage', 'LastError']
	.map(name => ({name}));

const bads = ['900', '"900"', '"Failed"', '[900]', '{"count": 900}', '"11/22/2026: token expired"', 'true', '9e2', '-1', '900.5', '"900 items"'].map(name => ({name}));

const sides = [{name: 'before', isBefore: true}, {name: 'behind', isBefore: false}];

/** One more key inside the newest clean import that says it failed. */
export const jsonKeyKind = kindOf('json key', {key: keys, bad: bads, side: sides}, ({key, bad, side}) => {
	const field = `"${key.name}": ${bad.name}`;
	// A key that says true or Failed without saying what is no failing import.
	const known = JSON.stringify({...cleanImports.at(-1)!, ImportCompletionTime: '2026-11-22T02:14:09.000Z'}).slice(1, -1);
	const last = `{${(side.isBefore ? [field, known] : [known, field]).join(', ')}}`;
	const isSaying = /fail|error|status/iv.test(key.name) && !(key.name === 'Status' && /^(?:true|900|"900|9e2|-1|\[900\]|\{)/v.test(bad.name));
	return isSaying ? [textFile('Bloomberg Message_Log.json', `[${[...cleanImports.map(one => JSON.stringify(one)), last].join(',\n')}]`)] : null;
});
