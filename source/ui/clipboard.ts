/** The clipboard over a terminal: OSC 52. */

/** What most terminals take at most, in characters of base64. */
const maximumLength = 74_994;

/** What stands between us and the terminal that owns the clipboard. */
export type Multiplexer = 'none' | 'tmux' | 'screen';

/** Screen passes on pieces of this many bytes at most. */
const screenPiece = 240;

const wrappers: Readonly<Record<Multiplexer, (sequence: string) => string>> = {
	none: sequence => sequence,
	tmux: sequence => `\u001BPtmux;${sequence.replaceAll('\u001B', '\u001B\u001B')}\u001B\\`,
	screen(sequence) {
		let wrapped = '';
		for (let start = 0; start < sequence.length; start += screenPiece) {
			wrapped += `\u001BP${sequence.slice(start, start + screenPiece)}\u001B\\`;
		}

		return wrapped;
	},
};

/** Returns the sequence that puts text on the clipboard of the terminal; null when it is too long for that. */
export const clipboardSequence = (text: string, multiplexer: Multiplexer): string | null => {
	const encoded = Buffer.from(text, 'utf8').toString('base64');
	return encoded.length > maximumLength ? null : wrappers[multiplexer](`\u001B]52;c;${encoded}\u0007`);
};

/** Returns which multiplexer the environment tells of. */
export const multiplexerOf = ({TMUX, STY}: {readonly TMUX?: string | undefined; readonly STY?: string | undefined}): Multiplexer => {
	if (TMUX) {
		return 'tmux';
	}

	return STY ? 'screen' : 'none';
};
