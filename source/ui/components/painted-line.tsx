import {Text} from 'ink';
import {memo, type ReactElement} from 'react';
import type {Line, Span, Tone} from '../../select/line/line.ts';
import type {Look} from '../state/view-state.ts';
import {asciiOf} from './ascii.ts';
import {type Style, styleOf} from './theme.ts';

type Properties = {
	readonly line: Line;
	readonly look: Look;
	readonly isSelected?: boolean;
	/** Whether it shows the past: everything dim. */
	readonly isFrozen?: boolean;
};

/** Neighbours of one tone become one span: fewer bytes on the wire. */
const merged = (line: Line): Line => {
	const spans: Span[] = [];
	for (const span of line) {
		const last = spans.at(-1);
		if (last?.tone === span.tone || (last !== undefined && span.text.trim() === '')) {
			spans[spans.length - 1] = {text: last.text + span.text, tone: last.tone};
		} else {
			spans.push(span);
		}
	}

	return spans;
};

const severities = new Set<Tone>(['critical', 'warning', 'waiting']);

/** The whole bar of the selected line has the colour of the first severity in it. */
const severityStyle = (line: Line, look: Look): Style => {
	const tone = line.find(span => severities.has(span.tone))?.tone;
	return tone === undefined ? {} : styleOf(tone, look);
};

/** One line of the screen. The selected one is reverse video in the colour of its severity. */
export const PaintedLine = memo(({line: exact, look, isSelected = false, isFrozen = false}: Properties): ReactElement => {
	const line = look.isAscii ? exact.map(({text, tone}) => ({text: asciiOf(text), tone})) : exact;
	if (isSelected) {
		return <Text inverse {...severityStyle(line, look)} wrap='truncate'>{line.map(({text}) => text).join('')}</Text>;
	}

	if (isFrozen) {
		return <Text dimColor wrap='truncate'>{line.map(({text}) => text).join('') || ' '}</Text>;
	}

	return <Text wrap='truncate'>{line.length === 0 ? ' ' : merged(line).map((span, index) => paint(span, index, look))}</Text>;
});
PaintedLine.displayName = 'PaintedLine';

/** A span has no identity but its place. */
const paint = ({text, tone}: Span, index: number, look: Look): ReactElement | string => tone === 'plain' || tone === 'ok'
	? text
	: <Text key={index} {...styleOf(tone, look)}>{text}</Text>;
