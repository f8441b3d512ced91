import {Box} from 'ink';
import type {ReactElement} from 'react';
import {marks, pick} from '../../select/line/glyphs.ts';
import {fitLine, span} from '../../select/line/line.ts';
import type {ViewState} from '../state/view-state.ts';
import {indented} from './indented.ts';
import type {Overlay} from './overlay.ts';
import {PaintedLine} from './painted-line.tsx';
import {Widget} from './widget.tsx';

type Properties = {readonly form: Overlay; readonly view: ViewState; readonly length: number};

/** A question in place of the list: the fields of a form, or choices around the chosen one. */
export const Form = ({form: {lines, selected}, view: {size, look}, length}: Properties): ReactElement => {
	const start = Math.max(0, selected - length + 1);
	return (
		<Box flexDirection='column'>
			{lines.slice(start, start + length).map(({line, role}, index) => {
				const isSelected = start + index === selected;
				// Choices are told apart by their place.
				return (
					<Widget key={index} role={role} isSelected={isSelected}>
						<PaintedLine line={fitLine(isSelected ? [span(`${pick(marks.cursor, look.isAscii)} `), ...line] : indented(line), size.columns)} look={look} isSelected={isSelected}/>
					</Widget>
				);
			})}
		</Box>
	);
};
