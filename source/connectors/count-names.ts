import type {CountField} from './reading.ts';

/** The six counts of an import as sentences and screens call them. */
export const countNames: Readonly<Record<CountField, string>> = {
	availableFromSource: 'available from source',
	availableForImport: 'available for import',
	imported: 'imported',
	partiallyImported: 'partially imported',
	skipped: 'skipped',
	failed: 'failed',
};
