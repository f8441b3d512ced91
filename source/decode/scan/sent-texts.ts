import {TextBlocks, type PackedTexts} from './packed-texts.ts';
import {
	codedRoles,
	type CodedRole,
	type RowScanner,
	type ScanDictionaries,
} from './row-scanner.ts';

/** What dictionaries learnt since they were asked before: soon nothing, and then there is nothing to send. */
export type NewTexts = ReadonlyArray<PackedTexts & {readonly role: CodedRole}>;

/** Returns a function that packs the texts a scanner learnt since its last call, to send them to another thread. */
export const createTextPacker = (scanner: RowScanner): (() => NewTexts) => {
	const known = codedRoles.map(() => 0);
	return () => codedRoles.flatMap((role, index) => {
		const first = known[index]!;
		const size = scanner.dictionarySize(role);
		known[index] = size;
		return size === first ? [] : {role, ...scanner.packTexts(role, first, size)};
	});
};

/** The dictionaries of a scanner in another thread, as far as it sent them. */
export class SentDictionaries implements ScanDictionaries {
	readonly #texts: Readonly<Record<CodedRole, TextBlocks>> = {user: new TextBlocks(), m365User: new TextBlocks(), reason: new TextBlocks()};

	/** Takes what came next. */
	add(texts: NewTexts): void {
		for (const {role, ...packed} of texts) {
			this.#texts[role].add(packed);
		}
	}

	dictionarySize(role: CodedRole): number {
		return this.#texts[role].size;
	}

	textOf(role: CodedRole, code: number): string {
		return this.#texts[role].textOf(code);
	}
}
