/** The terminal as Ink writes to it: in plain words, and never so far ahead of a slow line that it could not be given back. */
import {EventEmitter} from 'node:events';
import {endOfCut, leavesScreen} from './plain-output.ts';

/** Characters handed to the system at once while the line takes no more: a line of 1 KB/s takes them in half a second. */
const pieceLength = 512;

type Entry = {readonly text: string; readonly taken?: (() => void) | undefined};

export type TerminalOutput = {
	/** To be given to Ink in place of the terminal. */
	readonly stream: NodeJS.WriteStream;
	/** Resolves when the terminal has taken everything. */
	readonly drained: () => Promise<void>;
	readonly close: () => void;
};

type Options = {
	readonly stdout: NodeJS.WriteStream;
	/** The size to draw for: see windowSize. */
	readonly size: () => {readonly columns: number; readonly rows: number};
	readonly translate: (text: string) => string;
};

/** Writes to a terminal through a queue of its own. What gives the screen back goes before every frame that still waits. */
export const createTerminalOutput = ({stdout, size, translate}: Options): TerminalOutput => {
	// Streams of Node are EventEmitters.
	// eslint-disable-next-line unicorn/prefer-event-target
	const events = new EventEmitter();
	let queue: Entry[] = [];
	const isBusy = (): boolean => stdout.writableLength > 0;
	const flush = (): void => {
		while (queue.length > 0 && !isBusy()) {
			const [{text, taken}, ...rest] = queue as [Entry, ...Entry[]];
			const end = lengthOfPiece(text);
			queue = end === text.length ? rest : [{text: text.slice(end), taken}, ...rest];
			stdout.write(text.slice(0, end), end === text.length
				? () => {
					taken?.();
					flush();
				}
				: flush);
		}
	};

	const write = (text: string, taken?: () => void): boolean => {
		const plain = translate(text);
		// Frames that nobody will see.
		const dropped = leavesScreen(plain) ? queue.splice(0) : [];

		queue.push({
			text: (dropped.length > 0 ? endOfCut : '') + plain,
			taken() {
				for (const entry of dropped) {
					entry.taken?.();
				}

				taken?.();
			},
		});
		flush();
		return queue.length === 0;
	};

	const resized = (): void => {
		events.emit('resize');
	};

	stdout.on('resize', resized);
	const stream = Object.defineProperties(Object.assign(events, {
		isTTY: true, writable: true, write,
	}), {
		columns: {get: () => size().columns},
		rows: {get: () => size().rows},
		destroyed: {get: () => stdout.destroyed},
		writableEnded: {get: () => stdout.writableEnded},
	}) as unknown as NodeJS.WriteStream;

	return {
		stream,
		async drained() {
			await new Promise<void>(resolve => {
				write('', resolve);
			});
		},
		close() {
			stdout.off('resize', resized);
		},
	};
};

/** Whole characters: a pair of surrogates is never parted. */
const lengthOfPiece = (text: string): number => {
	if (text.length <= pieceLength) {
		return text.length;
	}

	return text.codePointAt(pieceLength - 1)! > 0xFF_FF ? pieceLength - 1 : pieceLength;
};
