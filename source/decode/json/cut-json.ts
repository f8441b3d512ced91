import {isJsonObject, parseJson, type JsonObject} from './json-fields.ts';

const steps: ReadonlyMap<string, number> = new Map([['{', 1], ['[', 1], ['}', -1], [']', -1]]);

/** Returns the object a JSON text begins with as far as its members are whole, undefined when none is: the text was cut. */
export const readCutJson = (text: string): JsonObject | undefined => {
	let depth = 0;
	let isInText = false;
	let end = 0;
	for (let index = 0; index < text.length; index++) {
		const character = text[index]!;
		if (isInText) {
			index += character === '\\' ? 1 : 0;
			isInText = character !== '"';
			continue;
		}

		isInText = character === '"';
		depth += steps.get(character) ?? 0;
		if (character === ',' && depth === 1) {
			end = index;
		}
	}

	const value = parseJson(`${text.slice(0, end)}}`);
	return isJsonObject(value) ? value : undefined;
};
