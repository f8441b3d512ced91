/** A text that is being typed. */
import {type Line, lineWidth, span} from '../../select/line/line.ts';
import {sanitize} from '../../text/sanitize.ts';
import {truncateStart} from '../../text/width.ts';

/** Returns a title and what is typed so far in at most `width` columns: its end stays in sight, and the cursor behind it. */
export const typedLine = (title: Line, text: string, width: number, isAscii: boolean): Line => {
	const cursor = span(isAscii ? '_' : '▏', 'accent');
	return [...title, span(truncateStart(sanitize(text), width - lineWidth([...title, cursor]))), cursor];
};
