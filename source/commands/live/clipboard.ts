/** Sequences that ask a terminal for something; through tmux and screen they travel wrapped. */

/** Base64 characters xterm and tmux take in one OSC 52: terminal.md. */
export const clipboardLimit = 74_994;

type Multiplexer = 'tmux' | 'screen' | null;

/** Returns which multiplexer (tmux, screen) the terminal runs in, from its environment. */
export const multiplexerOf = (environment: Readonly<Record<string, string | undefined>>): Multiplexer => {
	if (environment['TMUX']) {
		return 'tmux';
	}

	return environment['STY'] || environment['TERM']?.startsWith('screen') ? 'screen' : null;
};

const screenChunk = 76;

/** Returns a sequence so that the terminal outside a multiplexer gets it. */
export const passThrough = (sequence: string, multiplexer: Multiplexer): string => {
	if (multiplexer === 'tmux') {
		return `\u001BPtmux;${sequence.replaceAll('\u001B', '\u001B\u001B')}\u001B\\`;
	}

	if (multiplexer === 'screen') {
		const chunks = sequence.match(new RegExp(`.{1,${screenChunk}}`, 'gsv')) ?? [];
		return chunks.map(chunk => `\u001BP${chunk}\u001B\\`).join('');
	}

	return sequence;
};

/** Returns the sequence that puts a text on the clipboard (OSC 52); null when it is too long for one. */
export const clipboardSequence = (text: string, multiplexer: Multiplexer): string | null => {
	const encoded = Buffer.from(text).toString('base64');
	// Tmux takes OSC 52 itself (set-clipboard) and hands it on: wrapped, it would need allow-passthrough, which is off by default.
	const sequence = `\u001B]52;c;${encoded}\u0007`;
	return encoded.length > clipboardLimit ? null : (multiplexer === 'screen' ? passThrough(sequence, multiplexer) : sequence);
};

/** Returns the bell and a desktop notice (OSC 9) with a sanitized text. */
export const noticeSequence = (text: string, multiplexer: Multiplexer): string => `\u0007${passThrough(`\u001B]9;${text}\u0007`, multiplexer)}`;
