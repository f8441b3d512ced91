import {Buffer} from 'node:buffer';
import type {FailedItems, ImportBlock, Reading} from '../../connectors/reading.ts';
import type {CreateDecoder, LogDecoder} from './decoding.ts';

/** What one block says when it is read alone. */
type KnownBlock = {readonly block: ImportBlock; readonly layouts: Reading['layouts']; readonly lineCount: number};

/** Blocks by their exact text: seen once only (null), what they say, or that they can only be read with the file around them. */
type Blocks = Map<string, KnownBlock | 'only in its file' | null>;

/** Files of at most so many bytes; in a larger one a decoder is faster than cutting it. */
const longestFile = 64 * 1024;
/** Texts held together, in UTF-16 units; then all are forgotten. */
const maximumText = 32 * 1024 * 1024;

/** The first files are decoded as they are: a folder with fewer is no archive of years, and cutting would cost more than it saves. */
const smallFolder = 256;

/** After this many files it is clear whether they repeat each other; where fewer than one in eight does, cutting them is in vain. */
const trial = 512;
const worthShare = 1 / 8;

const opener = 'Import completion time:';
const boundary = `\n\n${opener}`;
// Without quotation marks, fences and bars no line changes how another one is read.
const unplainText = /[[^\t\n\u0020-\u007E]"`\|]/v;

/** A file cut into blocks, between which stands one blank line each. */
type CutFile = {readonly blocks: readonly string[]; readonly length: number};

const textOf = ({blocks, length}: CutFile): string => blocks.join('\n').padEnd(length, '\n');

/** Returns the blocks of a file, each from its completion time to the last line before the next one; null when it has no such form. */
const cutIntoBlocks = (bytes: Uint8Array): CutFile | null => {
	const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const text = buffer.toString('latin1');
	if (!text.startsWith(opener) || !text.endsWith('\n') || text.endsWith('\n'.repeat(3)) || unplainText.test(text)) {
		return null;
	}

	const end = text.endsWith('\n\n') ? text.length - 1 : text.length;
	const blocks: string[] = [];
	for (let start = 0; start < end;) {
		const found = text.indexOf(boundary, start);
		const next = found === -1 ? end : found + 1;
		// From the bytes: a slice of the text would keep the text of the whole file.
		blocks.push(buffer.toString('latin1', start, next));
		start = next + 1;
	}

	return {blocks, length: text.length};
};

/** Whether every line of a block is one of an import or of its table with its titles: nothing that may belong to the next block. */
const isSelfContained = (text: string): boolean => {
	const lines = text.split('\n');
	const firstRow = lines.find(line => line.includes('\t'));
	return (firstRow === undefined || firstRow.startsWith('Item id\t'))
		&& lines.every(line => line === '' || line === 'Failed item details' || line.includes(':') || line.includes('\t'));
};

/** Returns what a block says alone; only where it is one whole import, every byte of it understood, that names nobody. */
const readAlone = (text: string, createDecoder: CreateDecoder): KnownBlock | 'only in its file' => {
	if (!isSelfContained(text)) {
		return 'only in its file';
	}

	const decoder = createDecoder();
	decoder.push(Uint8Array.from(Buffer.from(text, 'latin1')));
	const {kind, encoding, layouts, imports, emptyDays, problemCount, unreadLineCount, bytes} = decoder.finish({isSettled: true});
	const [block, ...others] = imports;
	const isWhole = block !== undefined && others.length === 0 && emptyDays.length === 0 && kind === 'admin-log'
		&& encoding.name === 'utf-8' && !encoding.isGuess && problemCount === 0 && unreadLineCount === 0 && bytes.understood === text.length
		&& block.line === 1 && block.isComplete && block.completedAt !== null && block.connector === null && block.badFields.length === 0
		&& block.skippedItems === null && (block.failedItems?.places ?? null) === null;
	// With the blank line below it.
	return isWhole ? {block, layouts, lineCount: text.split('\n').length} : 'only in its file';
};

const moveTable = (table: FailedItems, lines: number): FailedItems => ({
	...table, lines: table.lines && {rows: table.lines.rows, lines: table.lines.lines.map(line => line === 0 ? 0 : line + lines)},
});

/** Returns an import so many lines further down. */
const moveDown = (block: ImportBlock, lines: number): ImportBlock => lines === 0
	? block
	: {...block, line: block.line! + lines, failedItems: block.failedItems && moveTable(block.failedItems, lines)};

/** Returns what a file of known blocks says. */
const compose = (blocks: readonly KnownBlock[], length: number): Reading => {
	const imports: ImportBlock[] = [];
	let lines = 0;
	for (const {block, lineCount} of blocks) {
		imports.push(moveDown(block, lines));
		lines += lineCount;
	}

	return {
		kind: 'admin-log',
		encoding: {name: 'utf-8', isGuess: false},
		layouts: [...new Set(blocks.flatMap(({layouts}) => layouts))],
		imports,
		emptyDays: [],
		problems: [],
		problemCount: 0,
		unreadLines: [],
		unreadLineCount: 0,
		unrecognised: null,
		otherRecords: 0,
		bytes: {
			total: length, understood: length, pending: 0, skipped: 0,
		},
	};
};

/**
Returns decoders that read a block once, however many files hold it byte for byte: of daily downloads of seven days each six blocks in
seven are known. A block is known by its whole text, never by a hash. Everything that is not such a block, and every file with one that
is not, is left to the decoder. The first `decodedAsTheyAre` files are, too.
*/
export const createKnownBlocks = (createDecoder: CreateDecoder, decodedAsTheyAre = smallFolder): CreateDecoder => {
	const known: Blocks = new Map();
	let held = 0;
	let tried = 0;
	let repeated = 0;
	let isWorth = true;
	let files = 0;

	const remember = (text: string, what: KnownBlock | 'only in its file' | null): void => {
		if (!known.has(text)) {
			held += text.length;
			if (held > maximumText) {
				known.clear();
				held = text.length;
			}
		}

		known.set(text, what);
	};

	const readKnown = (texts: readonly string[]): readonly KnownBlock[] | null => {
		// A file of blocks nobody has seen is read faster as a whole.
		const isNew = texts.every(text => !known.has(text));
		tried++;
		repeated += isNew ? 0 : 1;
		if (tried === trial && repeated < trial * worthShare) {
			isWorth = false;
			known.clear();
			return null;
		}

		const blocks: KnownBlock[] = [];
		for (const text of texts) {
			const before = known.get(text);
			const block = isNew ? null : before ?? readAlone(text, createDecoder);
			if (block !== before) {
				remember(text, block);
			}

			if (block !== null && block !== 'only in its file') {
				blocks.push(block);
			}
		}

		return blocks.length === texts.length ? blocks : null;
	};

	return () => {
		files++;
		const isCut = isWorth && files > decodedAsTheyAre;
		let file: CutFile | null = null;
		let decoder: LogDecoder | null = null;

		const open = (): LogDecoder => {
			decoder ??= createDecoder();
			if (file !== null) {
				decoder.push(Uint8Array.from(Buffer.from(textOf(file), 'latin1')));
				file = null;
			}

			return decoder;
		};

		return {
			push(bytes) {
				if (isCut && decoder === null && file === null && bytes.length <= longestFile) {
					file = cutIntoBlocks(bytes);
					if (file !== null) {
						return;
					}
				}

				open().push(bytes);
			},
			openTable: () => open().openTable(),
			appendRows(rows, length, isUtf8) {
				open().appendRows(rows, length, isUtf8);
			},
			read: options => open().read(options),
			finish(options) {
				const blocks = file && readKnown(file.blocks);
				return blocks === null ? open().finish(options) : compose(blocks, file!.length);
			},
		};
	};
};
