import {countOf} from '../../text/numbers.ts';
import {formatTime} from '../../text/time.ts';
import {isClean} from '../subject/cleanness.ts';
import {cleanImportAfterFirst} from '../clock.ts';
import type {Step} from './step.ts';

/** An import with no more failed items than allowed. */
export const firstCleanImport: Step = {
	name: 'first-clean-import',
	title: 'First clean import',
	judge({imports, lastImport, rules, kind, now}) {
		const first = imports.findLast(item => isClean(item, rules));
		if (first && kind !== 'audit-export') {
			return {state: 'done', message: `The import of ${formatTime(first.completedAt, 'utc')} UTC was clean.`, at: first.completedAt};
		}

		if (lastImport === null || kind === 'audit-export') {
			return {state: 'blocked', message: 'Waits for the first log with an import.', at: null};
		}

		const due = imports.at(-1)!.completedAt + cleanImportAfterFirst;
		const failed = lastImport.counts.failed === null ? 'an unknown number of items' : countOf(lastImport.counts.failed, 'item');
		return {state: now > due ? 'late' : 'due', message: `The newest import failed for ${failed}: open its failed items.`, at: due};
	},
};
