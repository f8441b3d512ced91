import {utcDateOf} from '../../text/time.ts';
import type {HeldImport} from '../model.ts';
import {unnamed} from '../name.ts';
import type {
	Counts,
	Instant,
	LogFile,
	UtcDate,
} from '../reading.ts';
import {auditRunKey, mergeAuditRun} from './audit-runs.ts';
import {type AgedShares, orderByAge} from './file-age.ts';
import type {ConnectorFiles, Share} from './shares.ts';
import {
	isSound,
	type BlockVersion,
	type Versions,
	versionsByTime,
} from './versions.ts';

/** What the files of one connector say together, each import once; nothing here depends on the clock. */
export type Ledger = AgedShares & {
	/** From admin and records logs, newest first. */
	readonly logged: readonly HeldImport[];
	/** From audit exports, newest first. */
	readonly audited: readonly HeldImport[];
	readonly emptyDays: ReadonlySet<UtcDate>;
	/** Dates of imports that are cut off before their failed items and held nowhere whole. */
	readonly cutDays: ReadonlySet<UtcDate>;
	/** Imports of which one file gives different counts, each told by the later block. */
	readonly conflicts: readonly BlockVersion[];
};

/** Returns available for import minus the four outcomes; null when any of the five is unknown. */
export const imbalanceOf = ({availableForImport, imported, partiallyImported, skipped, failed}: Counts): number | null =>
	availableForImport === null || imported === null || partiallyImported === null || skipped === null || failed === null
		? null
		: availableForImport - imported - partiallyImported - skipped - failed;

/** Returns available for import ÷ available from source, three decimals; null when the source count is 0 or unknown. */
export const fanOutOf = ({availableFromSource, availableForImport}: Counts): number | null =>
	availableFromSource === null || availableFromSource === 0 || availableForImport === null
		? null
		: Math.round((availableForImport / availableFromSource) * 1000) / 1000;

type Source = BlockVersion & {readonly files: readonly LogFile[]; readonly before: BlockVersion | null; readonly id: string};

const hold = (connector: string, {id, file, block, files, before}: Source): HeldImport => ({
	id,
	connector,
	kind: block.kind,
	completedAt: block.completedAt!,
	date: utcDateOf(block.completedAt!),
	counts: block.counts,
	badFields: block.badFields,
	imbalance: block.kind === 'admin-log' ? imbalanceOf(block.counts) : null,
	fanOut: fanOutOf(block.counts),
	failureRows: block.failedItems?.rowCount ?? 0,
	failedItems: block.failedItems,
	skippedItems: block.skippedItems,
	file,
	line: block.line,
	files,
	revisedFrom: before && {counts: before.block.counts, file: before.file},
});

const newestFirst = (first: HeldImport, second: HeldImport): number => second.completedAt - first.completedAt || (first.id < second.id ? -1 : 1);

const holdVersions = ({key, name}: ConnectorFiles, {newest, before, files}: Versions): HeldImport =>
	hold(name, {
		id: `${key}\n${newest.block.completedAt!}`, ...newest, files, before,
	});

const holdAuditRuns = ({key, name}: ConnectorFiles, shares: readonly Share[]): readonly HeldImport[] => {
	const runs = new Map<string, BlockVersion[]>();
	for (const {file, blocks} of shares.toReversed()) {
		for (const block of blocks) {
			if (block.kind === 'audit-export' && isSound(block)) {
				const run = auditRunKey(block.auditRun ?? {jobId: '', taskId: ''});
				runs.set(run, [...runs.get(run) ?? [], {file, block}]);
			}
		}
	}

	return runs.entries().map(([run, tellings]) => hold(name, {
		id: `${key}\n${run}`,
		file: tellings[0]!.file,
		block: mergeAuditRun(tellings.map(({block}) => block)),
		files: [...new Set(tellings.map(({file}) => file))].toReversed(),
		before: null,
	})).toArray().toSorted(newestFirst);
};

const cutDaysOf = (shares: readonly Share[], whole: ReadonlyMap<Instant, Versions>): ReadonlySet<UtcDate> => {
	const dates = new Set<UtcDate>();
	for (const {blocks} of shares) {
		for (const {kind, completedAt, isComplete} of blocks) {
			if (!isComplete && kind !== 'audit-export' && completedAt !== null && !whole.has(completedAt)) {
				dates.add(utcDateOf(completedAt));
			}
		}
	}

	return dates;
};

/** Makes the ledger of one connector: overlapping downloads, copies and revisions become one import each. */
export const makeLedger = (connectorFiles: ConnectorFiles): Ledger => {
	const aged = orderByAge(connectorFiles.shares);
	const {shares} = aged;
	const versions = versionsByTime(shares, connectorFiles.name === unnamed);
	return {
		logged: versions.values().map(ofTime => holdVersions(connectorFiles, ofTime)).toArray().toSorted(newestFirst),
		audited: holdAuditRuns(connectorFiles, shares),
		emptyDays: new Set(shares.flatMap(({emptyDays}) => emptyDays.map(({date}) => date))),
		cutDays: cutDaysOf(shares, versions),
		conflicts: versions.values().map(({conflict}) => conflict).filter(conflict => conflict !== null).toArray(),
		...aged,
	};
};
