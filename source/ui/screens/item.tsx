import type {ReactElement} from 'react';
import {List} from '../components/list.tsx';
import {Summary} from '../components/summary.tsx';
import type {ScreenProperties} from '../components/screen-properties.ts';

/** One failed item: its reason and next step, then each field whole. */
export const ItemScreen = (properties: ScreenProperties): ReactElement => (
	<>
		<Summary {...properties}/>
		<List {...properties}/>
	</>
);
