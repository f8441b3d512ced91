import {OpenItem, itemFields, type ItemField} from '../blocks/open-item.ts';
import type {Page} from '../blocks/page.ts';
import type {LabelledLine, LineLayout} from './layout.ts';

const fields: ReadonlySet<string> = new Set(itemFields);

/** Failed items as labelled lines: a block of lines an item, or one line an item. */
export const failedItemLabels: LineLayout = {
	name: 'failed-item-labels',
	summary: 'Failed items as labelled lines: four lines an item, or one line an item.',
	certainty: 'inferred',
	example: `Item id: AAMkAD-000001, Source User ID: jdoe17, M365 User ID: , Failure Reason: User mapping not found

Item id: AAMkAD-000002
Source User ID: jdoe18
M365 User ID:
Failure Reason: User mapping not found`,

	read(page, line) {
		if (page.block?.kind !== 'admin-log' || line.pairs.every(({label}) => !fields.has(label.field)) || line.pairs[0]!.label.scope !== 'item') {
			return false;
		}

		page.table = null;
		if (line.pairs.some(({label}) => page.item?.has(label.field as ItemField))) {
			page.closeItem();
		}

		readItem(page, line);
		page.draft.layouts.add(failedItemLabels.name);
		page.isAfterBlank = false;
		return true;
	},
};

const readItem = (page: Page, line: LabelledLine): void => {
	page.item ??= new OpenItem(line.number);
	for (const {label, value} of line.pairs) {
		if (fields.has(label.field)) {
			page.item.set(label.field as ItemField, value);
		}
	}

	page.item.doubtful += line.length;
	const isWholeLine = line.pairs.length > 1 && page.item.has('reason');
	if (page.item.isFull || isWholeLine) {
		page.closeItem();
	}
};
