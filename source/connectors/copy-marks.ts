import {latePattern} from '../text/late-pattern.ts';

/** What a program or a person puts round the name of a copy; `pattern` matches it at one end of the name. */
type CopyMark = {readonly example: string; readonly pattern: () => RegExp};

const date = String.raw`(?:\d{4}[\-_.]?(?:0[1-9]|1[0-2])[\-_.]?(?:0[1-9]|[12]\d|3[01])(?:[T_\- ]?\d{2}[\-:_.]?\d{2}(?:[\-:_.]?\d{2})?Z?)?|\d{1,2}[\-_.]\d{1,2}[\-_.]\d{4})`;
const copy = '(?:copy|kopie|copie|copia|cópia|kopia|kopi)';

/** Marks behind the whole name, extension included. */
const trailing: readonly CopyMark[] = [
	{example: 'Slack_Log.txt~', pattern: latePattern('~$', 'v')},
	{example: 'Slack_Log.txt.bak', pattern: latePattern(String.raw`\.(?:bak|backup|old|orig|save|sav|copy)$`, 'iv')},
	{example: 'Slack_Log.txt.txt', pattern: latePattern(String.raw`(?<=\.(?:txt|log|csv|tsv|json|md))\.(?:txt|log|csv|tsv|json|md)$`, 'iv')},
	{example: 'Slack_Log.txt.1', pattern: latePattern(String.raw`(?<=\.[a-z]{2,5})\.~?\d{1,3}~?$`, 'iv')},
	{example: 'Slack_Log.txt.2026-11-22', pattern: latePattern(String.raw`(?<=\.[a-z]{2,5})[\-_.]${date}$`, 'iv')},
];

/** Marks before the extension. A number alone marks a copy only behind `_Log`: `Team 2.txt` may be another team. */
const inner: readonly CopyMark[] = [
	{example: 'Slack_Log_2026-11-22.txt', pattern: latePattern(String.raw`[\-_. ]\s*${date}$`, 'v')},
	{example: 'Slack_Log (1).txt', pattern: latePattern(String.raw`\s*[\(\[]\d{1,3}[\)\]]$`, 'v')},
	{example: 'Slack_Log_1.txt', pattern: latePattern(String.raw`(?<=_log)[\-_ ]\d{1,2}$`, 'iv')},
	{example: 'Slack_Log (copy).txt', pattern: latePattern(String.raw`\s*\(\s*${copy}(?:\s\d{1,2})?\s*\)$`, 'iv')},
	{example: 'Slack_Log - Kopie.txt', pattern: latePattern(String.raw`(?:\s*-\s*|[\s_])${copy}(?:\s\d{1,2})?$`, 'iv')},
	{example: 'Slack_Log (Ana\'s conflicted copy 2026-11-22).txt', pattern: latePattern(String.raw`\s*[\(\[][^\(\)\[\]]{0,80}conflict[^\(\)\[\]]{0,80}[\)\]]$`, 'iv')},
	{example: 'Slack_Log.sync-conflict-20261122-101500-ABCDEFG.txt', pattern: latePattern(String.raw`\.sync-conflict-[\d\-]{8,20}(?:-[A-Z\d]{4,10})?$`, 'iv')},
	{example: 'Slack_Log-DESKTOP-7F3A.txt', pattern: latePattern(String.raw`(?<=_[Ll][Oo][Gg])-(?=[A-Z\d\-]*[A-Z])[A-Z\d\-]{2,15}$`, 'v')},
];

/** Marks in front of the name. */
const leading: readonly CopyMark[] = [
	{example: 'Copy of Slack_Log.txt', pattern: latePattern(String.raw`^${copy}(?:\s\(\d{1,2}\))?\s(?:of|von|de|di|av)\s+`, 'iv')},
	{example: '2026-11-22 Slack_Log.txt', pattern: latePattern(String.raw`^${date}[\-_ ]+`, 'v')},
];

/** The table of copy marks, for the documentation. */
export const copyMarks: readonly CopyMark[] = [...leading, ...inner, ...trailing];

const strip = (name: string, marks: readonly CopyMark[]): string => {
	let rest = name;
	for (const {pattern} of marks) {
		rest = rest.replace(pattern(), '');
	}

	return rest;
};

/** Names with more marks than this are no names of copies. */
const mostMarks = 6;

/** Returns a file name without the marks of copies before and behind it; a name of marks alone stays as it is. */
export const withoutCopyMarks = (base: string): string => {
	let name = base;
	for (let count = 0; count < mostMarks; count++) {
		const trimmed = strip(strip(name, trailing), leading);
		const dot = trimmed.search(/\.[a-z]{2,5}$/iv);
		const next = dot <= 0 ? trimmed : strip(trimmed.slice(0, dot), inner) + trimmed.slice(dot);
		if (next === name || next === '' || next.startsWith('.')) {
			return name;
		}

		name = next;
	}

	return name;
};
