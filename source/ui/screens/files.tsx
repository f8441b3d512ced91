import type {ReactElement} from 'react';
import {Summary} from '../components/summary.tsx';
import {Table} from '../components/table.tsx';
import type {ScreenProperties} from '../components/screen-properties.ts';

/** Every directory entry: how it was read, and how the folders are watched. */
export const FilesScreen = (properties: ScreenProperties): ReactElement => (
	<>
		<Summary {...properties}/>
		<Table {...properties}/>
	</>
);
