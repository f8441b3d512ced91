import {countFields} from '../../connectors/reading.ts';
import type {Field} from '../labels/labels.ts';
import {
	isJsonObject,
	readKeys,
	type JsonField,
	type JsonObject,
} from './json-fields.ts';

const counts: ReadonlySet<Field> = new Set([...countFields, 'recordsSaved']);
const times: ReadonlySet<Field> = new Set(['completedAt', 'importTime']);

const hasTime = (fields: readonly JsonField[]): boolean => fields.some(({label}) => times.has(label.field));
const hasCount = (fields: readonly JsonField[]): boolean => fields.some(({label}) => counts.has(label.field));

/**
Returns an object with the keys of its parts among its own, where only together they are an import: `{"ImportCompletionTime": …,
"Counts": {"ItemsFailed": …}}`. An object that is one by itself, or whose parts have a key in common, is returned as it is.
*/
export const liftParts = (object: JsonObject): JsonObject => {
	const {fields, unknown} = readKeys(object);
	const [isTimed, isCounted] = [hasTime(fields), hasCount(fields)];
	if (isTimed && isCounted) {
		return object;
	}

	const parts = unknown.filter(key => isJsonObject(object[key])).flatMap(key => {
		const part = object[key] as JsonObject;
		const inner = readKeys(part).fields;
		return hasTime(inner) === hasCount(inner) ? [] : [{key, part, inner}];
	});
	const isWhole = (isTimed || parts.some(({inner}) => hasTime(inner))) && (isCounted || parts.some(({inner}) => hasCount(inner)));
	if (!isWhole) {
		return object;
	}

	const lifted = new Set(parts.map(({key}) => key));
	const entries = [...Object.entries(object).filter(([key]) => !lifted.has(key)), ...parts.flatMap(({part}) => Object.entries(part))];
	const merged = Object.fromEntries(entries);
	return Object.keys(merged).length === entries.length ? merged : object;
};
