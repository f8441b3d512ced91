import {describe, expect, test} from 'vitest';
import {createAssessor} from '../../../source/connectors/judge/assess.ts';
import {noSettings} from '../../../source/connectors/settings.ts';
import type {FailureAnswer} from '../../../source/connectors/failed-items/failures.ts';
import type {Tenant} from '../../../source/connectors/model.ts';
import {answerAtOnce, type FailureAnswers} from '../../../source/select/failures/failure-answers.ts';
import {failureOfKey, failuresIn} from '../../../source/select/failures/failures.ts';
import {locate} from '../../../source/select/screens/location.ts';
import {importBlock, logOf, now} from '../../connectors/build.ts';
import {wholeTenant} from '../../ui/made-up-tenant.ts';

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

	test('while older logs are still listed, a match in the newer ones is not looked for: their rows have other numbers', () => {
		let older: FailureAnswer | null = null;
		const answers: FailureAnswers = {
			answerTo(question) {
				older ??= answerAtOnce.answerTo(question);
				return older;
			},
		};
		const match = (tenant: Tenant) => failuresIn(tenant, locate('failed-items'), undefined, answers).nextMatch('attachment', 0, 1);
		expect(match(wholeTenant)).not.toBe('searching');
		expect(match({...wholeTenant, connectors: wholeTenant.connectors.toReversed()})).toBe('searching');
	});

	test('counts add up to the rows', () => {
		for (const grouping of ['reasons', 'users'] as const) {
			const {counts, length} = about({grouping});
			expect(counts!.reduce((sum, {rows}) => sum + rows, 0)).toBe(length);
		}
	});

	test('another item in the place of a row is not taken for it, and nothing else for a row', () => {
		const assess = createAssessor();
		const tenantWith = (...users: readonly string[]) => assess({
			files: [logOf('A@B_Log.txt', importBlock({counts: {failed: 2}, rows: users.map(user => ({user}))}))], settings: noSettings, acknowledgements: [], now,
		});
		const before = tenantWith('ana', 'ben');
		const location = locate('failed-items');
		const [ana, ben] = [0, 1].map(place => failuresIn(before, location).keyAt(place));
		const after = tenantWith('ana', 'cem', 'ben');
		expect(failuresIn(after, location).indexOf(ana!)).toBe(0);
		expect(failuresIn(after, location).indexOf(ben!)).toBe(-1);
		expect(failureOfKey(after, location, ana!)?.user).toBe('ana');
		expect(failureOfKey(after, location, ben!)).toBeNull();
		expect(failuresIn(after, location).indexOf('file:/logs/A@B_Log.txt')).toBe(-1);
	});

	test('the next minute asks no new question: a search that takes longer than a minute comes to its end', () => {
		const assess = createAssessor();
		const log = logOf('A_Log.txt', importBlock({counts: {failed: 2}, rows: [{user: 'ana'}, {user: 'ben'}]}));
		const indexAt = (moment: number, files = [log]) => {
			const indexes: unknown[] = [];
			failuresIn(assess({
				files, settings: noSettings, acknowledgements: [], now: moment,
			}), locate('failed-items', {filter: 'ana'}), undefined, {
				answerTo(question) {
					indexes.push(question.index);
					return answerAtOnce.answerTo(question);
				},
			});
			return indexes.at(-1);
		};

		const index = indexAt(now);
		expect(indexAt(now + 60_000)).toBe(index);
		expect(indexAt(now + 60_000, [log, logOf('B_Log.txt', importBlock({counts: {failed: 1}, rows: [{user: 'ana'}]}))])).not.toBe(index);
	});
});
