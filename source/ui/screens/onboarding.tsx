import type {ReactElement} from 'react';
import {List} from '../components/list.tsx';
import {Summary} from '../components/summary.tsx';
import type {ScreenProperties} from '../components/screen-properties.ts';

/** The steps of new connectors with their clocks. */
export const OnboardingScreen = (properties: ScreenProperties): ReactElement => (
	<>
		<Summary {...properties}/>
		<List {...properties}/>
	</>
);
