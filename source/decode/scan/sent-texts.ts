import {codedRoles, type CodedRole, type ScanDictionaries} from './row-scanner.ts';

/** Texts of a dictionary in the order of their codes: text `i` is `bytes[ends[i - 1] ?? 0, ends[i]]`. */
export type PackedTexts = {readonly bytes: Uint8Array<ArrayBuffer>; readonly ends: Uint32Array<ArrayBuffer>};

/** What dictionaries learnt since they were asked before: soon nothing, and then there is nothing to pack and to send. */
export type NewTexts = ReadonlyArray<PackedTexts & {readonly role: CodedRole}>;

/** Returns a function that packs the texts some dictionaries learnt since its last call, to send them to another thread. */
export const createTextPacker = (dictionaries: ScanDictionaries): (() => NewTexts) => {
	const known = codedRoles.map(() => 0);
	return () => codedRoles.flatMap((role, index) => {
		const size = dictionaries.dictionarySize(role);
		const first = known[index]!;
		known[index] = size;
		return size === first ? [] : {role, ...pack(Array.from({length: size - first}, (_, code) => dictionaries.valueOf(role, first + code)))};
	});
};

const pack = (texts: readonly Uint8Array[]): PackedTexts => {
	const ends = new Uint32Array(texts.length);
	let length = 0;
	for (const [index, text] of texts.entries()) {
		length += text.length;
		ends[index] = length;
	}

	const bytes = new Uint8Array(length);
	for (const [index, text] of texts.entries()) {
		bytes.set(text, ends[index]! - text.length);
	}

	return {bytes, ends};
};

type Block = PackedTexts & {readonly first: number};

/** The dictionaries of a scanner in another thread, as far as it sent them. */
export class SentDictionaries implements ScanDictionaries {
	readonly #blocks: Record<CodedRole, Block[]> = {user: [], m365User: [], reason: []};

	/** Takes what came next. */
	add(texts: NewTexts): void {
		for (const {role, bytes, ends} of texts) {
			this.#blocks[role].push({bytes, ends, first: this.dictionarySize(role)});
		}
	}

	dictionarySize(role: CodedRole): number {
		const block = this.#blocks[role].at(-1);
		return block ? block.first + block.ends.length : 0;
	}

	valueOf(role: CodedRole, code: number): Uint8Array {
		// Hardly any but the newest texts are asked for.
		const {bytes, ends, first} = this.#blocks[role].findLast(block => block.first <= code)!;
		return bytes.subarray(ends[code - first - 1] ?? 0, ends[code - first]);
	}
}
