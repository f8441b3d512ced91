import type {ReactElement} from 'react';
import {fitLine} from '../../select/line/line.ts';
import {indented} from './indented.ts';
import {List} from './list.tsx';
import {PaintedLine} from './painted-line.tsx';
import type {ScreenProperties} from './screen-properties.ts';

/** A list below the titles of its columns. */
export const Table = (properties: ScreenProperties): ReactElement => {
	const {model: {titles}, view: {size, look}} = properties;
	return (
		<>
			{titles === null ? null : <PaintedLine line={fitLine(indented(titles), size.columns)} look={look}/>}
			<List {...properties}/>
		</>
	);
};
