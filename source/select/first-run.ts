/** What an empty folder says: where the first log comes from. */
import {countOf} from '../text/numbers.ts';
import {type Line, lineOf, wrap} from './line.ts';
import type {ScreenInput} from './screen-model.ts';
import {folderWords, worstFolder} from './watching.ts';

/** Returns what to do before there is any connector. */
export const firstRunLines = ({intake, fileCount, width}: Pick<ScreenInput, 'intake' | 'width'> & {readonly fileCount: number}): readonly Line[] => {
	const folder = worstFolder(intake);
	if (folder?.mode === 'missing') {
		return [
			lineOf(`The folder ${folder.folder} is not there.`, 'strong'),
			lineOf(''),
			...wrap('connwatch looks again every few seconds: create or mount it, and the board appears by itself.', width),
		];
	}

	return [
		lineOf('No connector log here yet.', 'strong'),
		lineOf(''),
		lineOf('1  Open the Microsoft Purview portal: Data connectors, My connectors.'),
		lineOf('2  Choose a connector; in its fly-out, under Admin logs, press Download log.'),
		lineOf(`3  Save the file into ${folderWords(intake)}`),
		lineOf(''),
		...wrap('It appears here within a second. The portal keeps seven days: download every connector once a day.', width, 'dim'),
		...fileCount > 0 ? [lineOf(''), ...wrap(`${countOf(fileCount, 'file')} here, none of them a log: press i to see why.`, width, 'warning')] : [],
	];
};
