import {sanitize} from '../text/sanitize.ts';

/** Returns text that Markdown shows as it is: sanitized, everything that means something escaped. */
export const plainText = (text: string): string => sanitize(text).replaceAll(/[&\\`*_\[\]<>\|#~]/gv, String.raw`\$&`);

/** Returns a Markdown table; cells are escaped here. Columns named in `right` are aligned to the right. */
export const markdownTable = (titles: readonly string[], rows: ReadonlyArray<readonly string[]>, right: readonly string[] = []): string => [
	`${line(titles)}\n`,
	`${line(titles.map(title => right.includes(title) ? '---:' : '---'))}\n`,
	...rows.map(cells => markdownRow(cells)),
].join('');

/** Returns one row of a Markdown table; cells are escaped here. */
export const markdownRow = (cells: readonly string[]): string => `${line(cells.map(cell => plainText(cell)))}\n`;

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
