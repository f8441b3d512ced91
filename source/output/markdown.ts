import {sanitize} from '../text/sanitize.ts';

/** Returns text that Markdown shows as it is: sanitized, everything that means something escaped. */
export const plainText = (text: string): string => sanitize(text).replaceAll(/[&\\`*_\[\]<>\|#~]/gv, String.raw`\$&`);

/** Returns a Markdown table; cells are escaped here. Columns named in `right` are aligned to the right. */
export const markdownTable = (titles: readonly string[], rows: ReadonlyArray<readonly string[]>, right: readonly string[] = []): string => [
	line(titles),
	line(titles.map(title => right.includes(title) ? '---:' : '---')),
	...rows.map(cells => line(cells.map(cell => plainText(cell)))),
	'',
].join('\n');

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
