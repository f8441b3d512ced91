import {describe, expect, test} from 'vitest';
import {failuresIn, readFailureKey} from '../../source/select/failures.ts';
import {locate} from '../../source/select/location.ts';
import {wholeTenant} from '../ui/made-up-tenant.ts';

const about = (change: Parameters<typeof locate>[1] = {}) => failuresIn(wholeTenant, locate('failed-items', change));

describe('failed items of a place', () => {
	test('all, one connector, one import', () => {
		const newest = wholeTenant.connectors.find(({key}) => key === 'whatsapp archiver')!.imports.find(({failureRows}) => failureRows > 0);
		expect(about().length).toBe(42);
		expect(about({connector: 'whatsapp archiver'}).length).toBe(28);
		expect(about({connector: 'whatsapp archiver', importId: newest!.id}).length).toBe(14);
	});

	test('every word of the filter must be somewhere in the row', () => {
		expect(about({filter: 'mapping'}).length).toBe(18);
		expect(about({filter: 'mapping trader3'}).length).toBeLessThan(18);
		expect(about({filter: 'mapping trader3'}).length).toBeGreaterThan(0);
		expect(about({filter: 'mapping size'}).length).toBe(0);
	});

	test('a row is found again by its identity, filtered or not', () => {
		for (const set of [about(), about({filter: 'size'}), about({reason: 'User mapping not found'})]) {
			for (let place = 0; place < set.length; place++) {
				expect(set.indexOf(set.keyAt(place))).toBe(place);
			}
		}
	});

	test('a row that the filter hides is not listed', () => {
		const hidden = about().keyAt(0);
		expect(about({filter: 'mapping'}).indexOf(hidden)).toBe(-1);
		expect(about().indexOf('7@nowhere')).toBe(-1);
		expect(about().indexOf('7000@zoom')).toBe(-1);
	});

	test('the next match goes round', () => {
		const set = about();
		const matches = Array.from({length: set.length}, (_, place) => place).filter(place => set.at(place).reason.includes('Attachment'));
		expect(set.nextMatch('attachment', matches[0]!, 1)).toBe(matches[1]);
		expect(set.nextMatch('attachment', matches.at(-1), 1)).toBe(matches[0]);
		expect(set.nextMatch('attachment', matches[0]!, -1)).toBe(matches.at(-1));
		expect(set.nextMatch('no such thing', 0, 1)).toBeNull();
	});

	test('counts add up to the rows', () => {
		for (const grouping of ['reasons', 'users'] as const) {
			const {counts, length} = about({grouping});
			expect(counts!.reduce((sum, {rows}) => sum + rows, 0)).toBe(length);
		}
	});

	test('identities can hold an @', () => {
		expect(readFailureKey('12@a@b')).toEqual({importId: 'a@b', row: 12});
	});
});
