/** What the reader chose: where they are, what is selected, how it is shown. Changed only by reduce.ts. */
import type {Acknowledgeable} from '../../select/words/acknowledgements.ts';
import type {ActivityEntry} from '../../select/words/activity.ts';
import {type BoardSort, defaultSort} from '../../select/screens/board-columns.ts';
import type {Tone} from '../../select/line/line.ts';
import {type Location, locate} from '../../select/screens/location.ts';
import type {Mask} from '../../select/line/mask.ts';
import {defaultFailureSorts, type FailureSorts} from '../../select/failures/failure-lists.ts';
import {defaultListSorts, type ListSorts} from '../../select/line/list-sorts.ts';
import type {Answered} from '../../select/failures/failure-answers.ts';
import type {StoredRows} from '../../select/failures/stored-item-ids.ts';
import type {ThemeName} from '../../text/theme-names.ts';
import type {Zone} from '../../text/time.ts';
import type {LiveState} from './live-state.ts';

/** The selected row: its identity, and where it stood in case it is gone. */
export type Cursor = {readonly key: string | null; readonly index: number; /** First row on the screen. */ readonly top: number};

/** One visited screen; going back finds its cursor again. */
export type ScreenPlace = {readonly location: Location; readonly cursor: Cursor};

/** What an acknowledgement form is about and what was typed so far. */
export type AcknowledgementForm = {
	readonly kind: 'acknowledge';
	readonly connector: string;
	/** What it can be about, never empty, and which of these it is. */
	readonly choices: readonly Acknowledgeable[];
	readonly choice: number;
	readonly field: 'note' | 'expires';
	readonly note: string;
	readonly expires: string;
};

/** What is asked over the screen; its keys go first. */
export type Prompt = FilterPrompt | PalettePrompt | SortPrompt | AcknowledgementForm;

type FilterPrompt = {
	readonly kind: 'filter';
	readonly text: string;
	/** The filter before, for esc. */
	readonly before: string;
};

type PalettePrompt = {readonly kind: 'palette'; readonly text: string; readonly index: number};

type SortPrompt = {readonly kind: 'sort'; readonly index: number};

export type PromptKind = Prompt['kind'];

export type Notice = {readonly text: string; readonly tone: Tone};

export type Size = {readonly columns: number; readonly rows: number};

/** How the terminal and the command line want it; of it only the theme changes while the program runs. */
export type Look = {
	readonly isAscii: boolean;
	/** False with NO_COLOR and --no-color. */
	readonly hasColours: boolean;
	/** Whether the terminal's background is light. */
	readonly isLight: boolean;
	readonly theme: ThemeName;
	/** How people and items are shown while masked. */
	readonly mask: Mask;
};

/** What is remembered between runs, per folder. */
export type SavedView = {
	readonly sort: BoardSort;
	readonly failureSorts: FailureSorts;
	readonly listSorts: ListSorts;
	readonly filter: string;
	readonly isProblemsOnly: boolean;
	readonly isMasked: boolean;
	readonly zone: Zone;
	readonly savedFilters: readonly string[];
	readonly hiddenColumns: readonly string[];
	/** As chosen in the palette; null before anything was chosen there. */
	readonly theme: ThemeName | null;
};

export type ViewState = Omit<SavedView, 'filter'> & {
	readonly size: Size;
	readonly look: Look;
	/** Item ids that stand in their files, as far as they were read. */
	readonly storedRows: StoredRows;
	/** What is known of the failed items that were asked for; null where nobody answers bit by bit, so that painting does it. */
	readonly failureAnswers: FailureAnswersHeld | null;
	/** What `n` looks for in the list of failed items at this location; null before it was pressed there. */
	readonly sought: {readonly location: Location; readonly search: string} | null;
	/** Never empty; the first is the root, the last is shown. */
	readonly stack: readonly ScreenPlace[];
	readonly prompt: Prompt | null;
	/** One sentence for the reader; gone with the next key. */
	readonly notice: Notice | null;
	/** What is wrong with the configuration or the acknowledgements; stays until it is right again. */
	readonly trouble: string | null;
	/** What is being done for long, one sentence; null when nothing is. */
	readonly work: string | null;
	/** The digits typed before a key. */
	readonly count: string;
	/** What `n` looks for. */
	readonly search: string;
	/** Keys of marked rows. */
	readonly marked: ReadonlySet<string>;
	/** Keys of connectors that changed and were not looked at since. */
	readonly changed: ReadonlySet<string>;
	/** Keys of connectors whose next change is told aloud. */
	readonly watched: ReadonlySet<string>;
	/** What is told aloud, newest last; the shell rings once for each. */
	readonly alerts: readonly string[];
	/** Whether a tall window shows what the selected row has to say. */
	readonly hasPreview: boolean;
	/** Newest first. */
	readonly activity: readonly ActivityEntry[];
	/** The world as it was when paused; null while live. */
	readonly frozen: LiveState | null;
	/** What changed since it was paused, newest first: neither marked nor listed before the reader goes on and can see it. */
	readonly heldBack: readonly ActivityEntry[];
	/** Where the reader was before esc, in case the rest of an arrow key is late. */
	readonly beforeEscape: Pick<ViewState, 'stack' | 'prompt'> | null;
};

/** What a question about failed items is asked for: the list on the screen, or the next match in it. */
export type QuestionRole = 'list' | 'match';

export type FailureAnswersHeld = Readonly<Record<QuestionRole, Answered | null>>;

export type AppState = {readonly live: LiveState; readonly view: ViewState};

export const defaultView: SavedView = {
	sort: defaultSort, failureSorts: defaultFailureSorts, listSorts: defaultListSorts, filter: '', isProblemsOnly: false, isMasked: false, zone: 'utc', savedFilters: [], hiddenColumns: [], theme: null,
};

/** Where a cursor starts. */
export const atStart: Cursor = {key: null, index: 0, top: 0};

/** Returns the state a session starts with. */
export const initialAppState = (live: LiveState, look: Look, size: Size, saved: SavedView = defaultView): AppState => {
	const {filter, ...kept} = saved;
	return {
		live,
		view: {
			...kept,
			size,
			look,
			storedRows: new Map(),
			failureAnswers: null,
			sought: null,
			stack: [{location: locate('board', {filter}), cursor: atStart}],
			prompt: null,
			notice: null,
			trouble: null,
			work: null,
			count: '',
			search: filter,
			marked: new Set(),
			changed: new Set(),
			watched: new Set(),
			alerts: [],
			hasPreview: true,
			activity: [],
			frozen: null,
			heldBack: [],
			beforeEscape: null,
		},
	};
};

/** Returns the place on the screen. */
export const currentPlace = ({stack}: Pick<ViewState, 'stack'>): ScreenPlace => stack.at(-1)!;

/** Returns the world as shown: as it is, or as it was when paused. */
export const shownLive = ({live, view}: AppState): LiveState => view.frozen ?? live;

/** Returns what to remember for the next run. */
export const savedViewOf = ({view}: AppState): SavedView => ({
	sort: view.sort,
	failureSorts: view.failureSorts,
	listSorts: view.listSorts,
	filter: view.stack[0]!.location.filter,
	isProblemsOnly: view.isProblemsOnly,
	isMasked: view.isMasked,
	zone: view.zone,
	savedFilters: view.savedFilters,
	hiddenColumns: view.hiddenColumns,
	theme: view.theme,
});
