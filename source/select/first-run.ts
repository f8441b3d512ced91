/** What an empty folder says: where the first log comes from. */
import {type Line, lineOf} from './line.ts';
import type {ScreenInput} from './screen-model.ts';
import {folderWords, worstFolder} from './watching.ts';

/** Returns what to do before there is any connector. */
export const firstRunLines = ({intake, tenant}: Pick<ScreenInput, 'intake' | 'tenant'>): readonly Line[] => {
	const folder = worstFolder(intake);
	if (folder?.mode === 'missing') {
		return [
			lineOf(`The folder ${folder.folder} is not there.`, 'strong'),
			lineOf(''),
			lineOf('connwatch looks again every few seconds: create or mount it, and the board appears by itself.'),
		];
	}

	return [
		lineOf('No connector log here yet.', 'strong'),
		lineOf(''),
		lineOf('1  Open the Microsoft Purview portal: Data connectors, My connectors.'),
		lineOf('2  Choose a connector; in its fly-out, under Admin logs, press Download log.'),
		lineOf(`3  Save the file into ${folderWords(intake)}`),
		lineOf(''),
		lineOf('It appears here within a second. The portal keeps seven days: download every connector once a day.', 'dim'),
		...tenant.files.length > 0 ? [lineOf(''), lineOf(`${tenant.files.length} files are here, none of them a log: press : and choose files to see why.`, 'warning')] : [],
	];
};
