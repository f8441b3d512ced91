import type {Instant} from '../../connectors/reading.ts';
import type {IntakeProgress} from '../../intake/snapshot.ts';
import {countOf, formatBytes} from '../../text/numbers.ts';
import type {CommandContext} from './command.ts';

/** Milliseconds before the first line of progress: what is quicker needs none. */
const patience = 500;

/** Milliseconds between two of them. */
const interval = 250;

/** Erases the line of the cursor. */
const eraseLine = '\r\u001B[K';

export type ProgressLine = {
	readonly show: (progress: IntakeProgress) => void;
	readonly clear: () => void;
};

/** Returns a progress line on stderr for a long read; silent if stderr is not a terminal. */
export const progressLine = ({terminal, writeError}: Pick<CommandContext, 'terminal' | 'writeError'>, clock: () => Instant): ProgressLine => {
	let shownAt: Instant = clock() + patience - interval;
	let isShown = false;
	return {
		show({filesDone, filesTotal, bytesDone, bytesTotal}) {
			const now = clock();
			if (now - shownAt < interval || !terminal.isStderrTty) {
				return;
			}

			shownAt = now;
			isShown = true;
			writeError(`${eraseLine}reading ${filesDone} of ${countOf(filesTotal, 'file')}, ${formatBytes(bytesDone)} of ${formatBytes(bytesTotal)}`);
		},
		clear() {
			if (isShown) {
				writeError(eraseLine);
			}
		},
	};
};
