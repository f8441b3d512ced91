import {countFields, type CountField} from '../../connectors/reading.ts';
import type {OpenBlock} from '../blocks/block.ts';
import {lineFacts} from '../labels/line-facts.ts';
import {parseCount} from '../labels/counts.ts';
import {findLabel} from '../labels/find-label.ts';
import {bestNameOf} from '../labels/name-fields.ts';
import type {Field} from '../labels/labels.ts';
import type {Page} from '../blocks/page.ts';
import type {Pair} from '../labels/pairs.ts';
import {saysNothing} from '../labels/says-nothing.ts';
import {importOf, type ImportLabels} from './import-of.ts';
import type {LabelledLine, LineLayout} from './layout.ts';

const counts: ReadonlyMap<Field, CountField> = new Map(countFields.map(field => [field, field]));
const labels: ImportLabels = {kind: 'admin-log', time: 'completedAt', counts};

/** The summary of an import as labelled lines, one label a line or several. */
export const adminLog: LineLayout = {
	name: 'admin-log',
	summary: 'One import a block of `Label: value` lines, from `Import completion time` on; also `=`, a tab, a dash or a cell border for the colon, bullets, and several labels on one line.',
	certainty: 'inferred',
	example: `Import completion time: 11/20/2026 2:14:09 AM (UTC)
Items available from source: 1,204
Items available for import: 3,310
Items imported successfully: 3,254
Items partially imported: 12
Items skipped: 30
Items failed: 14`,

	read(page, line) {
		const {pairs} = line;
		if (pairs.length === 0) {
			return readHeading(page, line);
		}

		if (pairs.some(({label}) => label.scope === 'import')) {
			return pairs[0]!.label.field !== 'noItemsIngestedOn' && pairs.every(({label}) => label.scope !== 'records') && readSummary(page, line);
		}

		return pairs.every(({label}) => label.scope === 'name') && readConnector(page, line);
	},
};

/** `Failed item details` alone on its line, as a heading; the label of the time alone on its line has no time. */
const readHeading = (page: Page, line: LabelledLine): boolean => {
	const label = findLabel(line.text);
	if (label?.field === 'completedAt') {
		return readSummary(page, {...line, pairs: [{label, value: ''}]});
	}

	if (!page.block || label?.field !== 'failedItemDetails') {
		return false;
	}

	page.understand(line);
	return true;
};

/** The name of the open import while that is not complete; name-entries.ts says whose any other is. */
const readConnector = (page: Page, line: LabelledLine): boolean => {
	const best = bestNameOf(line.pairs.map(({label, value}) => ({field: label.field, value})));
	if (page.item !== null && best?.field !== 'connector') {
		return false;
	}

	if (best !== null) {
		page.sayName(best, line.number);
	}

	if (line.pairs.some(({value}) => isNoName(value))) {
		page.draft.report('unexplained', {line: line.number, isInsideImport: false}, '', line.text);
	}

	page.understand(line);
	return true;
};

/** No name is longer, in UTF-16 units. */
const longestName = 120;

/** Whether something else than a name stands where a name should: text in code, a date and counts, a failure. */
const isNoName = (value: string): boolean => {
	const {dates, numbers, hasFailure, hasLabel, suspicion} = lineFacts(value);
	return value.length > longestName || (suspicion !== null && !(hasLabel && !hasFailure && dates === 0 && numbers < 3));
};

const readSummary = (page: Page, line: LabelledLine): boolean => {
	if (page.isBelowEmptyDay && line.pairs.every(({label, value}) => counts.has(label.field) && parseCount(value) === 0)) {
		page.understand(line);
		return true;
	}

	const block = importOf(page, line, labels);
	if (block === null) {
		return false;
	}

	page.closeItem();
	page.table = null;
	for (const pair of line.pairs) {
		readPair(page, block, pair, line.number);
	}

	// Hardly a line of counts says a name.
	const name = line.pairs.some(({label}) => label.scope === 'name') ? bestNameOf(line.pairs.map(({label, value}) => ({field: label.field, value}))) : null;
	if (name !== null) {
		block.nameBy(name);
	}

	page.draft.layouts.add(adminLog.name);
	page.understand(line);
	return true;
};

/** `Failed items: 14` is the count, although `Failed items` may be the heading of the rows. */
const isFailedCount = ({label, value}: Pair): boolean => label.field === 'failedItemDetails' && parseCount(value) !== null;

const readPair = ({draft}: Page, block: OpenBlock, {label, value}: Pair, line: number): void => {
	const {field} = label;
	const said = {field, text: value, line};
	if (field === 'completedAt') {
		block.readTime(said, draft);
	} else if (counts.has(field)) {
		block.readCount(said, field as CountField, draft);
	} else if (isFailedCount({label, value}) && !block.has('failed')) {
		block.readCount({...said, field: 'failed'}, 'failed', draft);
	} else if (isFailedCount({label, value}) && block.countOf('failed') === parseCount(value)) {
		// The heading of the rows says once more how many failed.
	} else if (label.scope !== 'name' && !saysNothing(value)) {
		draft.report('unread-value', {line, isInsideImport: true}, label.names.en[0]!, value);
	}
};
