import {expect, test} from 'vitest';
import {decode} from '../../source/decode/decoder.ts';

const importOf = (day: number, failed: number, lineEnd: string): string => [
	`Import completion time: 11/${day}/2026 2:10:05 AM (UTC)`,
	'Items available from source: 50',
	'Items available for import: 50',
	`Items imported successfully: ${50 - failed}`,
	'Items partially imported: 0',
	'Items skipped: 0',
	`Items failed: ${failed}`,
	'',
	'',
].join(lineEnd);

const little = (text: string): Buffer => Buffer.from(text, 'utf16le');
const encode: Readonly<Record<string, (text: string) => Buffer>> = {
	'UTF-8': text => Buffer.from(text),
	'UTF-16LE': little,
	'UTF-16BE': text => little(text).swap16(),
	'UTF-16LE with a mark': text => little(`\uFEFF${text}`),
	'UTF-16BE with a mark': text => little(`\uFEFF${text}`).swap16(),
};
const pairs = Object.keys(encode).flatMap(head => Object.keys(encode).map(tail => [head, tail] as const));

test.each(pairs)('a log in %s to which a program added %s is read whole, with any line ends, cut anywhere or not', (head, tail) => {
	for (const lineEnd of ['\n', '\r\n', '\r\r\n', '\r']) {
		const before = encode[head]!(importOf(20, 0, lineEnd) + importOf(21, 0, lineEnd));
		for (const text of [importOf(22, 9, lineEnd), importOf(22, 9, lineEnd).trimEnd()]) {
			const {imports, bytes} = decode(Buffer.concat([before, encode[tail]!(text)]));
			expect(imports.map(({counts}) => counts.failed)).toEqual([0, 0, 9]);
			expect(bytes.understood + bytes.skipped).toBe(bytes.total);
		}
	}
});
