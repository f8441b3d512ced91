import {expect, test} from 'vitest';
import {exportPieces} from '../../../source/commands/live/export-pieces.ts';

const table = (load: () => Promise<void>) => ({
	rowCount: 3000, titles: 'titles\n', load, textOf: (from: number, to: number) => `${from} to ${to}\n`,
});

test('a table is written piece by piece, each loaded before', async () => {
	let loaded = 0;
	const pieces: string[] = [];
	for await (const piece of exportPieces(table(async () => {
		loaded++;
	}), new AbortController().signal, () => undefined)) {
		pieces.push(`${loaded}: ${piece}`);
	}

	expect(pieces).toEqual(['0: titles\n', '1: 0 to 1024\n', '2: 1024 to 2048\n', '3: 2048 to 3000\n']);
});

test('it stops at once although the log of its rows never answers', async () => {
	const stopping = new AbortController();
	const pieces = exportPieces(table(async () => Promise.withResolvers<void>().promise), stopping.signal, () => undefined);
	await pieces.next();
	const next = pieces.next();
	stopping.abort();
	await expect(next).rejects.toThrow(/abort/v);
});
