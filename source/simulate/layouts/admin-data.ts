import type {SimulatedEvent, SimulatedImport} from '../event.ts';
import {formatPaddedDate} from '../times.ts';
import {summaryOf} from './admin-text.ts';

const isoStyle = {time: (at: number): string => new Date(at).toISOString(), count: String};

/** Returns an admin log as a CSV with one import a row; days without items and failed items have no place in it. */
export const writeSummaryCsv = (events: readonly SimulatedEvent[]): string => {
	const rows = events.filter(event => event.event === 'import').map(event => summaryOf(isoStyle, event));
	const titles = (rows[0] ?? []).map(([label]) => label);
	return [titles, ...rows.map(row => row.map(([, value]) => value))].map(cells => `${cells.join(',')}\r\n`).join('');
};

/** Returns an admin log as a JSON array. */
export const writeAdminJson = (events: readonly SimulatedEvent[]): string =>
	`${JSON.stringify(events.map(event => event.event === 'import'
		? importObject(event)
		: {NoItemsIngestedOn: formatPaddedDate(event.at)}), undefined, 2)}\n`;

const importObject = (event: SimulatedImport): Record<string, unknown> => ({
	ImportCompletionTime: isoStyle.time(event.at),
	ItemsAvailableFromSource: event.availableFromSource,
	ItemsAvailableForImport: event.availableForImport,
	ItemsImportedSuccessfully: event.imported,
	ItemsPartiallyImported: event.partiallyImported,
	ItemsSkipped: event.skipped,
	ItemsFailed: event.failed,
	FailedItemDetails: event.failedItems.map(item => ({
		ItemId: item.itemId, SourceUserId: item.user, M365UserId: item.m365User, FailureReason: item.reason,
	})),
});
