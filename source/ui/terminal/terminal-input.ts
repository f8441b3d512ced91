/** The keyboard as Ink gets it: without the terminal's answers, and with pastes that have an end. */
import {Buffer} from 'node:buffer';
import {PassThrough} from 'node:stream';
import {createInputDecoder} from './decode-input.ts';
import {createInputSplitter} from './input-sequences.ts';

export type TerminalInput = {
	/** To be given to Ink in place of the terminal. */
	readonly stream: NodeJS.ReadStream;
	readonly close: () => void;
};

type Options = {
	readonly stdin: NodeJS.ReadStream;
	/** Milliseconds of a clock that never goes back. */
	readonly now: () => number;
	/** Called when an Esc key turns out to have been the beginning of an answer. */
	readonly undoEscape: () => void;
};

/** Reads a terminal while Ink wants raw mode; a pager or a shell gets every key in between. */
export const createTerminalInput = ({stdin, now, undoEscape}: Options): TerminalInput => {
	const decode = createInputDecoder();
	const splitter = createInputSplitter();
	const keys = new PassThrough({encoding: 'utf8'});
	let timer: NodeJS.Timeout | undefined;
	const give = (text: string): void => {
		if (text !== '') {
			keys.write(text);
		}

		clearTimeout(timer);
		const dueAt = splitter.dueAt();
		timer = dueAt === null
			? undefined
			: setTimeout(() => {
				give(splitter.expire(now()));
			}, Math.max(1, Math.ceil(dueAt - now())));
	};

	const take = (chunk: Uint8Array | string): void => {
		const typed = splitter.push(decode(typeof chunk === 'string' ? Buffer.from(chunk) : chunk), now());
		if (typed.isEscapeUndone) {
			undoEscape();
		}

		give(typed.keys);
	};

	const listen = (isWanted: boolean): void => {
		stdin.off('data', take);
		if (isWanted) {
			stdin.on('data', take);
			// A stream that was paused does not go on because somebody listens: after Ctrl-Z and `fg` no key would arrive.
			stdin.resume();
		} else {
			stdin.pause();
		}
	};

	const stream = Object.assign(keys, {
		isTTY: true,
		setRawMode(isRaw: boolean) {
			stdin.setRawMode(isRaw);
			listen(isRaw);
			return stream;
		},
		ref() {
			stdin.ref();
			return stream;
		},
		unref() {
			stdin.unref();
			return stream;
		},
	}) as unknown as NodeJS.ReadStream;

	return {
		stream,
		close() {
			clearTimeout(timer);
			listen(false);
		},
	};
};
