/** How the rows of the window are shared out. The frame is one row shorter than the window: see terminal.md rule 2. */
import type {ScreenModel} from '../../select/screens/screen-model.ts';
import type {Size} from './view-state.ts';

/** Below this only the verdict line is shown. */
const smallest: Size = {columns: 40, rows: 10};

/** From this many rows on a window has room for a preview. */
export const tall = 40;

/** The columns left of every list line: cursor and mark. */
export const gutter = 2;

export type FrameLayout = {
	readonly height: number;
	readonly isTooSmall: boolean;
	/** Blank line between header and content. */
	readonly hasAir: boolean;
	/** Whether the deadline has a line of its own, because it does not fit behind the verdict. */
	readonly hasDeadline: boolean;
	readonly hasLegend: boolean;
	/** Lines of a question asked in place of the list. */
	readonly overlayLength: number;
	/** Summary lines that fit. */
	readonly summaryLength: number;
	readonly listLength: number;
	/** Lines below the list that show what the selected row has to say; 0 without a preview. */
	readonly previewLength: number;
};

const headerLength = 2;
const footerLength = 2;

/** Returns the layout of a window; a long deadline is one that does not fit behind the verdict. */
export const layOutFrame = ({columns, rows}: Size, model: ScreenModel | null, isDeadlineLong: boolean, isPreviewWanted = false): FrameLayout => {
	const height = Math.max(1, rows - 1);
	const hasAir = rows >= 18;
	// The deadline is what the day is about: even a small window gives it a line.
	const hasDeadline = isDeadlineLong && rows >= 14;
	const hasLegend = rows >= 18 && (model?.legend?.length ?? 0) > 0;
	const titles = model?.titles ? 1 : 0;
	const overlayLength = Math.max(1, height - headerLength - footerLength - (hasAir ? 1 : 0) - (hasDeadline ? 1 : 0));
	const previewLength = isPreviewWanted && rows >= tall && (model?.list.length ?? 0) > 0 ? Math.floor(rows / 4) : 0;
	const room = overlayLength - titles - (hasLegend ? 2 : 0) - previewLength;
	// A list is worth more than its summary: in a small window two thirds are the list's.
	const summaryLength = Math.min(model?.summary.length ?? 0, Math.max(1, Math.floor(room / 3)));
	return {
		height,
		isTooSmall: columns < smallest.columns || rows < smallest.rows,
		hasAir,
		hasDeadline,
		hasLegend,
		overlayLength,
		summaryLength,
		listLength: Math.max(1, room - summaryLength),
		previewLength,
	};
};
