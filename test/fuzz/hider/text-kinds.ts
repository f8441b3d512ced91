import {encodings} from './encodings.ts';
import {isRecognisable, pairsOf, sizes} from './failing.ts';
import {savedAt, textFile, type Folder} from './folder.ts';
import {kindOf} from './kinds.ts';
import {countStyles, labelStyles} from './labels.ts';
import {layouts} from './layouts.ts';
import {places} from './places.ts';
import {timeStyles} from './times.ts';
import {textWeeks, type Week} from './week.ts';
import {wrappers} from './wrappers.ts';

const lineEnds = [
	{name: 'LF', convert: (text: string): string => text},
	{name: 'CRLF', convert: (text: string): string => text.replaceAll(/\r?\n/gv, '\r\n')},
	{name: 'CR', convert: (text: string): string => text.replaceAll(/\r?\n/gv, '\r')},
	{name: 'CR CR LF', convert: (text: string): string => text.replaceAll(/\r?\n/gv, '\r\r\n')},
];

const folderOf = ({extension}: Week, text: string): Folder => [textFile(`Bloomberg Message_Log.${extension}`, text)];

const said = {
	label: labelStyles, time: timeStyles, count: countStyles, size: sizes,
};

/** A failing import written in any way, anywhere in a clean log of text. */
export const textKind = kindOf('text', {
	week: textWeeks, place: places, layout: layouts, wrapper: wrappers, ...said, lineEnd: lineEnds,
}, ({week, place, layout, wrapper, label, time, count, size, lineEnd}) => {
	const hidden = wrapper.wrap(layout.write(pairsOf(label, time, count, size)));
	const text = place.put(week, hidden);
	return text === null || !isRecognisable(label, time, layout) ? null : folderOf(week, lineEnd.convert(text));
});

/** The same, below a clean log in other bytes than its own. */
export const encodingKind = kindOf('encoding', {
	week: textWeeks, encoding: encodings, layout: layouts, label: labelStyles, time: timeStyles, size: sizes, lineEnd: lineEnds,
}, ({week, encoding, layout, label, time, size, lineEnd}) => {
	const hidden = layout.write(pairsOf(label, time, countStyles[0]!, size));
	const bytes = encoding.encode(lineEnd.convert(week.text), lineEnd.convert(`${hidden}\n`));
	return isRecognisable(label, time, layout) ? [{path: `Bloomberg Message_Log.${week.extension}`, bytes, modifiedAt: savedAt}] : null;
});
