import {
	itemIdOf,
	lineOf,
	lineRunsOf,
	textAt,
	valueAt,
} from '../failed-items/failed-rows.ts';
import type {
	CodedColumn,
	Counts,
	FailedItems,
	ImportBlock,
	Instant,
	TextColumn,
} from '../reading.ts';

/** Returns what two exports of one periodic run have in common: the job and the task. */
export const auditRunKey = ({jobId, taskId}: NonNullable<ImportBlock['auditRun']>): string => `${jobId}\n${taskId}`;

/**
Returns one record's identity: its `Id`, or, without one, what it says and the how-manieth of that in its export, so that
overlapping exports count it once while an export that really repeats it counts each.
*/
const recordKeys = (items: FailedItems): readonly string[] => {
	const seen = new Map<string, number>();
	return Array.from({length: items.rowCount}, (_, row) => {
		const id = items.recordIds === null ? '' : textAt(items.recordIds, row);
		if (id !== '') {
			return `id ${id}`;
		}

		const said = [itemIdOf(items, row) ?? '', valueAt(items.users, row), valueAt(items.reasons, row)].join('\n');
		const occurrence = (seen.get(said) ?? 0) + 1;
		seen.set(said, occurrence);
		return `row ${occurrence} ${said}`;
	});
};

type Chosen = {readonly items: FailedItems; readonly rows: readonly number[]};

const textColumn = (texts: readonly string[]): TextColumn => {
	const ends = new Uint32Array(texts.length);
	let end = 0;
	for (const [row, text] of texts.entries()) {
		end += text.length;
		ends[row] = end;
	}

	return {text: texts.join(''), ends};
};

const codedColumn = (texts: readonly string[]): CodedColumn => {
	const codeOf = new Map<string, number>();
	const codes = Uint32Array.from(texts, text => {
		const code = codeOf.get(text) ?? codeOf.size;
		codeOf.set(text, code);
		return code;
	});
	return {codes, values: codeOf.keys().toArray()};
};

/** Returns the rows of several exports, each record once; a row that is not in the first has line 0, which means unknown. */
const union = (parts: readonly FailedItems[]): FailedItems | null => {
	if (parts.length <= 1) {
		return parts[0] ?? null;
	}

	const seen = new Set<string>();
	const chosen: readonly Chosen[] = parts.map(items => ({
		items,
		rows: recordKeys(items).flatMap((key, row) => {
			const isNew = !seen.has(key);
			seen.add(key);
			return isNew ? [row] : [];
		}),
	}));
	if (chosen.slice(1).every(({rows}) => rows.length === 0)) {
		return parts[0]!;
	}

	const gather = <Value>(read: (items: FailedItems, row: number) => Value): Value[] =>
		chosen.flatMap(({items, rows}) => rows.map(row => read(items, row)));
	const [first] = parts;
	return {
		rowCount: seen.size,
		itemIds: textColumn(gather((items, row) => itemIdOf(items, row) ?? '')),
		// Audit records are always held.
		places: null,
		users: codedColumn(gather((items, row) => valueAt(items.users, row))),
		m365Users: codedColumn(gather((items, row) => valueAt(items.m365Users, row))),
		reasons: codedColumn(gather((items, row) => valueAt(items.reasons, row))),
		lines: lineRunsOf(gather((items, row) => items === first ? lineOf(items, row) ?? 0 : 0)),
		recordIds: textColumn(gather((items, row) => items.recordIds === null ? '' : textAt(items.recordIds, row))),
	};
};

const present = (items: FailedItems | null): items is FailedItems => items !== null;

const newestOf = (blocks: readonly ImportBlock[]): Instant => {
	let newest = -Infinity;
	for (const {completedAt} of blocks) {
		newest = Math.max(newest, completedAt!);
	}

	return newest;
};

/** Returns one run from its tellings, newest file first: every record `Id` once, completed at the newest one. */
export const mergeAuditRun = (blocks: readonly ImportBlock[]): ImportBlock => {
	const [newest] = blocks;
	if (blocks.length === 1) {
		return newest!;
	}

	const failedItems = union(blocks.map(block => block.failedItems).filter(item => present(item)));
	const skippedItems = union(blocks.map(block => block.skippedItems).filter(item => present(item)));
	const counts: Counts = {
		...newest!.counts,
		failed: failedItems?.rowCount ?? newest!.counts.failed,
		skipped: skippedItems?.rowCount ?? newest!.counts.skipped,
	};
	return {
		...newest!,
		completedAt: newestOf(blocks),
		counts,
		failedItems,
		skippedItems,
	};
};
