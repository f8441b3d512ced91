import type {ReactElement} from 'react';
import {Legend} from '../components/legend.tsx';
import {Summary} from '../components/summary.tsx';
import {Table} from '../components/table.tsx';
import type {ScreenProperties} from '../components/screen-properties.ts';

/** Thirty days of every connector, and what the glyphs mean. */
export const HeatMapScreen = (properties: ScreenProperties): ReactElement => (
	<>
		<Summary {...properties}/>
		<Table {...properties}/>
		<Legend {...properties}/>
	</>
);
