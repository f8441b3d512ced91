import type {CodedRole, ScanDictionaries} from '../scan/row-scanner.ts';

/** Stands for a code that did not occur yet. */
export const noCode = 0xFF_FF_FF_FF;

/** What the codes of scanners are in the columns of one import. */
export class CodeMaps {
	readonly #maps = new Map<ScanDictionaries, Record<CodedRole, Uint32Array>>();

	/** Returns what each code of a scanner's column is here, `noCode` where it did not occur yet: for the caller to fill in. */
	of(dictionaries: ScanDictionaries, role: CodedRole): Uint32Array {
		const maps = this.#maps.get(dictionaries) ?? {user: new Uint32Array(0), m365User: new Uint32Array(0), reason: new Uint32Array(0)};
		this.#maps.set(dictionaries, maps);
		const size = dictionaries.dictionarySize(role);
		if (size > maps[role].length) {
			const longer = new Uint32Array(size * 2).fill(noCode);
			longer.set(maps[role]);
			maps[role] = longer;
		}

		return maps[role];
	}
}
