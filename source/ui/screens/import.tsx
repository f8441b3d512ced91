import type {ReactElement} from 'react';
import {List} from '../components/list.tsx';
import {Summary} from '../components/summary.tsx';
import type {ScreenProperties} from '../components/screen-properties.ts';

/** One import: its outcomes and balance, then why items failed and which file says so. */
export const ImportScreen = (properties: ScreenProperties): ReactElement => (
	<>
		<Summary {...properties}/>
		<List {...properties}/>
	</>
);
