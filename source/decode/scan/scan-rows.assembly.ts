/*
The failed-items rows of one table, scanned with SIMD: AssemblyScript, compiled by scripts/build-wasm.ts into
scan-rows.wasm.ts. scan-rows.ts is the same in plain TypeScript and the reference: a differential test holds both to the
same output on every sample and on random input. Whatever is not a plain row stops the scan, and the decoder takes over.
*/
import {
	Dictionary,
	forgetProbes,
	hashOf,
	PADDING,
	probesSoFar,
} from './dictionary.assembly';
import {
	BATCH,
	CODED_ROLES,
	delimitersOf,
	fields,
	findFields,
	isCoded,
} from './row-fields.assembly';

export {rolesAddress, setShape} from './row-fields.assembly';

const INPUT_CAPACITY: u32 = 1 << 20;
const OUTPUT_ROWS: u32 = 1 << 16;

// The coded roles: the dictionary of each.
const USER: u32 = 0;
const M365_USER: u32 = 1;
const REASON: u32 = 2;

const input: u32 = <u32>heap.alloc(INPUT_CAPACITY + PADDING);
const scratch: u32 = <u32>heap.alloc(INPUT_CAPACITY + PADDING);
const rowStarts: u32 = <u32>heap.alloc(OUTPUT_ROWS * 4);
const codes: u32 = <u32>heap.alloc(OUTPUT_ROWS * 4 * CODED_ROLES);
/** Keeps what stands behind the bytes of a scan. */
const behind: u32 = <u32>heap.alloc(PADDING);

let rowCount: u32 = 0;
/** Whether texts were made to have the same hash: see crowding.ts, which has these two numbers as well. */
let areTextsCrowded = false;
const PROBES_ALLOWED: u32 = 1 << 16;
const PROBES_ALLOWED_A_ROW: u32 = 24;
/** Of no meaning. */
let touched: u32 = 0;
/** From this many distinct reasons on, a new reason is coded by its normalised text. */
let reasonLimit: u32 = u32.MAX_VALUE;

const users = new Dictionary();
const m365Users = new Dictionary();
const reasons = new Dictionary();

export function inputAddress(): u32 {
	return input;
}

export function rowStartsAddress(): u32 {
	return rowStarts;
}

export function codesAddress(role: u32): u32 {
	return codes + role * OUTPUT_ROWS * 4;
}

export function rows(): u32 {
	return rowCount;
}

export function isCrowded(): bool {
	return areTextsCrowded;
}

export function setReasonLimit(limit: u32): void {
	reasonLimit = limit;
}

function dictionaryOf(role: u32): Dictionary {
	return role == USER ? users : role == M365_USER ? m365Users : reasons;
}

export function dictionarySize(role: u32): u32 {
	return dictionaryOf(role).size;
}

export function valueAddress(role: u32, code: u32): u32 {
	return dictionaryOf(role).addressOf(code);
}

export function valueLength(role: u32, code: u32): u32 {
	return dictionaryOf(role).lengthOf(code);
}

/**
Scans whole rows of the input between two offsets and returns where it stopped: behind the last whole row, or at the
start of the first line that is not a plain row. Also stops when the output is full, and where texts are crowded; `rows` says how many it wrote.
*/
export function scan(start: u32, end: u32): u32 {
	// Loads run past the end; a newline there would be believed, so the bytes behind it are harmless for as long as it takes.
	const last = input + end;
	memory.copy(behind, last, PADDING);
	memory.fill(last, 0, PADDING);
	rowCount = 0;
	forgetProbes();
	const delimiters = delimitersOf();
	let at = input + start;
	let isRow = true;
	while (isRow && at < last && rowCount < OUTPUT_ROWS) {
		const most = min(BATCH, OUTPUT_ROWS - rowCount);
		let found: u32 = 0;
		while (isRow && at < last && found < most) {
			const next = findFields(at, last, found, delimiters);
			isRow = next != 0;
			if (isRow) {
				store<u32>(rowStarts + (rowCount + found) * 4, at - input);
				found++;
				at = next;
			}
		}

		for (let role: u32 = 0; role < CODED_ROLES; role++) {
			codeFields(role, found);
		}

		rowCount += found;
		if (probesSoFar() > PROBES_ALLOWED + rowCount * PROBES_ALLOWED_A_ROW) {
			areTextsCrowded = true;
			isRow = false;
		}
	}

	memory.copy(last, behind, PADDING);
	return at - input;
}

/** Codes the fields of a batch into the output. */
function codeFields(role: u32, count: u32): void {
	const dictionary = dictionaryOf(role);
	const output = codes + (role * OUTPUT_ROWS + rowCount) * 4;
	const first = fields + role * BATCH * 16;
	if (!isCoded(role)) {
		memory.fill(output, 0, count * 4);
		return;
	}

	// So the processor waits for all of this memory at once, not one text after the other.
	let sum: u32 = 0;
	for (let row: u32 = 0; row < count; row++) {
		sum += dictionary.touch(load<u64>(first + row * 16));
	}

	touched = sum;

	for (let row: u32 = 0; row < count; row++) {
		const field = first + row * 16;
		const hash = load<u64>(field);
		const address = load<u32>(field, 8);
		const length = load<u32>(field, 12);
		store<u32>(output + row * 4, role == REASON ? reasonCode(hash, address, length) : dictionary.codeOf(hash, address, length));
	}
}

/** The reason's code; past the limit every run of letters, digits and joiners that holds a digit counts as `#`. */
function reasonCode(hash: u64, address: u32, length: u32): u32 {
	if (reasons.size < reasonLimit || reasons.has(hash, address, length)) {
		return reasons.codeOf(hash, address, length);
	}

	const used = normalise(address, length);
	return reasons.codeOf(hashOf(scratch, used), scratch, used);
}

/** Writes the normalised reason into `scratch` and returns its length. */
function normalise(address: u32, length: u32): u32 {
	let used: u32 = 0;
	let runStart: u32 = 0;
	let hasDigit = false;
	for (let at: u32 = 0; at < length; at++) {
		const byte = load<u8>(address + at);
		store<u8>(scratch + used++, byte);
		if (!isWordByte(byte)) {
			runStart = used;
			hasDigit = false;
			continue;
		}

		hasDigit = hasDigit || (byte >= 0x30 && byte <= 0x39);
		if (hasDigit) {
			store<u8>(scratch + runStart, 0x23);
			used = runStart + 1;
		}
	}

	return used;
}

function isWordByte(byte: u8): bool {
	return (byte >= 0x30 && byte <= 0x39) || ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A)
		|| byte == 0x2D || byte == 0x2E || byte == 0x5F || byte == 0x40 || byte == 0x23 || byte >= 0x80;
}
