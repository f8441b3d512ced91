import {countFields, type CountField, type Kind} from '../../connectors/reading.ts';
import {OpenBlock} from '../blocks/block.ts';
import {countOfJson} from '../labels/counts.ts';
import type {Draft} from '../blocks/draft.ts';
import {
	isJsonObject,
	nameIn,
	parseJson,
	readKeys,
	textOf,
	timeTextOf,
	valueOf,
	type JsonField,
} from '../json/json-fields.ts';
import {suspectOf} from '../json/passed-over.ts';
import type {Field} from '../labels/labels.ts';
import {itemFields} from '../blocks/open-item.ts';
import {saysNothing} from '../labels/says-nothing.ts';
import {parseDay} from '../labels/times.ts';
import type {JsonEntry, JsonLayout} from './layout.ts';
import {emptyDayText} from './no-items.ts';
import {readRecordsField} from './records-log.ts';

const counts: ReadonlySet<Field> = new Set(countFields);
/** An object with so many counts of an import is one, even if nothing says when it was. */
const fewestCounts = 3;
const inJson = {line: null, isInsideImport: true} as const;

/** Imports and empty days as JSON objects. */
export const jsonImports: JsonLayout = {
	name: 'json',
	summary: 'JSON: an object, an array, or one object a line; keys are the labels in any case (`ItemsFailed`, `itemsFailed`, `items_failed`), failed items an array under `FailedItemDetails`.',
	certainty: 'inferred',
	example: `{"ImportCompletionTime": "2026-11-20T02:14:09Z", "ItemsAvailableFromSource": 1204, "ItemsFailed": 1,
 "FailedItemDetails": [{"ItemId": "AAMkAD-000001", "SourceUserId": "jdoe17", "M365UserId": null, "FailureReason": "User mapping not found"}]}`,

	read(draft, entry) {
		if (entry.fields.some(({label}) => label.field === 'completedAt')) {
			readImport(draft, entry, 'admin-log');
		} else if (entry.fields.some(({label}) => label.field === 'importTime')) {
			readImport(draft, entry, 'records-log');
		} else if (readEmptyDay(draft, entry)) {
			return true;
		} else if (entry.fields.some(({label}) => label.field === 'recordsSaved')) {
			readImport(draft, entry, 'records-log');
		} else if (entry.fields.filter(({label}) => counts.has(label.field)).length >= fewestCounts) {
			readImport(draft, entry, 'admin-log');
		} else {
			return false;
		}

		draft.layouts.add(jsonImports.name);
		return true;
	},
};

const readImport = (draft: Draft, {fields, unknown, connector}: JsonEntry, kind: Kind): void => {
	const block = new OpenBlock(kind, null);
	block.connector = nameIn(fields) ?? connector;
	for (const field of fields) {
		readField(draft, block, field);
	}

	for (const key of unknown) {
		draft.report('unread-value', {line: null, isInsideImport: false}, 'The key', key);
	}

	block.close(draft);
};

const readField = (draft: Draft, block: OpenBlock, {label, key, value}: JsonField): void => {
	const {field} = label;
	const said = {field, text: label.type === 'time' ? timeTextOf(value) : textOf(value), line: null};
	if (field === 'completedAt') {
		block.readTime(said, draft);
	} else if (counts.has(field)) {
		block.readCount(said, field as CountField, draft, countOfJson(value));
	} else if (field === 'failedItemDetails') {
		readItems(draft, block, value);
	} else if (label.scope === 'records') {
		readRecordsField(draft, block, said, countOfJson(value));
	} else if (label.scope !== 'name') {
		draft.report('unread-value', {line: null, isInsideImport: suspectOf([[key, value]]) !== null}, 'The key', key);
	}
};

/** What a failed item says beside its own fields describes it, unless it has keys of an import. */
const mayHoldImport = /"[^"]{0,80}(?:import|items)[^"]{0,80}"\s*:/iv;

const readItems = (draft: Draft, block: OpenBlock, value: unknown): void => {
	if (!block.claim({field: 'failedItemDetails', text: '', line: null}, draft) || value === null || (typeof value === 'string' && saysNothing(value))) {
		return;
	}

	const unknownKeys = new Set<string>();
	let hasSuspect = false;
	for (const item of listOf(value)) {
		const {fields, unknown} = isJsonObject(item) ? readKeys(item) : {fields: [], unknown: []};
		if (isJsonObject(item) && fields.some(({label}) => label.scope === 'item')) {
			const [itemId, user, m365User, reason] = itemFields.map(field => textOf(valueOf(fields, field)));
			block.openItems().add(itemId!, user!, m365User!, reason!, null);
			const others = unknown.map(key => [key, item[key]] as const).filter(([, other]) => typeof other === 'object' && other !== null && mayHoldImport.test(JSON.stringify(other)));
			const suspect = hasSuspect || others.length === 0 ? null : suspectOf(others);
			if (suspect !== null) {
				hasSuspect = true;
				draft.report('unexplained', {line: null, isInsideImport: false}, '', suspect);
			}

			for (const key of unknown) {
				unknownKeys.add(key);
			}
		} else {
			draft.report('unread-value', inJson, 'The failed item', textOf(item));
		}
	}

	for (const key of unknownKeys) {
		draft.report('unread-value', {line: null, isInsideImport: false}, 'The key', key);
	}

	block.openItems();
};

/** Returns a list of failed items, also one that is the text of a list, or wrapped as Windows PowerShell does: `{"value": […], "Count": 2}`. */
const listOf = (value: unknown): readonly unknown[] => {
	const list = typeof value === 'string' ? parseJson(value) ?? value : value;
	const wrapped = isJsonObject(list) ? list['value'] : null;
	return [Array.isArray(wrapped) ? wrapped : list].flat();
};

const readEmptyDay = (draft: Draft, {object, fields, connector}: JsonEntry): boolean => {
	const text = valueOf(fields, 'noItemsIngestedOn') ?? Object.values(object)
		.map(value => typeof value === 'string' ? emptyDayText(value) : null)
		.find(value => value !== null);
	if (typeof text !== 'string') {
		return false;
	}

	for (const {label, key, value} of fields) {
		if (label.scope === 'import' && label.field !== 'noItemsIngestedOn' && countOfJson(value) !== 0) {
			draft.report('unread-value', inJson, 'The key', key);
		}
	}

	const date = parseDay(text.trim());
	draft.layouts.add(jsonImports.name);
	if (date === null) {
		draft.report('bad-date', inJson, 'No items ingested on', text);
	} else {
		draft.emptyDays.push({connector: nameIn(fields) ?? connector, date, line: null});
	}

	return true;
};
