/** What tells keys from values. Strings are whole, so that a brace or a colon inside one is none. */
const tokens = /"[^"\\]*(?:\\.[^"\\]*)*"|[\{\}\[\]:]/gv;

/** Returns where a key stands once more in an object of a valid JSON text, as keys from the outside in: `JSON.parse` keeps the last without a word. */
export const duplicateKeys = (json: string): ReadonlyArray<readonly string[]> => {
	const found: Array<readonly string[]> = [];
	const levels: Array<{readonly keys: Set<string>; key: string}> = [];
	let text = '';
	for (const [token] of json.matchAll(tokens)) {
		switch (token) {
			case '{':
			case '[': {
				levels.push({keys: new Set(), key: ''});
				break;
			}

			case '}':
			case ']': {
				levels.pop();
				break;
			}

			case ':': {
				const level = levels.at(-1);
				level.key = JSON.parse(text) as string;
				if (level.keys.has(level.key)) {
					found.push(levels.map(({key}) => key));
				}

				level.keys.add(level.key);
				break;
			}

			default: {
				text = token;
			}
		}
	}

	return found;
};
