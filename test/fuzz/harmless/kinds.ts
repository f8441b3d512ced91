import type {Tenant} from '../../../source/connectors/model.ts';
import {savedAt, textFile} from '../hider/folder.ts';
import {judgeInMemory} from '../hider/judge.ts';
import {kindOf, type Kind} from '../hider/kinds.ts';
import type {Search} from '../hider/run.ts';
import {copyNames} from '../hider/sibling-kind.ts';
import {jsonWeek, textWeeks, type Week} from '../hider/week.ts';
import {additions} from './additions.ts';
import {bystanders} from './bystanders.ts';
import {known} from './known.ts';
import {innerKeys, outerKeys} from './metadata.ts';

const isTable = ({extension}: Week): boolean => extension === 'csv';

/** After the first import, where imports are paragraphs. */
const betweenImports = /\n\n(?=\W*Import completion time)/v;

const places: ReadonlyArray<{readonly name: string; readonly put: (week: Week, text: string) => string | null}> = [
	{name: 'below', put: ({text}, added) => `${text}\n${added}\n`},
	{name: 'above', put: ({text}, added) => `${added}\n\n${text}`},
	{name: 'below without a line end', put: ({text}, added) => `${text}\n${added}`},
	{name: 'above and below', put: ({text}, added) => `${added}\n\n${text}\n${added}\n`},
	{
		name: 'between imports', put(week, added) {
			const index = week.text.search(betweenImports);
			return index === -1 || isTable(week) ? null : `${week.text.slice(0, index)}\n\n${added}${week.text.slice(index)}`;
		},
	},
];

const lineEnds = [{name: 'LF', end: '\n'}, {name: 'CRLF', end: '\r\n'}];

const fileOf = ({extension}: Week, text: string): readonly [ReturnType<typeof textFile>] => [textFile(`Bloomberg Message_Log.${extension}`, text)];

const additionKind = kindOf('addition', {
	addition: additions, place: places, week: textWeeks, lineEnd: lineEnds,
}, ({addition, place, week, lineEnd}) => {
	const text = place.put(week, addition.text);
	return text === null ? null : fileOf(week, text.replaceAll(/\r?\n/gv, lineEnd.end));
});

const twoAdditionsKind = kindOf('two additions', {
	above: additions, below: additions, week: textWeeks,
}, ({above, below, week}) => fileOf(week, `${above.text}\n\n${week.text}\n${below.text}\n`));

const imports = JSON.parse(jsonWeek.text) as readonly unknown[];

const innerOf = (key: string): string => `[${imports.map(one => `{${key}, ${JSON.stringify(one).slice(1)}`).join(',\n')}]`;

const outerKind = kindOf('metadata beside imports', {first: outerKeys, second: outerKeys}, ({first, second}) => {
	const isTwice = first.key.split(':', 1)[0] === second.key.split(':', 1)[0];
	return isTwice ? null : fileOf(jsonWeek, `{${first.key}, ${second.key}, "value": ${JSON.stringify(imports)}}`);
});

const innerKind = kindOf('metadata in imports', {inner: innerKeys}, ({inner}) =>
	fileOf(jsonWeek, innerOf(inner.key)));

const copies = [
	{name: 'the same bytes', part: (text: string): string => text},
	{name: 'an older download', part: (text: string): string => text.slice(0, text.lastIndexOf('\n\n', text.length - 2) + 1)},
	{name: 'other line ends', part: (text: string): string => text.replaceAll('\n', '\r\n')},
	{name: 'a blank line more', part: (text: string): string => `${text}\n\n`},
];

const ages = [{name: 'later', at: savedAt + 3_600_000}, {name: 'earlier', at: savedAt - 3_600_000}];

const copyKind = kindOf('copy', {
	copy: copies, name: copyNames, age: ages, week: textWeeks.slice(0, 5),
}, ({copy, name, age, week}) => [...fileOf(week, week.text), textFile(name.name, copy.part(week.text), age.at)]);

const bystanderKind = kindOf('bystander', {first: bystanders, second: bystanders, week: textWeeks.slice(0, 5)}, ({first, second, week}) =>
	first === second ? null : [...fileOf(week, week.text), ...first.files, ...second.files]);

/** Whether anything is said against a clean connector, or more than one is seen. */
export const isAlarmed = ({verdict, connectors}: Tenant): boolean =>
	verdict !== 'ok' || connectors.length !== 1 || connectors.some(({findings}) => findings.some(({severity}) => severity !== 'info'));

/** An addition that alarms. */
export const alarming: Search = {
	kinds: [additionKind, twoAdditionsKind, outerKind, innerKind, copyKind], isFault: ({folder}) => isAlarmed(judgeInMemory(folder)), known,
};

/** Additions whose names say what they are. */
export const diskKinds: readonly Kind[] = [bystanderKind, copyKind];
