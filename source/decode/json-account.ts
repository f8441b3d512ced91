import type {Draft} from './blocks/draft.ts';
import {findLabel} from './labels/find-label.ts';
import {jsonLayouts} from './layouts/index.ts';
import {emptyDayText} from './layouts/no-items.ts';
import {
	isJsonObject,
	nameIn,
	parseJson,
	readKeys,
	type JsonObject,
} from './json/json-fields.ts';
import {liftParts} from './json/lift-parts.ts';
import {suspectOf} from './json/passed-over.ts';

const elsewhere = {line: null, isInsideImport: false} as const;
/** JSON in a text in a text … is followed so far. */
const mostWrappings = 3;
const jsonText = /^\s*[\[\{]/v;

/** What an import is looked for in, and the name that the objects around it say. */
type Place = {readonly key: string; readonly connector: string | null; readonly wrappings: number};

/** A key and value nobody read. */
type Left = readonly [key: string, value: unknown];

/** Returns the value a text holds when it is JSON, else the value itself. */
const unwrap = (value: unknown, {wrappings}: Place): unknown =>
	typeof value === 'string' && wrappings < mostWrappings && jsonText.test(value) ? parseJson(value) ?? value : value;

const nextLink = /nextlink$/iv;

const isNextLink = ([key, value]: Left): boolean => nextLink.test(key) && typeof value === 'string' && value.trim() !== '';

const reportLeft = (draft: Draft, left: readonly Left[]): void => {
	if (left.some(part => isNextLink(part))) {
		draft.report('more-records', {line: null, isInsideImport: true}, 'The answer has a link to a next page, which is not in this file: save all pages.');
	}

	const suspect = suspectOf(left.filter(part => !isNextLink(part)));
	if (suspect !== null) {
		draft.report('unexplained', elsewhere, '', suspect);
	}
};

/** Reads the imports in the values of an object or list, and reports what is left if one was found (or `isEntry`); returns whether one was. */
const exploreParts = (draft: Draft, parts: readonly Left[], place: Place, isEntry: boolean): boolean => {
	const left: Left[] = [];
	let hasRead = isEntry;
	for (const [key, value] of parts) {
		if (explore(draft, value, {...place, key})) {
			hasRead = true;
		} else {
			left.push([key, value]);
		}
	}

	if (hasRead && left.length > 0) {
		reportLeft(draft, left);
	}

	return hasRead;
};

const ownParts = (object: object): readonly Left[] => Object.entries(object);

/** Reads an object as an entry by the first layout that takes it, and accounts for its other keys. */
const readEntry = (draft: Draft, object: JsonObject, place: Place): boolean => {
	const lifted = liftParts(object);
	const entry = {object: lifted, ...readKeys(lifted), connector: place.connector};
	const days = draft.emptyDays.length;
	const layout = jsonLayouts.find(layout => layout.read(draft, entry));
	if (layout === undefined) {
		return false;
	}

	const isEmptyDay = draft.emptyDays.length > days;
	const others = entry.unknown.map((key): Left => [key, lifted[key]]);
	const names = entry.fields.filter(({label, value}) => label.scope === 'name' && typeof value === 'object').map(({key, value}): Left => [key, value]);
	const parts = [...others, ...names].filter(([, value]) => !(isEmptyDay && typeof value === 'string') || emptyDayText(value) === null);
	if (layout.name === 'audit-json') {
		// What a record says beside its own fields is no import, unless an import is hidden in it.
		for (const [key, value] of parts) {
			explore(draft, value, {...place, key});
		}
	} else {
		exploreParts(draft, parts, {...place, connector: nameIn(entry.fields) ?? place.connector}, true);
	}

	return true;
};

/** Reads every import in a value, at any depth, also in text that is JSON; false when it holds no import. */
export const explore = (draft: Draft, given: unknown, place: Place): boolean => {
	const value = unwrap(given, place);
	const wrappings = value === given ? place.wrappings : place.wrappings + 1;
	if (Array.isArray(value)) {
		return exploreParts(draft, value.map((element, index): Left => [String(index), element]), {...place, wrappings}, false);
	}

	if (!isJsonObject(value)) {
		return false;
	}

	if (readEntry(draft, value, {...place, wrappings})) {
		return true;
	}

	return exploreParts(draft, ownParts(value), {...place, wrappings, connector: nameIn(readKeys(value).fields) ?? place.connector}, false);
};

/** Reports a value without an import if it may be a part of one all the same. */
export const reportPassedOver = (draft: Draft, value: unknown): void => {
	reportLeft(draft, [['', value]]);
};

/** Whether a value has a field of an import: then it is part of one, even if nothing can be made of it. */
export const namesImport = (value: unknown): boolean =>
	isJsonObject(value) && Object.keys(value).some(key => ['import', 'records'].includes(findLabel(key)?.scope ?? ''));
