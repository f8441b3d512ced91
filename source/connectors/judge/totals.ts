import type {ConnectorTotals, HeldImport} from '../model.ts';
import {type Count, type CountField, countFields} from '../reading.ts';

const sumOf = (imports: readonly HeldImport[], field: CountField): Count => {
	let sum = 0;
	for (const {counts} of imports) {
		const count = counts[field];
		if (count === null) {
			return null;
		}

		sum += count;
	}

	return sum;
};

/** Adds up imports; a count that one of them does not know is null, without an import every count is 0. */
export const totalsOf = (imports: readonly HeldImport[]): ConnectorTotals => {
	const counts = Object.fromEntries(countFields.map(field => [field, sumOf(imports, field)])) as Record<CountField, Count>;
	return {
		...counts,
		imports: imports.length,
		failureRows: imports.reduce((rows, {failureRows}) => rows + failureRows, 0),
	};
};
