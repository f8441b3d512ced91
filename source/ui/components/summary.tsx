import type {ReactElement} from 'react';
import {indented} from './indented.ts';
import {Lines} from './lines.tsx';
import type {ScreenProperties} from './screen-properties.ts';

/** The lines above a list, as many as fit; they never scroll. */
export const Summary = ({model: {summary}, view: {size, look}, layout, isFrozen}: ScreenProperties): ReactElement =>
	<Lines lines={summary.slice(0, layout.summaryLength).map(line => indented(line))} width={size.columns} look={look} isFrozen={isFrozen}/>;
