import fc from 'fast-check';
import {expect, test} from 'vitest';
import {widthOf} from '../../source/text/width.ts';
import {
	connector,
	heldImport,
	logFile,
	now,
	tenantOf,
} from './made-up-tenant.ts';
import {
	frameOf,
	play,
	stateOf,
	textOfEffect,
} from './stage.tsx';

const nasty = fc.oneof(
	fc.constantFrom(
		'日本語コネクタ', '👩‍💻👨‍👩‍👧‍👦🇩🇪', 'عربي مرحبا', `Z${'\u0301\u0316\u0334'.repeat(40)}`, '\u001B[2J\u001B[31mOK', '\u001B]52;c;aGk=\u0007', '\u001B]8;;http://x\u0007', '\u202Egnp.exe', '\u2066x', 'a\nb\r\nc', '\u0000\u0007\b', '\u009B31m', 'x\u200By\u200Dz', '\u2028\u2029\u0085', '\uD800', 'ﷺ', 'ก็็็็็', '한국어'.normalize('NFD'), '\t\t', '✓ healthy',
	),
	fc.string({unit: 'binary', maxLength: 60}),
);

const tenantWith = (name: string, reason: string, user: string, itemId: string, path: string) => {
	const file = logFile(path);
	const held = heldImport({
		name, key: 'hostile', completedAt: now - 3_600_000, file,
		counts: {
			availableFromSource: 5, availableForImport: 5, imported: 4, partiallyImported: 0, skipped: 0, failed: 1,
		},
		rows: [{
			itemId, user, m365User: user, reason,
		}],
	});
	return tenantOf([
		connector(name, 'failing', {
			key: 'hostile', imports: [held], files: [file],
			findings: [{
				check: 'failed-items', severity: 'critical', message: reason, next: reason, evidence: {}, reason, isAcknowledged: false, acknowledgedUntil: null, acknowledgedBy: [],
			}],
			failureReasons: [{
				reason, category: 'other', rows: 1, users: 1, isAcknowledged: false,
			}],
		}),
		connector('Neighbour', 'healthy'),
	]);
};

const walks = [[], ['enter'], ['enter', 'enter'], ['enter', 'enter', 'enter'], ['enter', 'enter', 'enter', 'enter'], ['f'], ['i'], ['i', 'enter'], ['d'], ['u'], [':'], ['P']] as const;

test('text from a file can move no column, no line and no cursor', () => {
	fc.assert(fc.property(fc.tuple(nasty, nasty, nasty, nasty, nasty), fc.constantFrom(...walks), fc.constantFrom(40, 80, 160), (texts, keys, columns) => {
		const {state, frame} = play(stateOf({columns, rows: 24, live: {tenant: tenantWith(...texts)}}), ...keys);
		expect(frame.length).toBeLessThanOrEqual(23);
		expect(frame.join('')).not.toMatch(/[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069\u200B-\u200F]/v);
		for (const line of frame) {
			expect(widthOf(line), line).toBeLessThanOrEqual(state.view.size.columns);
		}
	}), {numRuns: 150});
});

test('the columns right of a hostile name stand where they stand without it', () => {
	const failedColumn = (name: string): number => {
		const line = frameOf(stateOf({live: {tenant: tenantWith(name, 'r', 'u', 'i', 'p')}})).find(text => text.includes('failing') && !text.includes('critical'))!;
		return widthOf(line.slice(0, line.lastIndexOf('✗')));
	};

	fc.assert(fc.property(nasty, name => {
		expect(failedColumn(name)).toBe(failedColumn('Plain'));
	}), {numRuns: 100});
});

test('copies and exports are inert too', () => {
	fc.assert(fc.property(nasty, nasty, nasty, (reason, user, item) => {
		const {effects} = play(stateOf({live: {tenant: tenantWith('Slack', reason, user, item, 'p')}}), 'H', 'enter', 'enter', 'enter', 'y', 'Y', 'x');
		for (const effect of effects) {
			expect(textOfEffect(effect).replaceAll(/[\t\r\n]/gv, '')).not.toMatch(/[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/v);
		}
	}), {numRuns: 50});
});
