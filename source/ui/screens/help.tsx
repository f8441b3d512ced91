import type {ReactElement} from 'react';
import {List} from '../components/list.tsx';
import type {ScreenProperties} from '../components/screen-properties.ts';

/** Every key that works on the screen it was asked from. */
export const HelpScreen = (properties: ScreenProperties): ReactElement => <List {...properties}/>;
