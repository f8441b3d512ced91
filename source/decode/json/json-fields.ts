import {findLabel} from '../labels/find-label.ts';
import {bestNameOf} from '../labels/name-fields.ts';
import type {Field, Label} from '../labels/labels.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

/** A key that is a label, and its value. */
export type JsonField = {readonly label: Label; readonly key: string; readonly value: unknown};

/** Returns whether a JSON value is an object, not an array and not null. */
export const isJsonObject = (value: unknown): value is JsonObject =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** Returns the keys of an object that are labels in any spelling (`ItemsFailed`, `items_failed`), and those that are not. */
export const readKeys = (object: JsonObject): {readonly fields: readonly JsonField[]; readonly unknown: readonly string[]} => {
	const fields: JsonField[] = [];
	const unknown: string[] = [];
	for (const key in object) {
		if (!Object.hasOwn(object, key)) {
			continue;
		}

		const label = findLabel(key);
		if (label) {
			fields.push({label, key, value: object[key]});
		} else {
			unknown.push(key);
		}
	}

	return {fields, unknown};
};

/** Returns the name of a connector that an object says, null without one. */
export const nameIn = (fields: readonly JsonField[]): string | null =>
	bestNameOf(fields.filter(({label}) => label.scope === 'name').map(({label, value}) => ({field: label.field, value: textOf(value)})))?.value.trim() ?? null;

/** Returns the value of the first key that means `field`, undefined without one. */
export const valueOf = (fields: readonly JsonField[], field: Field): unknown => fields.find(({label}) => label.field === field)?.value;

/** A time as .NET writes it, in milliseconds since 1970 UTC; an offset only says how it was shown. */
const dotNetTime = /^\\?\/Date\((?<milliseconds>-?\d{1,15})(?:[+\-]\d{4})?\)\\?\/$/v;

/** Returns a JSON value as the text of a time, `/Date(1795313649000)/` as ISO 8601, also where Windows PowerShell wraps it (`{"value": …, "DateTime": …}`). */
export const timeTextOf = (value: unknown): string => {
	const text = textOf(isJsonObject(value) && 'DateTime' in value ? value['value'] : value);
	const milliseconds = Number(dotNetTime.exec(text)?.groups!['milliseconds'] ?? NaN);
	return Math.abs(milliseconds) <= 8.64e15 ? new Date(milliseconds).toISOString() : text;
};

/** Returns how many keys the objects in a value have, at any depth. */
export const countKeys = (value: unknown): number => {
	if (typeof value !== 'object' || value === null) {
		return 0;
	}

	let count = 0;
	for (const inner of Object.values(value)) {
		count += countKeys(inner);
	}

	return Array.isArray(value) ? count : count + Object.keys(value).length;
};

/** Returns a JSON value as the text of a cell: null is empty, a list is joined by commas, an object is JSON. */
export const textOf = (value: unknown): string => {
	if (value === null || value === undefined) {
		return '';
	}

	if (Array.isArray(value) && value.every(element => typeof element === 'string')) {
		return value.join(', ');
	}

	return typeof value === 'string' ? value : JSON.stringify(value);
};

/* eslint-disable unicorn/no-nonstandard-builtin-properties -- V8's own; elsewhere it would be a property nobody reads */
/** Returns the value of a JSON text, undefined when it is none. */
export const parseJson = (text: string): unknown => {
	const {stackTraceLimit} = Error;
	// Collecting the stack of an error nobody looks at takes longer than parsing, and all of a file may be no JSON.
	Error.stackTraceLimit = 0;
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return undefined;
	} finally {
		Error.stackTraceLimit = stackTraceLimit;
	}
};
/* eslint-enable unicorn/no-nonstandard-builtin-properties */
