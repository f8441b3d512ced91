import type {Page} from '../blocks/page.ts';
import {parseDay} from '../labels/times.ts';
import {trimBlanks} from '../lines/text-line.ts';
import type {LineLayout} from './layout.ts';

const wording = /^\W{0,8}no\sitems\s(?:were\s)?ingested\son:?(?:\sdate)?(?:\sin)?:?\s(?<date>.{0,80})$/iv;

const firstWord = /\w/v;

/** Whether the first letter or digit is an N: false is certain, and for nearly all lines quicker to tell than by the wording. */
const maySayNo = (text: string): boolean => {
	const first = text[text.search(firstWord)];
	return first === 'N' || first === 'n';
};

/** Returns the text where the date of an empty day should stand; null when the line says nothing of the kind. */
export const emptyDayText = (text: string): string | null => {
	const date = text.length > 200 || text.length < 20 || !maySayNo(text) ? undefined : wording.exec(trimBlanks(text))?.groups!['date'];
	return date === undefined ? null : date.replace(/["\s.,;]+$/v, '');
};

/** A day on which the connector ran and found nothing. */
export const noItems: LineLayout = {
	name: 'no-items',
	summary: 'A whole empty day, in both wordings; the date is month first.',
	certainty: 'documented',
	example: `No items ingested on 11/21/2026.
No items ingested on date in 11/21/2026.`,

	read(page, line) {
		const text = emptyDayText(line.text);
		if (text === null) {
			return false;
		}

		endBlock(page);
		page.draft.names.begin(line.number);
		addEmptyDay(page, null, text, line.number);
		page.understand(line);
		page.isBelowEmptyDay = true;
		return true;
	},
};

/** A completion time with nothing but these words behind it is the time of the empty day, not a cut import. */
const endBlock = (page: Page): void => {
	if (page.block?.kind === 'admin-log' && page.block.isBare && page.item === null) {
		page.draft.understood += page.block.doubtful;
		page.block = null;
		page.table = null;
		return;
	}

	// Without an open import an open table holds imports, and more of them may follow.
	if (page.block) {
		page.closeBlock();
	}
};

/** Adds the empty day a text says, a date that is none is a problem; `line` is 1-based. */
export const addEmptyDay = ({draft}: Page, connector: string | null, text: string, line: number): void => {
	const date = parseDay(text);
	draft.layouts.add(noItems.name);
	if (date === null) {
		draft.report('bad-date', {line, isInsideImport: true}, 'No items ingested on', text);
		return;
	}

	draft.emptyDays.push({connector, date, line});
};
