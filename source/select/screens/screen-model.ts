/** What every screen is: fixed lines, a list one can walk, and what to say when the list is empty. */
import type {Tenant} from '../../connectors/model.ts';
import type {Instant, LogFile} from '../../connectors/reading.ts';
import type {Zone} from '../../text/time.ts';
import type {Acknowledgeable} from '../words/acknowledgements.ts';
import type {ActivityEntry} from '../words/activity.ts';
import type {FailureSorts} from '../failures/failure-lists.ts';
import type {FailureAnswers} from '../failures/failure-answers.ts';
import type {Failure} from '../../connectors/failed-items/failures.ts';
import {type Line, lineWidth} from '../line/line.ts';
import type {ListSorts} from '../line/list-sorts.ts';
import type {Mask} from '../line/mask.ts';
import type {StoredItemIds} from '../failures/stored-item-ids.ts';
import type {Watching} from '../words/watching.ts';
import type {Location} from './location.ts';
import type {BoardSort} from './board-columns.ts';

/** One row of a list. */
export type Row = {
	/** The identity the cursor follows; null for a heading, which the cursor passes over. */
	readonly key: string | null;
	readonly line: Line;
	/** Where `enter` leads; null when nowhere. */
	readonly opens?: Location | null;
	/** The log the row comes from, and its line there (1-based; null where it has none). */
	readonly source?: {readonly file: LogFile; readonly line: number | null};
	/** What `y` copies: an id, exact. */
	readonly id?: string;
	/** The cells as `Y` copies and `x` exports them, exact. */
	readonly cells?: readonly string[];
	/** What an acknowledgement of this row would be about. */
	readonly acknowledges?: Acknowledgeable & {readonly connector: string};
	/** The acknowledgement this row is. */
	readonly acknowledgementId?: string;
	/** The connector this row belongs to: its change mark, its handover. */
	readonly connector?: string;
	/** What the line leaves out or cuts short; said below the list while the row is selected. */
	readonly about?: string;
	/** What a preview shows of the row; only screens that have one. */
	readonly preview?: readonly Line[];
	/** Whether the row is a problem, for `e` and `!`. */
	readonly isProblem?: boolean;
};

/** Rows made on demand, so a list of a million costs what is on the screen. */
export type List = {
	readonly length: number;
	readonly rowAt: (index: number) => Row;
	/** Whether a place holds a heading; known without making the row. */
	readonly isHeadingAt: (index: number) => boolean;
	/** Returns where the row with this key stands, -1 when it is gone. */
	readonly indexOf: (key: string) => number;
	/** Whether more rows may still be found. */
	readonly isPartial?: boolean;
	/** Whether the rows are all there but are being put into another order, which takes long and can be stopped. */
	readonly isBeingSorted?: boolean;
	/** Returns what of these rows stands in files and is not read yet; only lists whose rows may be in files have it. */
	readonly toBeRead?: (places: readonly number[]) => readonly Failure[];
	/** Reads what the cells of these rows need; only where the shell lent its reader. */
	readonly load?: (places: readonly number[]) => Promise<void>;
	/** Returns why a search cannot be done, one sentence; null when it can. */
	readonly searchProblem?: (search: string) => string | null;
	/** Finds the next place that matches a search, going round; only lists too long to look at each row have it. */
	readonly nextMatch?: (search: string, index: number, direction: 1 | -1) => number | null | 'searching';
};

export type ScreenModel = {
	/** The crumb of this screen. */
	readonly title: string;
	/** Lines above the list; they never scroll. */
	readonly summary: readonly Line[];
	/** Titles of the list's columns; null when it has none. */
	readonly titles: Line | null;
	readonly list: List;
	/** What the list's cells are called in an export. */
	readonly cellNames: readonly string[];
	/** Shown in place of an empty list: why it is empty and what to do next. */
	readonly empty: readonly Line[];
	/** The row the cursor starts on, where it stands on the first page; null means the first. */
	readonly initialKey: string | null;
	/** One line below the list that explains its glyphs; null when there is nothing to explain. */
	readonly legend: Line | null;
};

/** All a screen is made of. */
export type ScreenInput = {
	readonly tenant: Tenant;
	readonly intake: Watching | null;
	readonly location: Location;
	/** Minutes precise. */
	readonly now: Instant;
	readonly zone: Zone;
	readonly isAscii: boolean;
	/** Terminal columns of a list line. */
	readonly width: number;
	/** How people and items are shown. */
	readonly mask: Mask;
	/** Item ids that are not held; without them an ellipsis shows. */
	readonly storedItemIds?: StoredItemIds | null;
	/** What is known of the failed items asked for; without it questions are answered at once. */
	readonly failureAnswers?: FailureAnswers;
	readonly sort: BoardSort;
	/** How failed items are sorted; as the logs list them when it is left out. */
	readonly failureSorts?: FailureSorts;
	/** How users and files are sorted; in their own order when it is left out. */
	readonly listSorts?: ListSorts;
	readonly isProblemsOnly: boolean;
	readonly activity: readonly ActivityEntry[];
	/** Names of board columns the reader put away. */
	readonly hiddenColumns: readonly string[];
};

/** Whether a line says less than it should: it was cut, or is longer than `width` columns. */
export const isCut = (line: Line, width = Infinity): boolean => lineWidth(line) > width || line.some(({text}) => text.includes('…'));

/** Returns a row that says below the list what its line had to cut to `width` columns; the row as it is when its line is whole. */
export const sayingWhatIsCut = (row: Row, about: string, width = Infinity): Row =>
	isCut(row.line, width) ? {...row, about} : row;

/** Returns rows that are all there as a list. */
export const listOf = (rows: readonly Row[]): List => ({
	length: rows.length,
	rowAt: index => rows[index]!,
	isHeadingAt: index => rows[index]!.key === null,
	indexOf: key => rows.findIndex(row => row.key === key),
});

/** Returns a dim heading between rows, with a blank line before it unless it is the first. */
export const headingRows = (title: string, isFirst = false): readonly Row[] => {
	const heading: Row = {key: null, line: [{text: title, tone: 'strong'}]};
	return isFirst ? [heading] : [{key: null, line: []}, heading];
};

/** Whether a text holds every word of a filter, whatever their case. */
export const matchesFilter = (text: string, filter: string): boolean => {
	const folded = text.toLowerCase();
	return filter.toLowerCase().split(' ').every(word => folded.includes(word));
};

/** Whether a row with these texts passes the filter of the screen. */
export const keepsRow = ({location}: Pick<ScreenInput, 'location'>, ...texts: readonly string[]): boolean =>
	location.filter === '' || matchesFilter(texts.join(' '), location.filter);
