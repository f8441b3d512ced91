import type {OpenBlock} from '../block.ts';
import type {Page} from '../page.ts';
import type {Pair} from '../pairs.ts';
import type {LabelledLine, LineLayout} from './layout.ts';

/** Why a record of a records log is not saved (documented): its address failed validation. */
export const addressReason = 'Email address not valid';

/** The log of the HR, badging, healthcare and indicator connectors. */
export const recordsLog: LineLayout = {
	name: 'records-log',
	summary: 'One import between two rules of hyphens; saved records are imported, skipped ones failed, each address listed is a failed item.',
	certainty: 'seen',
	example: `--------------------------
Import Time: 1/13/2020 8:36:56 AM (UTC)
RecordsSaved: 4, RecordsSkipped: 0, EmailIdsNotSaved:
--------------------------`,

	read(page, line) {
		if (line.pairs[0]?.label.scope !== 'records') {
			return false;
		}

		const isStart = line.pairs.some(({label}) => label.field === 'importTime');
		if (!isStart && page.block?.kind !== 'records-log') {
			return false;
		}

		const block = isStart ? page.startBlock('records-log', line) : page.block!;
		readFields(page, block, line);
		page.draft.layouts.add(recordsLog.name);
		page.understand(line);
		return true;
	},
};

const readFields = ({draft}: Page, block: OpenBlock, line: LabelledLine): void => {
	for (const {label, value} of line.pairs) {
		if (label.field === 'importTime') {
			block.readTime(label.field, value, line.number, draft);
		} else if (label.field === 'recordsSaved') {
			block.readCount(label.field, 'imported', value, line.number, draft);
		} else if (label.field === 'recordsSkipped') {
			block.readCount(label.field, 'failed', value, line.number, draft);
		} else if (label.field === 'emailIdsNotSaved') {
			readAddresses(draft, block, {label, value}, line.number);
		}
	}
};

const readAddresses = (draft: Page['draft'], block: OpenBlock, {label, value}: Pair, line: number): void => {
	if (!block.claim(label.field, value, line, draft)) {
		return;
	}

	const addresses = value.split(/[,; \t]/v).filter(address => address !== '');
	const items = block.openItems();
	for (const address of addresses) {
		items.add('', address, '', addressReason, line);
	}

	// The older form lists addresses without counting them.
	if (!block.has('recordsSkipped')) {
		block.setCount('failed', addresses.length);
	}
};
