import type {ReactElement} from 'react';
import {type Line, lineOf} from '../../select/line/line.ts';
import {emptyBoardLines} from '../../select/screens/empty-board.ts';
import {
	type Watching,
	isWatched,
	progressLines,
	progressWords,
	worstFolder,
} from '../../select/words/watching.ts';
import {indented} from '../components/indented.ts';
import {Lines} from '../components/lines.tsx';
import {Widget} from '../components/widget.tsx';
import type {ViewState} from '../state/view-state.ts';

type Properties = {readonly intake: Watching | null; readonly view: ViewState};

/** What is shown until the first files are read: how far that is, or why it cannot be done. */
export const ReadingScreen = ({intake, view: {size, look}}: Properties): ReactElement => {
	const progress = intake?.progress ?? null;
	return (
		<Widget role={progress === null ? undefined : 'progressbar'} label={progress === null ? '' : `Reading the logs: ${progressWords(progress)}`}>
			<Lines lines={readingLines(intake, size.columns - 4, look.isAscii).map(line => indented(line))} width={size.columns} look={look}/>
		</Widget>
	);
};

const readingLines = (intake: Watching | null, width: number, isAscii: boolean): readonly Line[] => {
	if (worstFolder(intake) !== null && !isWatched(intake)) {
		return emptyBoardLines({intake, fileCount: 0, width});
	}

	return [
		lineOf('Reading the logs.', 'strong'),
		[],
		...progressLines(intake?.progress ?? null, width, isAscii),
		[],
		lineOf('The board appears when the first files are read; q leaves.', 'dim'),
	];
};
