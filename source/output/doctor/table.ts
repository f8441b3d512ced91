import {pick} from '../../select/line/glyphs.ts';
import {
	lineOf,
	span,
	type Line,
	type Tone,
} from '../../select/line/line.ts';
import type {DoctorReport} from '../../schema/doctor.ts';
import type {Output} from '../format.ts';
import {pageText} from '../page.ts';

const marks: Readonly<Record<DoctorReport['answers'][number]['state'], {readonly glyph: string; readonly ascii: string; readonly tone: Tone}>> = {
	good: {glyph: '✓', ascii: '+', tone: 'ok'},
	note: {glyph: '·', ascii: '-', tone: 'waiting'},
	problem: {glyph: '✗', ascii: 'X', tone: 'critical'},
};

/** Prints one sentence an answer, and below it what to do. */
export const doctorTable: Output<DoctorReport> = ({answers}, options) => pageText(answers.flatMap(({name, state, sentence, next}): readonly Line[] => {
	const mark = marks[state];
	return [
		[span(`${pick(mark, options.isAscii)} `, mark.tone), span(`${name}: `, 'strong'), span(sentence)],
		...(next === null ? [] : [lineOf(`    ${next}`, 'dim')]),
	];
}), options);
