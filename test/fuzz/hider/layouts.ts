import type {Pairs} from './failing.ts';

/** How labels and values become text. */
export type Layout = {
	readonly name: string;
	readonly write: (pairs: Pairs) => string;
	/** Whether it leaves the labels out. */
	readonly isBare?: boolean;
};

const lines = (name: string, line: (label: string, value: string) => string): Layout => ({
	name, write: pairs => pairs.map(([label, value]) => line(label, value)).join('\n'),
});

const inLine = (name: string, part: (label: string, value: string) => string, between: string): Layout => ({
	name, write: pairs => pairs.map(([label, value]) => part(label, value)).join(between),
});

const rows = (name: string, delimiter: string): Layout => ({
	name, write: pairs => `${pairs.map(([label]) => label).join(delimiter)}\n${pairs.map(([, value]) => value).join(delimiter)}`,
});

const transposed = (name: string, delimiter: string, title: string): Layout => ({
	name, write: pairs => `${title}\n${pairs.map(([label, value]) => `${label}${delimiter}${value}`).join('\n')}`,
});

const widest = (pairs: Pairs): number => Math.max(...pairs.map(([label]) => label.length));

const markdownRow = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

const html = (pairs: Pairs): string => pairs.map(([label, value]) => `<tr><th>${label}</th><td>${value}</td></tr>`).join('\n');

/** Returns a label as the name of a property. */
const key = (label: string): string => label.split(/[^\p{L}\d]+/v).map(word => `${word.charAt(0).toUpperCase()}${word.slice(1)}`).join('');

/** Layouts of one label a line. */
const lineLayouts: readonly Layout[] = [
	lines('colon', (label, value) => `${label}: ${value}`),
	lines('colon without a space', (label, value) => `${label}:${value}`),
	lines('space before the colon', (label, value) => `${label} : ${value}`),
	lines('equals', (label, value) => `${label}=${value}`),
	lines('colon and equals', (label, value) => `${label} := ${value}`),
	lines('arrow', (label, value) => `${label} -> ${value}`),
	lines('fat arrow', (label, value) => `${label} => ${value}`),
	lines('Unicode arrow', (label, value) => `${label} → ${value}`),
	lines('full-width colon', (label, value) => `${label}：${value}`),
	lines('dots', (label, value) => `${label} ${'.'.repeat(40 - Math.min(38, label.length))} ${value}`),
	lines('leader of underscores', (label, value) => `${label} ____ ${value}`),
	lines('blanks', (label, value) => `${label}    ${value}`),
	lines('one blank', (label, value) => `${label} ${value}`),
	lines('tab', (label, value) => `${label}\t${value}`),
	lines('two tabs', (label, value) => `${label}\t\t${value}`),
	lines('two colons', (label, value) => `${label}:: ${value}`),
	lines('hash', (label, value) => `${label} # ${value}`),
	lines('slash', (label, value) => `${label} / ${value}`),
	lines('tilde', (label, value) => `${label} ~ ${value}`),
	lines('is', (label, value) => `${label} is ${value}`),
	lines('were', (label, value) => `${label} were ${value}.`),
	lines('value first', (label, value) => `${value} ${label}`),
	lines('value first with a comma', (label, value) => `${value}, ${label}`),
	lines('value in brackets', (label, value) => `${label} (${value})`),
	lines('value in front in brackets', (label, value) => `(${value}) ${label}`),
	lines('value on the next line', (label, value) => `${label}\n${value}`),
	lines('value on the next line after a colon', (label, value) => `${label}:\n  ${value}`),
	lines('quoted cells', (label, value) => `"${label}","${value}"`),
	lines('pipe', (label, value) => `${label} | ${value}`),
	lines('Markdown cells', (label, value) => markdownRow([label, value])),
	lines('box', (label, value) => `│ ${label.padEnd(32)} │ ${value.padEnd(32)} │`),
	lines('semicolon', (label, value) => `${label};${value}`),
	lines('YAML', (label, value) => `- ${label}: '${value}'`),
	lines('XML', (label, value) => `<${key(label)}>${value}</${key(label)}>`),
	lines('key and value attributes', (label, value) => `<entry key="${label}" value="${value}"/>`),
	lines('blank line between', (label, value) => `${label}: ${value}\n`),
	lines('JSON lines', (label, value) => JSON.stringify({[label]: value})),
	lines('variable', (label, value) => `$${key(label)} = "${value}"`),
	lines('environment', (label, value) => `export ${key(label).toUpperCase()}="${value}"`),
];

/** All layouts, the plainest first. */
export const layouts: readonly Layout[] = [
	...lineLayouts,
	{name: 'aligned colons', write: pairs => pairs.map(([label, value]) => `${label.padEnd(widest(pairs))} : ${value}`).join('\n')},
	{name: 'Format-List', write: pairs => `\n${pairs.map(([label, value]) => `${key(label).padEnd(widest(pairs))} : ${value}`).join('\n')}\n\n`},
	{
		name: 'Format-Table', write(pairs) {
			const width = ([label, value]: Pairs[number]): number => Math.max(key(label).length, value.length) + 1;
			const row = (text: (pair: Pairs[number]) => string): string => pairs.map(pair => text(pair).padEnd(width(pair))).join('').trimEnd();
			return `\n${row(([label]) => key(label))}\n${row(([label]) => '-'.repeat(key(label).length))}\n${row(([, value]) => value)}\n`;
		},
	},
	inLine('one line', (label, value) => `${label}: ${value}`, ', '),
	inLine('one line with semicolons', (label, value) => `${label}: ${value}`, '; '),
	inLine('one line with bars', (label, value) => `${label}: ${value}`, ' | '),
	inLine('one line with tabs', (label, value) => `${label}: ${value}`, '\t'),
	inLine('one line with slashes', (label, value) => `${label}: ${value}`, ' / '),
	inLine('one line with blanks', (label, value) => `${label} ${value}`, ' '),
	inLine('logfmt', (label, value) => `${key(label)}="${value}"`, ' '),
	inLine('query', (label, value) => `${key(label)}=${encodeURIComponent(value)}`, '&'),
	inLine('hash table', (label, value) => `${key(label)}=${value}`, '; '),
	rows('CSV', ','),
	rows('semicolons', ';'),
	rows('TSV', '\t'),
	rows('pipes', '|'),
	rows('spaced pipes', ' | '),
	rows('carets', '^'),
	rows('two blanks', '  '),
	{name: 'CSV quoted', write: pairs => [pairs.map(([label]) => `"${label}"`).join(','), pairs.map(([, value]) => `"${value}"`).join(',')].join('\n')},
	{name: 'CSV with #TYPE', write: pairs => `#TYPE System.Management.Automation.PSCustomObject\n${rows('', ',').write(pairs)}`},
	{name: 'row without header', isBare: true, write: pairs => pairs.map(([, value]) => value).join(',')},
	{name: 'tabs without header', isBare: true, write: pairs => pairs.map(([, value]) => value).join('\t')},
	{name: 'four cells', write: pairs => [pairs[0]![1], pairs[1]![1], pairs[3]![1], `${pairs[6]![1]} failed`].join('\t')},
	{name: 'four cells with commas', write: pairs => [pairs[0]![1], pairs[1]![1], pairs[3]![1], `${pairs[6]![1]} failed`].join(',')},
	{name: 'count of failed rows', write: pairs => `Today: ${pairs[6]![1]} rows failed`},
	{name: 'before and after', write: pairs => `Errors: 0 before, ${pairs[6]![1]} after`},
	{name: 'Markdown table', write: pairs => [pairs.map(([label]) => label), pairs.map(() => '---'), pairs.map(([, value]) => value)].map(cells => markdownRow(cells)).join('\n')},
	{name: 'Markdown row without header', isBare: true, write: pairs => markdownRow(pairs.map(([, value]) => value))},
	transposed('transposed CSV', ',', 'Field,Value'),
	transposed('transposed TSV', '\t', 'Metric\tValue'),
	{name: 'transposed Markdown', write: pairs => [['Field', 'Value'], ['---', '---'], ...pairs].map(cells => markdownRow(cells)).join('\n')},
	{name: 'transposed beside yesterday', write: pairs => `Field,Yesterday,Today\n${pairs.map(([label, value], index) => `${label},${index === 0 ? '11/21/2026 2:10:05 AM (UTC)' : '0'},${value}`).join('\n')}`},
	{name: 'HTML table', write: pairs => `<table>\n${html(pairs)}\n</table>`},
	{name: 'ConvertTo-Html', write: pairs => `<table>\n<colgroup><col/><col/></colgroup>\n<tr>${pairs.map(([label]) => `<th>${key(label)}</th>`).join('')}</tr>\n<tr>${pairs.map(([, value]) => `<td>${value}</td>`).join('')}</tr>\n</table>`},
	{name: 'HTML list', write: pairs => `<dl>${pairs.map(([label, value]) => `<dt>${label}</dt><dd>${value}</dd>`).join('')}</dl>`},
	{name: 'HTML lines', write: pairs => `<p>${pairs.map(([label, value]) => `${label}: ${value}`).join('<br>\n')}</p>`},
	{name: 'JSON object', write: pairs => JSON.stringify(Object.fromEntries(pairs))},
	{name: 'JSON object with numbers', write: pairs => JSON.stringify(Object.fromEntries(pairs.map(([label, value]) => [key(label), /^\d+$/v.test(value) ? Number(value) : value])))},
	{name: 'JSON indented', write: pairs => JSON.stringify(Object.fromEntries(pairs), undefined, 2)},
	{name: 'JSON list of pairs', write: pairs => JSON.stringify(pairs.map(([name, value]) => ({name, value})))},
	{name: 'JSON after a prefix', write: pairs => `payload: ${JSON.stringify(Object.fromEntries(pairs))}`},
	{name: 'XML element', write: pairs => `<import ${pairs.map(([label, value]) => `${key(label)}="${value}"`).join(' ')}/>`},
	{name: 'INI section', write: pairs => `[Import]\n${pairs.map(([label, value]) => `${label}=${value}`).join('\n')}`},
	{name: 'hash table of PowerShell', write: pairs => `@{${pairs.map(([label, value]) => `${key(label)}='${value}'`).join('; ')}}`},
	{name: 'Perl hash', write: pairs => `{\n${pairs.map(([label, value]) => `  '${label}' => '${value}',`).join('\n')}\n}`},
	{name: 'Name and Value table', write: pairs => `Name                           Value\n----                           -----\n${pairs.map(([label, value]) => `${key(label).padEnd(30)} ${value}`).join('\n')}`},
	{name: 'time and failed only', write: pairs => [pairs[0]!, pairs.at(-1)!].map(([label, value]) => `${label}: ${value}`).join('\n')},
	{name: 'failed first', write: pairs => [pairs.at(-1)!, ...pairs.slice(0, -1)].map(([label, value]) => `${label}: ${value}`).join('\n')},
	{name: 'time last', write: pairs => [...pairs.slice(1), pairs[0]!].map(([label, value]) => `${label}: ${value}`).join('\n')},
	{name: 'sentence', write: pairs => `The import of ${pairs[0]![1]} ended: ${pairs[6]![1]} of ${pairs[1]![1]} items failed.`},
	{name: 'syslog', write: pairs => `Nov 22 02:14:09 host connector[77]: import ended, failed=${pairs[6]![1]} total=${pairs[1]![1]}`},
	{name: 'log line', write: pairs => `2026-11-22 02:14:09,123 ERROR ImportJob - ${pairs[6]![1]} items failed, ${pairs[3]![1]} imported`},
	{name: 'numbered lines', write: pairs => pairs.map(([label, value], index) => `${index + 1}. ${label}: ${value}`).join('\n')},
	{name: 'lettered lines', write: pairs => pairs.map(([label, value], index) => `${'abcdefg'[index]!}) ${label}: ${value}`).join('\n')},
	{name: 'continuation lines', write: pairs => pairs.map(([label, value]) => `${label}: \\\n    ${value}`).join('\n')},
];
