import {createTextOf} from './own-texts.ts';
import {packTexts} from './packed-texts.ts';
import {
	codedRoles,
	inputCapacity,
	reasonLimit,
	type RowScanner,
} from './row-scanner.ts';
import {scannerBase64} from './scan-rows.wasm.ts';

type Exports = {
	readonly memory: WebAssembly.Memory;
	readonly inputAddress: () => number;
	readonly rowStartsAddress: () => number;
	readonly codesAddress: (role: number) => number;
	readonly rolesAddress: () => number;
	readonly rows: () => number;
	readonly setShape: (delimiter: number, columnCount: number) => void;
	readonly setReasonLimit: (limit: number) => void;
	readonly dictionarySize: (role: number) => number;
	readonly valueAddress: (role: number, code: number) => number;
	readonly valueLength: (role: number, code: number) => number;
	readonly scan: (start: number, end: number) => number;
	readonly isCrowded: () => number;
};

/** A scanner that can say whether its texts are crowded: then it goes on in vain, see crowding.ts. */
export type CrowdedScanner = RowScanner & {readonly isCrowded: () => boolean};

let compiled: WebAssembly.Module | undefined;

/** Makes the WebAssembly row scanner; throws where the engine has no SIMD. `limit` stands for `reasonLimit` in tests. */
export const createSimdScanner = (limit = reasonLimit): CrowdedScanner => {
	compiled ??= new WebAssembly.Module(Buffer.from(scannerBase64, 'base64'));
	const scanner = new WebAssembly.Instance(compiled, {}).exports as unknown as Exports;
	const inputAddress = scanner.inputAddress();
	const {memory} = scanner;
	scanner.setReasonLimit(limit);
	const dictionarySize: RowScanner['dictionarySize'] = role => scanner.dictionarySize(codedRoles.indexOf(role));
	const pack: RowScanner['packTexts'] = (role, from, to) => {
		const index = codedRoles.indexOf(role);
		return packTexts({
			memory: new Uint8Array(memory.buffer), startOf: code => scanner.valueAddress(index, code), lengthOf: code => scanner.valueLength(index, code),
		}, from, to);
	};

	return {
		input: () => new Uint8Array(memory.buffer, inputAddress, inputCapacity),
		setShape({delimiter, columns}) {
			const roles = new Uint8Array(memory.buffer, scanner.rolesAddress(), columns.length);
			for (const [index, column] of columns.entries()) {
				const role = (codedRoles as readonly string[]).indexOf(column);
				roles[index] = role === -1 ? codedRoles.length : role;
			}

			scanner.setShape(delimiter, columns.length);
		},
		scan: scanner.scan,
		isCrowded: () => scanner.isCrowded() !== 0,
		rowCount: scanner.rows,
		rowStarts: () => new Uint32Array(memory.buffer, scanner.rowStartsAddress(), scanner.rows()),
		codes: role => new Uint32Array(memory.buffer, scanner.codesAddress(codedRoles.indexOf(role)), scanner.rows()),
		dictionarySize,
		packTexts: pack,
		textOf: createTextOf({dictionarySize, packTexts: pack}),
	};
};
