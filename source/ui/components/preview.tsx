import type {ReactElement} from 'react';
import {lineOf} from '../../select/line/line.ts';
import {rowOrNull} from '../state/cursor.ts';
import {indented} from './indented.ts';
import {Lines} from './lines.tsx';
import type {ScreenProperties} from './screen-properties.ts';

/** What the selected row has to say, below the list of a tall window. */
export const Preview = ({model: {list}, view: {size, look}, selected, layout: {previewLength}, isFrozen}: ScreenProperties): ReactElement | null => {
	if (previewLength === 0) {
		return null;
	}

	const lines = rowOrNull(list, selected)?.preview ?? [];
	const room = previewLength - 1;
	const shown = lines.length > room ? [...lines.slice(0, room - 1), lineOf('… enter shows all of it', 'dim')] : lines;
	return <Lines lines={[[], ...shown.map(line => indented(line))]} width={size.columns} look={look} isFrozen={isFrozen}/>;
};
