import type {ReactElement} from 'react';
import {Legend} from '../components/legend.tsx';
import {Preview} from '../components/preview.tsx';
import {Summary} from '../components/summary.tsx';
import {Table} from '../components/table.tsx';
import type {ScreenProperties} from '../components/screen-properties.ts';

/** Every connector on one line, worst first, and what the glyphs of its days mean. */
export const BoardScreen = (properties: ScreenProperties): ReactElement => (
	<>
		<Summary {...properties}/>
		<Table {...properties}/>
		<Preview {...properties}/>
		<Legend {...properties}/>
	</>
);
