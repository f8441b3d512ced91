import type {ScreenName} from '../../select/screens/location.ts';
import type {StoredItemIds} from '../../select/failures/stored-item-ids.ts';
import type {Row, ScreenModel} from '../../select/screens/screen-model.ts';
import type {AppAction, KeyResult} from '../state/app-action.ts';
import type {AppState, PromptKind} from '../state/view-state.ts';

/** Where a key works: on a screen, or while something is asked. */
export type Mode = ScreenName | PromptKind;

/** What a key acts on. */
export type KeyContext = {
	readonly state: AppState;
	/** Null while there is nothing to walk: first read, error, window too small. */
	readonly model: ScreenModel | null;
	/** Where the selected row stands, -1 without one. */
	readonly index: number;
	readonly row: Row | null;
	/** List lines on the screen. */
	readonly pageLength: number;
	/** The number typed before the key; null without one. */
	readonly count: number | null;
	/** Returns the model with item ids from the shell's reader: for copies and exports. */
	readonly modelReading: (storedItemIds: StoredItemIds) => ScreenModel;
	/** What the palette lists, in order. */
	readonly paletteEntries: () => readonly PaletteEntry[];
};

/** What a key does; a function is asked once the shell has answered what the state asks. */
export type KeyOutcome = KeyResult | ((context: KeyContext) => readonly KeyResult[]);

/** A row of THE key table: footer, help, palette, docs and dispatch come from it. */
export type KeyRow = {
	readonly name: string;
	/** As ink names them: `j`, `enter`, `ctrl-l`. */
	readonly keys: readonly string[];
	/** How the keys are written, in UTF-8 and in ASCII. */
	readonly label: string;
	readonly asciiLabel?: string;
	readonly modes: readonly Mode[];
	readonly group: 'Move' | 'Open' | 'Find' | 'Mark and copy' | 'Show' | 'Session' | 'While something is asked';
	readonly description: string;
	/** One word for the footer, and its rank there; without it the footer leaves the key to help. */
	readonly footer?: {readonly word: string; readonly rank: number};
	/** True, or why the key does nothing now, one sentence. */
	readonly isEnabled: (context: KeyContext) => true | string;
	readonly run: (context: KeyContext) => readonly KeyOutcome[];
};

export type PaletteEntry = {
	readonly title: string;
	readonly kind: 'command' | 'screen' | 'connector' | 'filter' | 'user' | 'reason' | 'items';
	/** The key it could have been; empty without one. */
	readonly key: string;
	readonly run: (context: KeyContext) => readonly KeyOutcome[];
};

export const allScreens: readonly ScreenName[] = [
	'board', 'connector', 'import', 'failed-items', 'item', 'today', 'acknowledgements', 'users', 'onboarding', 'activity', 'files', 'file', 'heat-map', 'help',
];

/** A key that always does something. */
export const always = (): true => true;

/** Returns one notice as a key's whole outcome. */
export const tell = (text: string): readonly AppAction[] => [{type: 'noticed', notice: {text, tone: 'accent'}}];
