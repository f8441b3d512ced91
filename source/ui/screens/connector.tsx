import type {ReactElement} from 'react';
import {List} from '../components/list.tsx';
import {Summary} from '../components/summary.tsx';
import type {ScreenProperties} from '../components/screen-properties.ts';

/** One connector: its state and next step, then findings, imports, reasons and days. */
export const ConnectorScreen = (properties: ScreenProperties): ReactElement => (
	<>
		<Summary {...properties}/>
		<List {...properties}/>
	</>
);
