import type {ExportTable} from '../select/screens/export-text.ts';
import type {FailureAnswer, FailureQuestion} from '../connectors/failed-items/failures.ts';
import type {LogFile} from '../connectors/reading.ts';
import type {StoredItemIds} from '../select/failures/stored-item-ids.ts';
import type {AcknowledgementRequest} from './state/app-action.ts';
import type {SavedView} from './state/view-state.ts';

/** What the shell does for the screen. A returned sentence is shown to the reader. */
export type LiveActions = {
	readonly rescan: () => void;
	/** Returns what is known of a question by now and looks for the rest; `failuresOutdated` is dispatched when more is known. */
	readonly answerFailures: (question: FailureQuestion) => FailureAnswer;
	/** Reads item ids that stand in the logs. */
	readonly storedItemIds: StoredItemIds;
	/** Puts text on the clipboard, or in a file; says which. */
	readonly copy: (text: string) => Promise<string>;
	/** Writes an export with time for keys in between; says where, or that it was stopped. Tells how far it is. */
	readonly exportTable: (name: string, table: ExportTable, stopping: AbortSignal, tell: (progress: string) => void) => Promise<string>;
	readonly acknowledge: (request: AcknowledgementRequest) => Promise<string>;
	/** Takes an acknowledgement back and judges anew. */
	readonly takeBack: (id: string) => Promise<string>;
	/** Remembers the view of this folder. */
	readonly saveView: (view: SavedView) => void;
	/** Tells something aloud: the bell, a title, a notification. */
	readonly alert: (text: string) => void;
	/** Shows a log at a line (1-based; null at its beginning) in a pager, which has the terminal meanwhile. */
	readonly openLog: (file: LogFile, line: number | null) => Promise<void>;
	/** Stops to the shell once the terminal has taken all we wrote, and returns when we run again. */
	readonly suspend: () => Promise<void>;
	/** Ctrl-C: ends as if by SIGINT. */
	readonly interrupt: () => void;
	/** Ends; the last frame is given when it shall stay in the terminal. */
	readonly quit: (lastScreen: string | null) => void;
};
