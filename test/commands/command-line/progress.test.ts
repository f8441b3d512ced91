import {expect, test} from 'vitest';
import {progressLine} from '../../../source/commands/command-line/progress.ts';

const watch = (isStderrTty: boolean, times: readonly number[]): string => {
	let now = 0;
	let written = '';
	const line = progressLine({
		terminal: {
			isStdinTty: true, isStdoutTty: true, isStderrTty, columns: 80, rows: 24, colorDepth: 1,
		},
		writeError(text) {
			written += text;
		},
	}, () => now);
	for (const [index, time] of times.entries()) {
		now = time;
		line.show({
			filesDone: index, filesTotal: times.length, bytesDone: 1024 * index, bytesTotal: 4096,
		});
	}

	line.clear();
	return written;
};

test('a quick read says nothing', () => {
	expect(watch(true, [0, 100, 400])).toBe('');
});

test('a long one says how far it is, four times a second, and wipes it away', () => {
	expect(watch(true, [100, 600, 700, 860])).toBe('\r\u001B[Kreading 1 of 4 files, 1.0 KiB of 4.0 KiB\r\u001B[Kreading 3 of 4 files, 3.0 KiB of 4.0 KiB\r\u001B[K');
});

test('where stderr is no terminal it says nothing', () => {
	expect(watch(false, [100, 600, 700, 860])).toBe('');
});
