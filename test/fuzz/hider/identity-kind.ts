import {formatUsTime} from '../../../source/simulate/times.ts';
import {sizes} from './failing.ts';
import {textFile} from './folder.ts';
import {kindOf} from './kinds.ts';

/** What one connector says: its name, its completion time and its six counts. */
type Told = {readonly name: string; readonly time: string; readonly counts: readonly number[]};

const labels = ['Import completion time', 'Items available from source', 'Items available for import', 'Items imported successfully', 'Items partially imported', 'Items skipped', 'Items failed'];

const valuesOf = ({time, counts}: Told): readonly string[] => [time, ...counts.map(String)];

const linesOf = (told: Told): readonly string[] => valuesOf(told).map((value, index) => `${labels[index]!}: ${value}`);

const oneLineOf = (told: Told): string => linesOf(told).join(', ');

const keysOf = (told: Told): Readonly<Record<string, string | number>> => Object.fromEntries(labels.map((label, index) => [
	label.split(' ').map(word => word[0]!.toUpperCase() + word.slice(1)).join(''), index === 0 ? told.time : told.counts[index - 1]!,
]));

/** How a file says whose import it is. */
type Style = {readonly name: string; readonly extension: string; readonly write: (tolds: readonly Told[]) => string};

const blocks = (name: string, block: (told: Told, index: number) => readonly string[], between = '\n\n'): Style => ({
	name, extension: 'txt', write: tolds => `${tolds.map((told, index) => block(told, index).join('\n')).join(between)}\n`,
});

const above = (name: string, line: (name: string) => string): Style => blocks(name, told => [line(told.name), ...linesOf(told)]);

const below = (name: string, line: (name: string) => string): Style => blocks(name, told => [...linesOf(told), line(told.name)]);

const inside = (name: string, line: (name: string) => string, at: number): Style => blocks(name, told => linesOf(told).toSpliced(at, 0, line(told.name)));

const column = (title: string, at: number, nameOf: (told: Told, index: number) => string = told => told.name): Style => ({
	name: `column ${title} at ${at}`, extension: 'csv', write: tolds => [labels.toSpliced(at, 0, title), ...tolds.map((told, index) => valuesOf(told).toSpliced(at, 0, nameOf(told, index)))].map(cells => `${cells.join(',')}\n`).join(''),
});

const key = (name: string): Style => ({
	name: `key ${name}`, extension: 'json', write: tolds => JSON.stringify(tolds.map(told => ({[name]: told.name, ...keysOf(told)})), undefined, 1),
});

const json = (name: string, of: (tolds: readonly Told[]) => unknown): Style => ({name, extension: 'json', write: tolds => JSON.stringify(of(tolds), undefined, 1)});

const nameLabels = ['Connector name', 'Connector', 'DisplayName', 'Display name', 'Name', 'JobType', 'Job type', 'Connector ID', 'Connector type', 'Source', 'Feed', 'Data connector', 'Job', 'Title', 'Third-party source', 'Konnektor'];

export const identityStyles: readonly Style[] = [
	...nameLabels.map(label => above(`${label} above`, name => `${label}: ${name}`)),
	blocks('no names', linesOf),
	...nameLabels.map(label => below(`${label} below`, name => `${label}: ${name}`)),
	...nameLabels.map(label => inside(`${label} inside`, name => `${label}: ${name}`, 1)),
	inside('name before the failed items', name => `Connector name: ${name}`, 6),
	...nameLabels.map(label => column(label, 0)),
	column('Name', 7),
	column('Connector name', 3),
	column('', 0),
	column('Connector name', 0, (told, index) => index % 2 === 0 ? told.name : ''),
	...nameLabels.map(label => key(label)),
	key('connector_name'),
	key('id'),
	above('title line', name => name),
	above('title line with a colon', name => `${name}:`),
	above('heading', name => `# ${name}`),
	above('deep heading', name => `### ${name}`),
	above('in brackets', name => `[${name}]`),
	above('between equals', name => `=== ${name} ===`),
	above('between hyphens', name => `----- ${name} -----`),
	above('underlined', name => `${name}\n${'='.repeat(name.length)}`),
	above('bold', name => `**${name}**`),
	above('bullet', name => `- ${name}`),
	above('numbered', name => `1. ${name}`),
	above('log of', name => `Admin log of ${name}`),
	above('quoted', name => `"${name}"`),
	above('angle', name => `<${name}>`),
	above('file name', name => `==> ${name}_Log.txt <==`),
	above('Get-Content path', name => `C:\\Logs\\${name}_Log.txt`),
	above('title and blank line', name => `${name}\n`),
	above('heading and blank line', name => `## ${name}\n`),
	below('title below', name => name),
	below('signature', name => `-- ${name}`),
	below('end of', name => `End of ${name}`),
	blocks('one line with the name in front', told => [`${told.name}: ${oneLineOf(told)}`], '\n'),
	blocks('one line with the name as label', told => [`Connector name: ${told.name}, ${oneLineOf(told)}`], '\n'),
	blocks('one line with the name behind', told => [`${oneLineOf(told)}, Connector name: ${told.name}`], '\n'),
	blocks('one line in brackets', told => [`[${told.name}] ${oneLineOf(told)}`], '\n'),
	blocks('name on the line of the time', told => linesOf(told).with(0, `${told.name} - ${labels[0]!}: ${told.time}`)),
	blocks('name behind the time', told => linesOf(told).with(0, `${labels[0]!}: ${told.time} - ${told.name}`)),
	blocks('prefix on each line', told => linesOf(told).map(line => `${told.name} ${line}`)),
	blocks('name in brackets on each line', told => linesOf(told).map(line => `[${told.name}] ${line}`)),
	blocks('no blank line', linesOf, '\n'),
	blocks('rules between', linesOf, '\n--------------------------\n'),
	{name: 'Markdown table', extension: 'md', write: tolds => [['Connector', ...labels], ['---', ...labels.map(() => '---')], ...tolds.map(told => [told.name, ...valuesOf(told)])].map(cells => `| ${cells.join(' | ')} |\n`).join('')},
	{name: 'transposed', extension: 'csv', write: tolds => [['', ...tolds.map(({name}) => name)], ...labels.map((label, index) => [label, ...tolds.map(told => valuesOf(told)[index]!)])].map(cells => `${cells.join(',')}\n`).join('')},
	{name: 'group row', extension: 'csv', write: tolds => [labels, ...tolds.flatMap(told => [[told.name, '', '', '', '', '', ''], valuesOf(told)])].map(cells => `${cells.join(',')}\n`).join('')},
	{name: 'a table each', extension: 'csv', write: tolds => tolds.map(told => `${told.name}\n${labels.join(',')}\n${valuesOf(told).join(',')}\n`).join('\n')},
	json('by name', tolds => Object.fromEntries(tolds.map(told => [told.name, keysOf(told)]))),
	json('lists by name', tolds => Object.fromEntries(tolds.map(told => [told.name, [keysOf(told)]]))),
	json('by name under connectors', tolds => ({connectors: Object.fromEntries(tolds.map(told => [told.name, {lastImport: keysOf(told)}]))})),
	json('imports beside a name', tolds => tolds.map(told => ({displayName: told.name, imports: [keysOf(told)]}))),
	json('import beside a name', tolds => tolds.map(told => ({name: told.name, lastImport: keysOf(told)}))),
	json('name in an object', tolds => tolds.map(told => ({connector: {name: told.name}, ...keysOf(told)}))),
	json('name below', tolds => tolds.map(told => ({...keysOf(told), properties: {displayName: told.name}}))),
	json('unnamed list', tolds => tolds.map(told => keysOf(told))),
];

const clean = {name: 'Slack eDiscovery', counts: [50, 50, 50, 0, 0, 0]} as const;

const minutes = [0, -60, 45, -5].map(offset => ({name: `clean one ${offset} minutes later`, offset}));

const orders = [{name: 'failing first', isFirst: true}, {name: 'failing last', isFirst: false}];

const fileNames = ['all', 'Slack eDiscovery_Log', 'Bloomberg Message_Log', 'log (3)', 'export', '2026-11-22'].map(name => ({name}));

const numbers = [{name: 'two', extra: 0}, {name: 'three', extra: 1}, {name: 'five', extra: 3}];

const base = Date.parse('2026-11-22T02:00:00Z');

/** Several connectors in one file, one of them failing. */
export const identityKind = kindOf('identity', {
	style: identityStyles, minute: minutes, order: orders, fileName: fileNames, number: numbers, size: sizes,
}, ({style, minute, order, fileName, number, size}) => {
	const cleanTime = formatUsTime(base + (minute.offset * 60_000));
	const failing: Told = {name: 'Bloomberg Message', time: formatUsTime(base), counts: size.counts};
	const others: readonly Told[] = [{...clean, time: cleanTime}, ...Array.from({length: number.extra}, (_, index) => ({...clean, name: `Teams ${'ABC'[index]!}`, time: cleanTime}))];
	return [textFile(`${fileName.name}.${style.extension}`, style.write(order.isFirst ? [failing, ...others] : [...others, failing]))];
});
