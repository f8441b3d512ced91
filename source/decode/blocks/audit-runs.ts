import type {ImportBlock, Instant} from '../../connectors/reading.ts';
import {FailedItemsBuilder} from '../columns/failed-items.ts';
import {unknownCounts} from './block.ts';

/** An audit record of a data connector: one item skipped or failed. Texts are empty where the record says nothing. */
export type AuditRecord = {
	readonly recordId: string;
	readonly createdAt: Instant | null;
	readonly jobId: string;
	readonly taskId: string;
	readonly connector: string;
	readonly itemId: string;
	readonly user: string;
	readonly reason: string;
	readonly isDuplicate: boolean;
	/** 1-based, null for JSON. */
	readonly line: number | null;
};

type Run = {
	readonly jobId: string;
	readonly taskId: string;
	readonly line: number | null;
	connector: string | null;
	newest: Instant | null;
	failed: FailedItemsBuilder | null;
	skipped: FailedItemsBuilder | null;
};

/** The audit records of a file by run (`JobId` and `TaskId`): each run becomes one import. */
export class AuditRuns {
	readonly #runs = new Map<string, Run>();
	#recordIds = new Set<string>();
	/** Records added, repeated ones included. */
	recordCount = 0;

	/** Returns independent runs with the same records. */
	fork(): AuditRuns {
		const copy = new AuditRuns();
		copy.recordCount = this.recordCount;
		copy.#recordIds = new Set(this.#recordIds);
		for (const [key, run] of this.#runs) {
			copy.#runs.set(key, {...run, failed: run.failed?.fork() ?? null, skipped: run.skipped?.fork() ?? null});
		}

		return copy;
	}

	get size(): number {
		return this.#runs.size;
	}

	/** Adds a record; one whose id was there before is the same record. */
	add(record: AuditRecord): void {
		this.recordCount++;
		if (record.recordId !== '' && this.#recordIds.has(record.recordId)) {
			return;
		}

		this.#recordIds.add(record.recordId);
		const run = this.#runOf(record);
		run.connector ??= record.connector || null;
		if (record.createdAt !== null && (run.newest === null || record.createdAt > run.newest)) {
			run.newest = record.createdAt;
		}

		const target = record.isDuplicate ? 'skipped' : 'failed';
		const items = run[target] ?? new FailedItemsBuilder();
		run[target] = items;
		items.add(record.itemId, record.user, '', record.reason, record.line);
		items.addRecordId(record.recordId);
	}

	/** Returns an import for each run, in the order of their first records. */
	build(): readonly ImportBlock[] {
		return this.#runs.values().map((run): ImportBlock => ({
			kind: 'audit-export',
			connector: run.connector,
			completedAt: run.newest,
			counts: {...unknownCounts, skipped: run.skipped?.rowCount ?? 0, failed: run.failed?.rowCount ?? 0},
			isComplete: true,
			badFields: [],
			line: run.line,
			failedItems: run.failed?.build() ?? null,
			skippedItems: run.skipped?.build() ?? null,
			auditRun: {jobId: run.jobId, taskId: run.taskId},
		})).toArray();
	}

	#runOf({jobId, taskId, line}: AuditRecord): Run {
		const key = JSON.stringify([jobId, taskId]);
		let run = this.#runs.get(key);
		if (!run) {
			run = {
				jobId, taskId, line, connector: null, newest: null, failed: null, skipped: null,
			};
			this.#runs.set(key, run);
		}

		return run;
	}
}
