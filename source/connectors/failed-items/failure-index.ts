import {categoryOf} from '../categories.ts';
import type {HeldImport, Tenant} from '../model.ts';
import type {CodedColumn} from '../reading.ts';
import {itemIdOf, lineOf, valueAt} from './failed-rows.ts';

/** Which failed items: of one import (its id), of one connector (its key), or of all. */
export type FailureScope =
	| {readonly kind: 'import'; readonly id: string}
	| {readonly kind: 'connector'; readonly key: string}
	| {readonly kind: 'all'};

/** The texts of one column over all imports, and for each import what its own codes mean in them. */
export type Dictionary = {readonly values: readonly string[]; readonly codesOfImport: readonly Uint32Array[]};

/**
The failed items of a scope as rows that are numbers: row `starts[i] + r` is row r of import i. Nothing is copied from the
imports; only the dictionaries are joined.
*/
export type FailureIndex = {
	readonly scope: FailureScope;
	/** Those with rows, newest first within a connector, connectors in the order of the board. */
	readonly imports: readonly HeldImport[];
	/** The number of each import's first row; one more entry than imports, the last is the row count. */
	readonly starts: Float64Array;
	readonly rowCount: number;
	readonly reasons: Dictionary;
	readonly users: Dictionary;
	readonly m365Users: Dictionary;
};

/** One failed item, read for showing. */
export type Failure = {
	/** Null when it is not held but has to be read from the file: see `placeOf`. */
	readonly itemId: string | null;
	/** The row in its import's table. */
	readonly row: number;
	readonly user: string;
	/** Null when the log leaves it empty. */
	readonly m365User: string | null;
	readonly reason: string;
	readonly category: string;
	/** 1-based; null for JSON, or when the row comes from another export than the import's file. */
	readonly line: number | null;
	readonly import: HeldImport;
};

const isInScope = (scope: FailureScope, key: string, id: string): boolean => {
	if (scope.kind === 'all') {
		return true;
	}

	return scope.kind === 'connector' ? scope.key === key : scope.id === id;
};

const importsOf = (tenant: Tenant, scope: FailureScope): readonly HeldImport[] =>
	tenant.connectors.flatMap(({key, imports}) => imports.filter(item => item.failureRows > 0 && isInScope(scope, key, item.id)));

const join = (columns: readonly CodedColumn[]): Dictionary => {
	const codeOf = new Map<string, number>();
	const joined = new Map<readonly string[], Uint32Array>();
	const codesOfImport = columns.map(({values}) => {
		// Imports of one file may share their dictionary.
		const known = joined.get(values) ?? Uint32Array.from(values, value => {
			const code = codeOf.get(value) ?? codeOf.size;
			codeOf.set(value, code);
			return code;
		});
		joined.set(values, known);
		return known;
	});
	return {values: codeOf.keys().toArray(), codesOfImport};
};

/**
Makes the index of the failed items of a scope; its cost grows with the distinct texts, not with the rows. Returns `before`,
an index of the same scope, when that has the same imports: what was found in it stays found.
*/
export const indexFailures = (tenant: Tenant, scope: FailureScope, before: FailureIndex | null = null): FailureIndex => {
	const imports = importsOf(tenant, scope);
	if (before?.imports.length === imports.length && imports.every((item, place) => item === before.imports[place])) {
		return before;
	}

	const starts = new Float64Array(imports.length + 1);
	for (const [index, {failureRows}] of imports.entries()) {
		starts[index + 1] = starts[index]! + failureRows;
	}

	return {
		scope,
		imports,
		starts,
		rowCount: starts[imports.length]!,
		reasons: join(imports.map(({failedItems}) => failedItems!.reasons)),
		users: join(imports.map(({failedItems}) => failedItems!.users)),
		m365Users: join(imports.map(({failedItems}) => failedItems!.m365Users)),
	};
};

/** Returns the place in `imports` of the import a row belongs to. */
export const importOfRow = ({starts}: FailureIndex, row: number): number => {
	let low = 0;
	let high = starts.length - 1;
	while (high - low > 1) {
		const middle = Math.floor((low + high) / 2);
		if (starts[middle]! <= row) {
			low = middle;
		} else {
			high = middle;
		}
	}

	return low;
};

/** Reads one row; `row` is at least 0 and under `rowCount`. */
export const failureAt = (index: FailureIndex, row: number): Failure => {
	const place = importOfRow(index, row);
	const item = index.imports[place]!;
	const own = row - index.starts[place]!;
	const items = item.failedItems!;
	const reason = valueAt(items.reasons, own);
	return {
		itemId: itemIdOf(items, own),
		row: own,
		user: valueAt(items.users, own),
		m365User: valueAt(items.m365Users, own) || null,
		reason,
		category: categoryOf(reason),
		line: lineOf(items, own),
		import: item,
	};
};
