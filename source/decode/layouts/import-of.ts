import type {CountField, Kind} from '../../connectors/reading.ts';
import type {OpenBlock} from '../blocks/block.ts';
import {parseCount} from '../labels/counts.ts';
import type {Field} from '../labels/labels.ts';
import type {Page} from '../blocks/page.ts';
import type {LabelledLine} from './layout.ts';

/** The labels of one kind of log. */
export type ImportLabels = {
	readonly kind: Kind;
	readonly time: Field;
	/** The labels of counts, and the counts they mean. */
	readonly counts: ReadonlyMap<Field, CountField>;
};

/**
Returns the import a line of labels belongs to, begun where one begins; null when it belongs to none. An import begins with its
time. One that begins without is an import all the same, else a log whose head is cut off would be as well as what is left of it: its
counts stand where no import is open, or begin again behind a blank line.
*/
export const importOf = (page: Page, line: LabelledLine, labels: ImportLabels): OpenBlock | null => {
	const open = page.block?.kind === labels.kind ? page.block : null;
	const hasTime = line.pairs.some(({label}) => label.field === labels.time);
	const firstCount = line.pairs.find(({label, value}) => labels.counts.has(label.field) && parseCount(value) !== null)?.label.field ?? null;
	if (open === null) {
		return hasTime || firstCount !== null ? page.startBlock(labels.kind, line) : null;
	}

	if (hasTime) {
		return open.isTimed || page.isAfterBlank ? page.startBlock(labels.kind, line) : open;
	}

	return firstCount !== null && open.isComplete && open.firstCount === firstCount ? begunAgain(page, line, open) : open;
};

/** Counts that begin again without a blank line below a time show that this was the time above them, not that of the counts before. */
const begunAgain = (page: Page, line: LabelledLine, open: OpenBlock): OpenBlock => {
	if (page.isAfterBlank) {
		return page.startBlock(open.kind, line);
	}

	return open.isTimeLast ? page.startBlock(open.kind, line, open) : open;
};
