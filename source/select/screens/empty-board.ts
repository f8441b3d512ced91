/** What a board without connectors says: why there is none, and what to do. */
import {countOf} from '../../text/numbers.ts';
import {type Line, lineOf, wrap} from '../line/line.ts';
import {folderWords, worstFolder} from '../words/watching.ts';
import type {ScreenInput} from './screen-model.ts';

/** Returns what to do before there is any connector. */
export const emptyBoardLines = ({intake, fileCount, width}: Pick<ScreenInput, 'intake' | 'width'> & {readonly fileCount: number}): readonly Line[] => {
	const folder = worstFolder(intake);
	if (folder?.mode === 'missing') {
		return [
			// It may be a file: why it is none must not be guessed.
			...wrap(`There is no folder ${folder.folder}${folder.reason === null ? '' : `: ${folder.reason}`}.`, width, 'strong'),
			lineOf(''),
			...wrap('connwatch looks again every few seconds: create or mount it, and the board appears by itself.', width),
		];
	}

	// A folder that cannot be read is not empty: nothing is known of it.
	if (folder?.mode === 'stale' || folder?.mode === 'not-responding') {
		return [
			...wrap(`The folder ${folder.folder} cannot be read now.`, width, 'critical'),
			...wrap(folder.reason ?? '', width),
			lineOf(''),
			...wrap('Nothing is known of its logs until it can be. connwatch looks again every few seconds, and the board appears by itself; r looks now, connwatch doctor tells more.', width, 'dim'),
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
