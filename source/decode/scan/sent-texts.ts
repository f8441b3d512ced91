import {codedRoles, type CodedRole, type ScanDictionaries} from './row-scanner.ts';

/** Texts of a dictionary in the order of their codes: text `i` is `bytes[ends[i - 1] ?? 0, ends[i]]`. */
export type PackedTexts = {readonly bytes: Uint8Array<ArrayBuffer>; readonly ends: Uint32Array<ArrayBuffer>};

/** What dictionaries learnt since they were asked before. */
export type NewTexts = Readonly<Record<CodedRole, PackedTexts>>;

const perRole = <Value>(valueOf: (role: CodedRole) => Value): Record<CodedRole, Value> => Object.fromEntries(codedRoles.map(role => [role, valueOf(role)])) as Record<CodedRole, Value>;

/** Returns a function that packs the texts some dictionaries learnt since its last call, to send them to another thread. */
export const createTextPacker = (dictionaries: ScanDictionaries): (() => NewTexts) => {
	const known = perRole(() => 0);
	return () => perRole(role => {
		const size = dictionaries.dictionarySize(role);
		const texts = Array.from({length: size - known[role]}, (_, index) => dictionaries.valueOf(role, known[role] + index));
		known[role] = size;
		return pack(texts);
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
	readonly #blocks: Record<CodedRole, Block[]> = perRole(() => []);

	/** Takes what came next. */
	add(texts: NewTexts): void {
		for (const role of codedRoles) {
			if (texts[role].ends.length > 0) {
				this.#blocks[role].push({...texts[role], first: this.dictionarySize(role)});
			}
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
