import type {ReactElement} from 'react';
import {Table} from '../components/table.tsx';
import type {ScreenProperties} from '../components/screen-properties.ts';

/** What changed while somebody watched, newest first. */
export const ActivityScreen = (properties: ScreenProperties): ReactElement => <Table {...properties}/>;
