/** The tokens that separate keys from values. A string is one token, so a brace or a colon inside it does not count. */
const tokens = /"[^"\\]*(?:\\.[^"\\]*)*"|[\{\}\[\]:]/gv;

/** Returns each repeated key of a valid JSON text as its path of keys, outermost first: `JSON.parse` silently keeps the last one. */
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
