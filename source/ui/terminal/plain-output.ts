/** What Ink writes, in the words that every terminal and multiplexer on the way understands. */

const escape = '\u001B';
const leaveScreen = `${escape}[?1049l`;
/** Also for a terminal without an alternate screen (mosh, the Linux console): there the board would stay, and the prompt lie in it. */
const homeAndErase = `${escape}[H${escape}[J`;

/** Everything that gives a terminal back: plain text, no bracketed paste, an erased board, the main screen, the cursor. */
export const restoring = `${escape}[0m${escape}[?2004l${homeAndErase}${leaveScreen}${escape}[?25h`;

/** Ends a sequence that was cut off. */
export const endOfCut = `${escape}\\`;

// Mosh 1.4 ignores CNL (CSI E).
const nextLines = /(?:\u001B\[E)+/gv;
const enterScreen = /\u001B\[\?1049h/gv;
const leaving = /\u001B\[\?1049l/gv;

/** Returns text with sequences that not every terminal knows in other words. */
export const plainOutput = (text: string): string => text
	.replaceAll(nextLines, run => `\r${escape}[${run.length === 3 ? '' : run.length / 3}B`)
	.replaceAll(enterScreen, entering => entering + homeAndErase)
	.replaceAll(leaving, restoring);

/** Whether a text gives the screen back. */
export const leavesScreen = (text: string): boolean => text.includes(leaveScreen);

/** What the fonts of the Linux console lack, and what is drawn in its place. */
const consoleTwins: Readonly<Record<string, string>> = {
	'⊘': '#', '✗': 'X', '◷': 'O', '◌': 'M', '≠': '=', '▲': '^', '◐': 'P', '◔': 'L', '◆': '?', '…': '.', '○': 'o', '‖': '|', '✓': '+',
	'●': '*', '†': 'L', '▸': '>', '•': '*', '✱': '#', '›': '>', '◉': '@', '▏': '_', '↵': '<',
	'▁': '_', '▂': '.', '▃': '-', '▄': '~', '▅': '=', '▆': '+', '▇': '*', '“': '"', '”': '"', '’': '\'', '–': '-', '—': '-', '→': '>',
};

const lacking = new RegExp(`[${Object.keys(consoleTwins).join('')}]`, 'gv');

/** Returns text drawn with the glyphs a font of the Linux console has, as wide as before. */
export const consoleOutput = (text: string): string => text.replaceAll(lacking, glyph => consoleTwins[glyph]!);
