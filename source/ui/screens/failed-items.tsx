import type {ReactElement} from 'react';
import {Summary} from '../components/summary.tsx';
import {Table} from '../components/table.tsx';
import type {ScreenProperties} from '../components/screen-properties.ts';

/** Failed items, each on its own or counted: how many, then the table. */
export const FailedItemsScreen = (properties: ScreenProperties): ReactElement => (
	<>
		<Summary {...properties}/>
		<Table {...properties}/>
	</>
);
