/** Patterns of file names, as regular expressions without anything that could take more than linear time. */

/** A longer pattern is none. */
const longest = 500;

const parts = /\*\*\/|\*\*|[*?\{\},]|\[(?<set>[^\]]+)\]|\\(?<escaped>.)|./gsv;

const literal = (text: string): string => text.replaceAll(/[\\^$.*+?\(\)\[\]\{\}\|\/]/gv, String.raw`\$&`);

/**
Returns the source of the expression for a glob: `*`, `**`, `?`, `[…]`, `{…,…}` and `\` as in a shell; names that begin with a dot
are met, too. Null for a pattern that is too long or whose braces do not match.
*/
export const globSource = (glob: string): string | null => {
	if (glob.length > longest) {
		return null;
	}

	let depth = 0;
	let source = '';
	for (const {0: part, groups} of glob.matchAll(parts)) {
		if (groups?.['set'] !== undefined) {
			const isNot = /^[!^]/v.test(groups['set']);
			source += `[${isNot ? '^' : ''}${groups['set'].slice(isNot ? 1 : 0).replaceAll(/[\\\[\]^]/gv, String.raw`\$&`)}]`;
		} else if (groups?.['escaped'] === undefined) {
			depth += part === '{' ? 1 : (part === '}' ? -1 : 0);
			source += part === ',' && depth > 0 ? '|' : pieces[part] ?? literal(part);
		} else {
			source += literal(groups['escaped']);
		}

		if (depth < 0) {
			return null;
		}
	}

	return depth === 0 ? `^(?:${source})$` : null;
};

const pieces: Readonly<Record<string, string>> = {
	'**/': '(?:.*/)?', '**': '.*', '*': '[^/]*', '?': '[^/]', '{': '(?:', '}': ')',
};
