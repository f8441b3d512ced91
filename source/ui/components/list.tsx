import {Box} from 'ink';
import type {ReactElement} from 'react';
import {marks, pick} from '../../select/line/glyphs.ts';
import {fitLine, span, wrapLine} from '../../select/line/line.ts';
import type {Row} from '../../select/screens/screen-model.ts';
import {firstVisible} from '../state/cursor.ts';
import {gutter} from '../state/frame-layout.ts';
import {type ViewState, currentPlace} from '../state/view-state.ts';
import {indented} from './indented.ts';
import {Lines} from './lines.tsx';
import {PaintedLine} from './painted-line.tsx';
import type {ScreenProperties} from './screen-properties.ts';
import {Widget} from './widget.tsx';

/** The rows of the list that fit, and no others; in an empty list why it is empty and what to do. */
export const List = ({model: {list, empty}, view, selected, layout: {listLength: length}, isFrozen}: ScreenProperties): ReactElement => {
	const {columns} = view.size;
	if (list.length === 0) {
		return <Lines lines={empty.flatMap(line => wrapLine(line, columns - gutter)).slice(0, length).map(line => indented(line))} width={columns} look={view.look}/>;
	}

	const top = firstVisible(list.length, selected, currentPlace(view).cursor.top, length);
	return (
		<Box flexDirection='column' flexShrink={0} aria-role='listbox'>
			{Array.from({length: Math.min(length, list.length - top)}, (_, offset) => {
				const row = list.rowAt(top + offset);
				const isSelected = top + offset === selected;
				const line = [span(rowMark(row, isSelected, view)), ...fitLine(row.line, columns - gutter)];
				// Keyed by the place on the screen, so that scrolling changes texts instead of moving nodes.
				return (
					<Widget key={offset} role={row.key === null ? undefined : 'option'} isSelected={isSelected}>
						<PaintedLine line={line} look={view.look} isSelected={isSelected} isFrozen={isFrozen}/>
					</Widget>
				);
			})}
		</Box>
	);
};

const rowMark = (row: Row, isSelected: boolean, {look, marked, changed, watched}: ViewState): string => {
	const cursor = isSelected ? pick(marks.cursor, look.isAscii) : ' ';
	if (row.key !== null && marked.has(row.key)) {
		return cursor + pick(marks.marked, look.isAscii);
	}

	if (row.connector !== undefined && row.key === row.connector) {
		return cursor + (changed.has(row.connector) ? pick(marks.changed, look.isAscii) : (watched.has(row.connector) ? pick(marks.watched, look.isAscii) : ' '));
	}

	return `${cursor} `;
};
