import {countFields, type CountField} from '../../connectors/reading.ts';
import type {OpenBlock, Said} from '../blocks/block.ts';
import {parseCount} from '../labels/counts.ts';
import type {Draft} from '../blocks/draft.ts';
import {labelName, type Field} from '../labels/labels.ts';
import {bestNameOf} from '../labels/name-fields.ts';
import type {Page} from '../blocks/page.ts';
import {saysNothing} from '../labels/says-nothing.ts';
import {importOf, type ImportLabels} from './import-of.ts';
import type {LabelledLine, LineLayout} from './layout.ts';

/** Why a record of a records log is not saved (documented): its address failed validation. */
export const addressReason = 'Email address not valid';

const countTargets: ReadonlyMap<Field, CountField> = new Map([['recordsSaved', 'imported'], ['recordsSkipped', 'failed']]);
const labels: ImportLabels = {kind: 'records-log', time: 'importTime', counts: countTargets};

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
		if (line.pairs.every(({label}) => label.scope !== 'records')) {
			return false;
		}

		const block = importOf(page, line, labels);
		if (block === null) {
			return false;
		}

		const name = bestNameOf(line.pairs.map(({label, value}) => ({field: label.field, value})));
		if (name !== null) {
			block.nameBy(name);
		}

		readFields(page, block, line);
		page.draft.layouts.add(recordsLog.name);
		page.understand(line);
		return true;
	},
};

const readFields = ({draft}: Page, block: OpenBlock, line: LabelledLine): void => {
	for (const pair of line.pairs) {
		readRecordsField(draft, block, {field: pair.label.field, text: pair.value, line: line.number}, parseCount(pair.value));
	}
};

/** Reads one field of a records log; `count` is what its text says as a count, null when it is none. */
export const readRecordsField = (draft: Draft, block: OpenBlock, said: Said, count: number | null): void => {
	const {field, text, line} = said;
	const target = countTargets.get(field);
	if (target) {
		block.readCount(said, target, draft, count);
	} else if (field === 'importTime') {
		block.readTime(said, draft);
	} else if (field === 'emailIdsNotSaved' && block.claim(said, draft)) {
		readAddresses(block, text, line);
	} else if (ofOtherLog.has(field) && count !== 0 && !saysNothing(text)) {
		// A records log has no such field, so nobody knows what it adds to the ones that are read.
		draft.report('unexplained', {line, isInsideImport: true}, '', `${labelName(field)}: ${text}`);
	}
};

/** What the other kind of log says of an import. */
const ofOtherLog: ReadonlySet<Field> = new Set<Field>([...countFields, 'failedItemDetails']);

/** What a list and its texts may stand in. */
const wrapping = /^["'\[\(<]+|["'\]\)>]+$/gv;

const readAddresses = (block: OpenBlock, value: string, line: number | null): void => {
	const addresses = value.split(/[,; \t]/v).map(address => address.replaceAll(wrapping, '')).filter(address => !saysNothing(address));
	const items = block.openItems();
	for (const address of addresses) {
		items.add('', address, '', addressReason, line);
	}

	// The older form lists addresses without counting them.
	if (!block.has('recordsSkipped')) {
		block.setCount('failed', addresses.length);
	}
};
