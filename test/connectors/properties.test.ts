import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import type {Connector, Tenant} from '../../source/connectors/model.ts';
import {
	type CountField,
	countFields,
	type EmptyDay,
	type ImportBlock,
	type LogFile,
} from '../../source/connectors/reading.ts';
import {
	at,
	emptyDay,
	importBlock,
	logFile,
	now,
	problem,
} from './build.ts';
import {tenantOf} from './judged.ts';

const runs = {numRuns: 1000};
const day = 86_400_000;

/** What happened on a day, the same in every file that tells of it. */
type Fact = {readonly block: ImportBlock} | {readonly emptyDay: EmptyDay};

const factOf = (place: number, seed: number): Fact => {
	const completedAt = at('2026-11-10') + (place * day) + ((seed % 20) * 3_600_000);
	if (seed % 11 === 0) {
		return {emptyDay: emptyDay(new Date(completedAt).toISOString().slice(0, 10))};
	}

	const failed = seed % 3 === 0 ? seed % 5 : 0;
	const rows = Array.from({length: failed}, (_, row) => ({itemId: `${place}-${row}`, reason: `r${seed % 2}`, recordId: `${place}-${row}`}));
	const kind = seed % 13 === 0 ? 'audit-export' as const : 'admin-log' as const;
	return {
		block: importBlock({
			completedAt, kind, counts: {failed}, rows, auditRun: kind === 'audit-export' ? {jobId: 'j', taskId: `${place}`} : null,
		}),
	};
};

const fileOf = (path: string, facts: readonly Fact[], age: number): LogFile => logFile(path, {
	modifiedAt: now - (age * 3_600_000),
	sha256: `${path} ${facts.length} ${age}`,
	reading: {
		imports: facts.flatMap(fact => 'block' in fact ? [fact.block] : []),
		emptyDays: facts.flatMap(fact => 'emptyDay' in fact ? [fact.emptyDay] : []),
	},
});

const factsArbitrary = fc.array(fc.nat(400), {minLength: 1, maxLength: 14}).map(seeds => seeds.map((seed, place) => factOf(place, seed)));
/** One download: which days it tells of, under which name, and how many hours ago it was saved. */
const downloadArbitrary = fc.record({
	from: fc.nat(14), count: fc.integer({min: 1, max: 14}), name: fc.constantFrom('A', 'a', 'B'), age: fc.nat(100),
});

/** Several downloads, each a span of the same days, under names of two connectors. */
const folderArbitrary = fc.tuple(factsArbitrary, fc.array(downloadArbitrary, {minLength: 1, maxLength: 5})).map(([facts, downloads]) =>
	downloads.map(({name, from, count, age}, number) => fileOf(`${name}_Log (${number}).txt`, facts.slice(from % facts.length, (from % facts.length) + count), age)));

const judgedOf = ({connectors}: Tenant): readonly unknown[] => connectors.map(({
	key, kind, state, lastEvidenceAt, lastImport, days, history, imports, totals, failureReasons, nextDeadline,
}) => ({
	key, kind, state, lastEvidenceAt, lastImport: lastImport?.id, days, history, imports: imports.map(({id, counts, failureRows}) => ({id, counts, failureRows})), totals, failureReasons, nextDeadline,
}));

describe('idempotence under copies and overlaps', () => {
	it('a copy of any file changes nothing but the list of files', () => {
		fc.assert(fc.property(folderArbitrary, fc.nat(), fc.nat(200), (files, pick, age) => {
			const original = files[pick % files.length]!;
			const copy = {
				...original, id: 'copy', path: original.path.replace(/\((\d+)\)/v, '(9$1)'), modifiedAt: now - (age * 3_600_000),
			};
			expect(judgedOf(tenantOf([...files, copy]))).toEqual(judgedOf(tenantOf(files)));
		}), runs);
	});
	it('a download that holds all of an older one and nothing new changes no total', () => {
		fc.assert(fc.property(folderArbitrary, fc.nat(200), (files, age) => {
			const ofA = files.filter(({path}) => path.toLowerCase().startsWith('a'));
			const superset = logFile('A_Log (77).txt', {
				modifiedAt: now - (age * 3_600_000), reading: {imports: ofA.flatMap(({reading}) => reading!.imports), emptyDays: ofA.flatMap(({reading}) => reading!.emptyDays)},
			});
			const sumsOf = ({connectors}: Tenant): Readonly<Record<string, unknown>> => Object.fromEntries(connectors.map(({
				key, totals, failureReasons, lastEvidenceAt,
			}) => [key, {totals, failureReasons, lastEvidenceAt}]));
			const without = sumsOf(tenantOf(files));
			expect({...sumsOf(tenantOf([...files, superset])), ...ofA.length === 0 && without}).toEqual(without);
		}), runs);
	});
});

describe('order', () => {
	it('of the files changes nothing', () => {
		fc.assert(fc.property(folderArbitrary.chain(files => fc.tuple(fc.constant(files), fc.shuffledSubarray([...files], {minLength: files.length}))), ([files, shuffled]) => {
			expect({...tenantOf(shuffled), files}).toEqual(tenantOf(files));
		}), runs);
	});
});

describe('conservation', () => {
	it('failure reasons add up to the rows, days to the imports of the strip, files to the account', () => {
		fc.assert(fc.property(folderArbitrary, files => {
			const tenant = tenantOf(files);
			for (const {failureReasons, totals, days, history, imports, kind} of tenant.connectors) {
				const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
				const counted = imports.filter(item => kind === 'audit-export' || item.kind !== 'audit-export');
				expect(sum(failureReasons.map(({rows}) => rows))).toBe(totals.failureRows);
				expect(sum(history.map(item => item.imports))).toBe(totals.imports);
				expect(totals.imports).toBe(counted.length);
				expect(days).toHaveLength(8);
			}

			expect(Object.values(tenant.fileAccount).reduce((total, number) => total + number, 0)).toBe(files.length);
		}), runs);
	});
});

/** Ways of knowing less: each takes something away from what the files say. */
type Loss =
	| {readonly kind: 'count'; readonly at: number; readonly field: CountField}
	| {readonly kind: 'cut'; readonly at: number}
	| {readonly kind: 'time'; readonly at: number}
	| {readonly kind: 'unread'; readonly at: number}
	| {readonly kind: 'status'; readonly at: number; readonly status: 'unreadable' | 'unrecognised'};

const index = fc.nat(1000);
const lossArbitrary: fc.Arbitrary<Loss> = fc.oneof(
	fc.record({kind: fc.constant('count' as const), at: index, field: fc.constantFrom(...countFields)}),
	fc.record({kind: fc.constant('cut' as const), at: index}),
	fc.record({kind: fc.constant('time' as const), at: index}),
	fc.record({kind: fc.constant('unread' as const), at: index}),
	fc.record({kind: fc.constant('status' as const), at: index, status: fc.constantFrom('unreadable' as const, 'unrecognised' as const)}),
);

const withBlock = (file: LogFile, place: number, change: (block: ImportBlock) => ImportBlock, isProblem: boolean): LogFile => {
	const {imports} = file.reading!;
	const {line} = imports[place]!;
	const problems = isProblem ? [...file.reading!.problems, problem({line, problem: 'bad-count'})] : file.reading!.problems;
	return {
		...file, sha256: null, reading: {
			...file.reading!, imports: imports.with(place, change(imports[place]!)), problems, problemCount: problems.length,
		},
	};
};

const lose = (file: LogFile, loss: Loss): LogFile => {
	if (loss.kind === 'status') {
		return {
			...file, status: loss.status, reading: null, sha256: null,
		};
	}

	const count = file.reading?.imports.length ?? 0;
	return count === 0 ? file : loseIn(file, loss, loss.at % count);
};

const loseIn = (file: LogFile, loss: Exclude<Loss, {readonly kind: 'status'}>, place: number): LogFile => {
	switch (loss.kind) {
		case 'count': {
			return withBlock(file, place, block => ({...block, counts: {...block.counts, [loss.field]: null}, badFields: [...block.badFields, loss.field]}), true);
		}

		case 'cut': {
			return withBlock(file, place, block => ({
				...block, isComplete: false, counts: {...block.counts, failed: null}, failedItems: null,
			}), false);
		}

		case 'time': {
			return withBlock(file, place, block => ({...block, completedAt: null}), true);
		}

		case 'unread': {
			return {...file, sha256: null, reading: {...file.reading!, problems: [problem({line: file.reading!.imports[place]!.line})], problemCount: 1}};
		}
	}
};

const isWell = ({state}: Connector): boolean => state === 'healthy' || state === 'quiet';

describe('monotone honesty', () => {
	// One download a connector: what is lost is lost, no other file knows it.
	const single = factsArbitrary.map(facts => fileOf('A_Log.txt', facts.map((fact, place) => 'block' in fact ? {block: {...fact.block, line: (place * 10) + 1}} : fact), 1));
	it('knowing less of a download never makes its connector well', () => {
		fc.assert(fc.property(single, fc.array(lossArbitrary, {minLength: 1, maxLength: 4}), (file, losses) => {
			const before = tenantOf([file]).connectors[0]!;
			let poorer = file;
			for (const loss of losses) {
				poorer = lose(poorer, loss);
			}

			const after = tenantOf([poorer]).connectors[0]!;
			expect(isWell(after) && !isWell(before)).toBe(false);
		}), {...runs, numRuns: 3000});
	});
	it('without its newest import a connector has no newer evidence, and is well only by an older clean one', () => {
		fc.assert(fc.property(single, file => {
			const before = tenantOf([file]).connectors[0]!;
			const imports = file.reading!.imports.filter(({completedAt}) => completedAt !== before.lastImport?.completedAt);
			for (const after of tenantOf([{...file, sha256: null, reading: {...file.reading!, imports}}]).connectors) {
				expect(after.lastEvidenceAt ?? -Infinity).toBeLessThanOrEqual(before.lastEvidenceAt ?? Infinity);
				expect(isWell(after) && (after.lastImport?.counts.failed ?? 0) > 0).toBe(false);
			}
		}), runs);
	});
	it('a connector that is well has evidence, adds up, and left no failed item of the strip unexplained', () => {
		fc.assert(fc.property(folderArbitrary, files => {
			const well = tenantOf(files).connectors.filter(connector => isWell(connector));
			for (const connector of well) {
				expect(connector.kind).not.toBe('audit-export');
				expect(connector.lastEvidenceAt).not.toBeNull();
				expect(connector.days.every(({state}) => !['failed', 'partial', 'unknown', 'missing', 'silent'].includes(state))).toBe(true);
				expect(connector.lastImport?.imbalance ?? 0).toBe(0);
				expect(connector.findings.every(({severity}) => severity === 'info')).toBe(true);
			}
		}), runs);
	});
	it('a connector that alarms says why: with a finding of its severity', () => {
		fc.assert(fc.property(folderArbitrary, fc.array(lossArbitrary, {maxLength: 4}), fc.nat(3), (files, losses, later) => {
			const poorer = files.map((file, place) => place < losses.length ? lose(file, losses[place]!) : file);
			const {connectors} = tenantOf(poorer, {now: now + (later * day)});
			expect(connectors.filter(connector => !isExplained(connector))).toEqual([]);
		}), runs);
	});
});

/** Whether every state that alarms is carried by a finding of its severity, so that what must be acknowledged is visible. */
const isExplained = ({severity, findings}: Connector): boolean =>
	(severity !== 'critical' && severity !== 'warning') || findings.some(finding => finding.severity === severity);
