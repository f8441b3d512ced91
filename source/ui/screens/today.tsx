import type {ReactElement} from 'react';
import {Summary} from '../components/summary.tsx';
import {Table} from '../components/table.tsx';
import type {ScreenProperties} from '../components/screen-properties.ts';

/** The logs to download today: how many and where, then one row a connector. */
export const TodayScreen = (properties: ScreenProperties): ReactElement => (
	<>
		<Summary {...properties}/>
		<Table {...properties}/>
	</>
);
