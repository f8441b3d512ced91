import {Box} from 'ink';
import type {ReactElement} from 'react';
import {fitLine} from '../../select/line/line.ts';
import {indented} from './indented.ts';
import {PaintedLine} from './painted-line.tsx';
import type {ScreenProperties} from './screen-properties.ts';

/** What the glyphs of the list mean, on the last line of the content where there is room. */
export const Legend = ({model: {legend}, view: {size, look}, layout}: ScreenProperties): ReactElement | null => layout.hasLegend && legend !== null
	? <Box flexGrow={1} flexDirection='column' justifyContent='flex-end'><PaintedLine line={fitLine(indented(legend), size.columns)} look={look}/></Box>
	: null;
