import {formatCount} from '../../text/numbers.ts';
import type {FailedItem, SimulatedEvent, SimulatedImport} from '../event.ts';
import {formatPaddedDate, formatPaddedTime, formatUsTime} from '../times.ts';

/** One way to write an admin log. The labels are documented, the layout is not: so there are several. */
export type TextStyle = {
	readonly time: (at: number) => string;
	readonly count: (count: number) => string;
	/** Writes the labelled values of a summary as lines. */
	readonly summary: (pairs: ReadonlyArray<readonly [label: string, value: string]>) => readonly string[];
	readonly itemsTitle: string;
	/** Writes the failed items as lines; called with one item or more. */
	readonly items: (items: readonly FailedItem[]) => readonly string[];
	readonly emptyDay: (date: string) => string;
	readonly between: string;
};

/** Returns an admin log as text, one import after another, in the order given. */
export const writeAdminText = (style: TextStyle, events: readonly SimulatedEvent[]): string =>
	events
		.map(event => (event.event === 'import' ? importLines(style, event) : [style.emptyDay(formatPaddedDate(event.at))]).join('\n') + '\n')
		.join(style.between);

const importLines = (style: TextStyle, event: SimulatedImport): readonly string[] => [
	...style.summary(summaryOf(style, event)),
	...(event.failedItems.length === 0 ? [] : [style.itemsTitle, ...style.items(event.failedItems)]),
];

/** Returns the documented labels of a summary with their values. */
export const summaryOf = (
	{time, count}: Pick<TextStyle, 'time' | 'count'>,
	event: SimulatedImport,
): ReadonlyArray<readonly [label: string, value: string]> => [
	['Import completion time', time(event.at)],
	['Items available from source', count(event.availableFromSource)],
	['Items available for import', count(event.availableForImport)],
	['Items imported successfully', count(event.imported)],
	['Items partially imported', count(event.partiallyImported)],
	['Items skipped', count(event.skipped)],
	['Items failed', count(event.failed)],
];

const columns = ['Item id', 'Source User ID', 'M365 User ID', 'Failure Reason'] as const;

const cellsOf = (item: FailedItem): readonly string[] => [item.itemId, item.user, item.m365User, item.reason];

const quoted = (cell: string): string => /[",]/v.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;

const labelled = (item: FailedItem): readonly string[] => cellsOf(item).map((cell, index) => `${columns[index]!}: ${cell}`);

const plain = {
	time: formatUsTime,
	count: String,
	summary: pairs => pairs.map(([label, value]) => `${label}: ${value}`),
	itemsTitle: 'Failed item details',
	items: items => [columns, ...items.map(item => cellsOf(item))].map(cells => cells.join('\t')),
	emptyDay: date => `No items ingested on ${date}.`,
	between: '\n',
} as const satisfies TextStyle;

/** The layouts of the admin log that are text, by name. */
export const textStyles = {
	tab: plain,
	comma: {
		...plain,
		time: formatPaddedTime,
		summary: pairs => pairs.map(([label, value]) => `${label} = ${value}`),
		itemsTitle: 'Summary of Failed item details',
		items: items => [columns, ...items.map(item => cellsOf(item))].map(cells => cells.map(cell => quoted(cell)).join(',')),
	},
	pipe: {
		...plain,
		count: formatCount,
		summary: pairs => pairs.map(([label, value]) => `- ${label}: ${value}`),
		items: items => [
			`| ${columns.join(' | ')} |`,
			'| --- | --- | --- | --- |',
			...items.map(item => `| ${cellsOf(item).join(' | ')} |`),
		],
		emptyDay: date => `No items ingested on date in ${date}.`,
		between: `\n${'-'.repeat(40)}\n\n`,
	},
	labelled: {
		...plain,
		time: at => new Date(at).toISOString(),
		summary: pairs => pairs.map(([label, value]) => `${label}\t${value}`),
		items: items => items.flatMap((item, index) => index === 0 ? labelled(item) : ['', ...labelled(item)]),
	},
	inline: {
		...plain,
		summary: pairs => [pairs.map(([label, value]) => `${label}: ${value}`).join(', ')],
		items: items => items.map(item => labelled(item).join(', ')),
	},
} as const satisfies Record<string, TextStyle>;
