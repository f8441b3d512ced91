import type {ThemeName} from '../../text/theme-names.ts';
import type {LogFile} from '../../connectors/reading.ts';
import type {BoardSort} from '../../select/screens/board-columns.ts';
import type {ExportTable} from '../../select/screens/export-text.ts';
import type {Failure, FailureAnswer, FailureQuestion} from '../../connectors/failed-items/failures.ts';
import type {Location} from '../../select/screens/location.ts';
import type {StoredItemIds, StoredRow} from '../../select/failures/stored-item-ids.ts';
import type {LiveState} from './live-state.ts';
import type {
	Cursor,
	Notice,
	Prompt,
	QuestionRole,
	Size,
	ViewState,
} from './view-state.ts';

/** Everything that can happen to the state. */
export type AppAction =
	| {readonly type: 'lived'; readonly live: LiveState}
	| {readonly type: 'resized'; readonly size: Size}
	| {readonly type: 'noticed'; readonly notice: Notice | null}
	| {readonly type: 'troubled'; readonly trouble: string | null}
	| {readonly type: 'opened'; readonly location: Location}
	| {readonly type: 'wentBack'}
	| {readonly type: 'moved'; readonly cursor: Cursor; /** Connectors looked at by moving. */ readonly seen: readonly string[]}
	| {readonly type: 'filtered'; readonly filter: string}
	| {readonly type: 'searched'; readonly search: string}
	| {readonly type: 'filterSaved'; readonly filter: string}
	| {readonly type: 'regrouped'; readonly location: Location}
	| {readonly type: 'prompted'; readonly prompt: Prompt | null}
	| {readonly type: 'counted'; readonly count: string}
	| {readonly type: 'sorted'; readonly sort: BoardSort}
	| {readonly type: 'columnToggled'; readonly column: string}
	| {readonly type: 'marked'; readonly key: string}
	| {readonly type: 'watched'; readonly connector: string}
	| {readonly type: 'problemsToggled'}
	| {readonly type: 'rowsRead'; readonly rows: ReadonlyArray<readonly [Failure, StoredRow]>}
	| {readonly type: 'failuresAnswered'; readonly role: QuestionRole; readonly question: FailureQuestion; readonly answer: FailureAnswer}
	/** More is known of what was asked: it is to be asked again. */
	| {readonly type: 'failuresOutdated'}
	/** `n` looks for this in the list of failed items. */
	| {readonly type: 'matchSought'; readonly search: string}
	| {readonly type: 'worked'; readonly work: string | null}
	| {readonly type: 'previewToggled'}
	| {readonly type: 'maskToggled'}
	| {readonly type: 'zoneToggled'}
	| {readonly type: 'themeChosen'; readonly theme: ThemeName}
	| {readonly type: 'pauseToggled'}
	| {readonly type: 'escapeRemembered'; readonly place: Pick<ViewState, 'stack' | 'prompt'> | null}
	| {readonly type: 'escapeUndone'};

/** What a key makes the shell do: ui itself touches no disk, clipboard or process. */
export type Effect =
	| {readonly effect: 'rescan'}
	| {readonly effect: 'repaint'}
	| {readonly effect: 'copy'; /** A function of the shell's reader where it has to be read from a log. */ readonly text: string | ((stored: StoredItemIds) => Promise<string>)}
	| {readonly effect: 'export'; readonly name: string; readonly table: (stored: StoredItemIds) => ExportTable}
	| {readonly effect: 'stopWork'}
	| {readonly effect: 'acknowledge'; readonly request: AcknowledgementRequest}
	| {readonly effect: 'openLog'; readonly file: LogFile; /** 1-based; null opens it at its beginning. */ readonly line: number | null}
	| {readonly effect: 'takeBack'; /** Of an acknowledgement. */ readonly id: string}
	| {readonly effect: 'suspend'}
	| {readonly effect: 'interrupt'}
	| {readonly effect: 'quit'; readonly leavesLastScreen: boolean};

/** An acknowledgement as typed; the shell reads the expiry and stores it. */
export type AcknowledgementRequest = {
	readonly connector: string;
	readonly reason: string | null;
	readonly check: string | null;
	/** Of the check `unread`: which lines. */
	readonly shape?: string;
	readonly note: string;
	/** An ISO date or time, or a span such as `30d`. */
	readonly expires: string;
};

export type KeyResult = AppAction | Effect;
