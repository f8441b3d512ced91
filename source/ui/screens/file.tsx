import type {ReactElement} from 'react';
import {List} from '../components/list.tsx';
import type {ScreenProperties} from '../components/screen-properties.ts';

/** One file: facts, problems and lines that were not understood. */
export const FileScreen = (properties: ScreenProperties): ReactElement => <List {...properties}/>;
