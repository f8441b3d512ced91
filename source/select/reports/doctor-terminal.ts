/** What the doctor asks about Node and the terminal. */
import {
	good,
	note,
	problem,
	type Question,
} from './doctor-question.ts';

const designSize = {columns: 80, rows: 24};
const smallestSize = {columns: 40, rows: 10};

export const terminalQuestions: readonly Question[] = [
	{
		topic: 'node', name: 'Node', ask: ({nodeVersion, platform}) => good(`Node ${nodeVersion} on ${platform}.`),
	},
	{
		topic: 'terminal',
		name: 'terminal',
		ask({terminal: {isStdinTty, isStdoutTty, name}}) {
			if (!isStdinTty || !isStdoutTty) {
				return note(`${isStdoutTty ? 'stdin' : 'stdout'} is not a terminal: connwatch prints the status instead of the live board.`);
			}

			return name === 'dumb'
				? problem('TERM is dumb: connwatch prints the status instead of the live board.', 'Set TERM to what the terminal is, for example xterm-256color.')
				: good(`The live board can be drawn (TERM is ${name ?? 'not set'}).`);
		},
	},
	{
		topic: 'terminal',
		name: 'size',
		ask({terminal: {columns, rows}}) {
			if (columns === null || rows === null) {
				return null;
			}

			if (columns < smallestSize.columns || rows < smallestSize.rows) {
				return problem(`${columns}×${rows} has room for the verdict line alone.`, `Make the window ${designSize.columns}×${designSize.rows} or larger.`);
			}

			return columns < designSize.columns || rows < designSize.rows
				? note(`${columns}×${rows}: some columns of the board are left out.`, `All fit into ${designSize.columns}×${designSize.rows}.`)
				: good(`${columns}×${rows} has room for every column that matters.`);
		},
	},
	{
		topic: 'terminal',
		name: 'colours',
		ask({terminal: {colorDepth, hasNoColor, isStdoutTty}}) {
			if (!isStdoutTty) {
				return null;
			}

			if (hasNoColor) {
				return note('NO_COLOR is set: states are told by word and glyph alone.');
			}

			return colorDepth > 1 ? good('The 16 ANSI colours and reverse video are used; every state has a word and a glyph as well.') : note('FORCE_COLOR or NODE_DISABLE_COLORS turns colours off: states are told by word and glyph alone.');
		},
	},
	{
		topic: 'terminal',
		name: 'characters',
		ask({terminal: {isUnicode, name}}) {
			if (!isUnicode) {
				return note('The locale is not UTF-8: connwatch draws with ASCII.', 'Set LANG, for example to C.UTF-8.');
			}

			return name === 'linux'
				? note('The fonts of the Linux console lack some glyphs: the live board draws ASCII in their place.')
				: good('The locale is UTF-8: glyphs are drawn.');
		},
	},
	{
		topic: 'terminal',
		name: 'copying',
		ask({terminal: {multiplexer, isStdoutTty}}) {
			if (!isStdoutTty) {
				return null;
			}

			return {
				tmux: note('Copying goes through tmux (OSC 52).', 'If nothing arrives in the clipboard: set -g set-clipboard on, and -g allow-passthrough on, in ~/.tmux.conf.'),
				screen: note('Copying goes through screen (OSC 52), which not every version passes on.', 'If nothing arrives in the clipboard, the copy is in the file the message names.'),
				none: note('Copying uses OSC 52; whether this terminal takes it cannot be asked.', 'If nothing arrives in the clipboard, allow clipboard access in the settings of the terminal.'),
			}[multiplexer ?? 'none'];
		},
	},
];
