import {Box} from 'ink';
import type {ReactElement} from 'react';
import {type Line, fitLine} from '../../select/line/line.ts';
import type {Look} from '../state/view-state.ts';
import {PaintedLine} from './painted-line.tsx';

type Properties = {readonly lines: readonly Line[]; readonly width: number; readonly look: Look; readonly isFrozen?: boolean};

/** Lines one below the other, each cut to the width. */
export const Lines = ({lines, width, look, isFrozen = false}: Properties): ReactElement => (
	<Box flexDirection='column' flexShrink={0}>
		{lines.map((line, index) => (
			// Lines have no identity but their place.
			<PaintedLine key={index} line={line.length === 0 ? line : fitLine(line, width)} look={look} isFrozen={isFrozen}/>
		))}
	</Box>
);
