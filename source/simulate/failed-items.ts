import type {FailedItem} from './event.ts';
import {
	addressOf,
	identities,
	personOf,
	type IdentityName,
} from './people.ts';
import type {Random} from './random.ts';

/** Invented failure reasons: the exact strings Microsoft writes are not public. */
export const reasons = {
	mapping: 'User mapping not found',
	size: 'Item size exceeds the limit of 10 MB',
	throttled: 'Request throttled, retries exhausted',
	mailbox: 'Mailbox write failed: mailbox is full',
	licence: 'Target mailbox has no licence',
	permission: 'Access to the mailbox was denied',
} as const;

export type ReasonName = keyof typeof reasons;

/** How many items one mapping failure represents on average: the log lists each user once. */
const itemsOfOneUnmappedUser = 6;

export type FailedItemsOptions = {
	readonly random: Random;
	/** Items that failed: the count of the summary, at least the number of rows. */
	readonly failed: number;
	readonly reasonNames: readonly ReasonName[];
	readonly identity: IdentityName;
	/** The first unmapped person: moving it from day to day lets some users stay, come and go. */
	readonly firstPerson: number;
};

/** Returns the rows of a failed-items table: one an item, and one a user where the mapping failed. */
export const failedItemsOf = (options: FailedItemsOptions): readonly FailedItem[] => {
	const rows: FailedItem[] = [];
	const share = Math.ceil(options.failed / options.reasonNames.length);
	let left = options.failed;
	for (const name of options.reasonNames) {
		const items = Math.min(share, left);
		left -= items;
		rows.push(...(name === 'mapping' ? unmappedRows(options, items) : itemRows(options, items, reasons[name])));
	}

	return rows;
};

const unmappedRows = ({random, identity, firstPerson}: FailedItemsOptions, items: number): FailedItem[] =>
	Array.from({length: Math.ceil(items / itemsOfOneUnmappedUser)}, (_, index) => ({
		itemId: random.hex(32),
		user: identities[identity](personOf(firstPerson + index)),
		m365User: '',
		reason: reasons.mapping,
	}));

const itemRows = ({random, identity}: FailedItemsOptions, items: number, reason: string): FailedItem[] =>
	Array.from({length: items}, () => {
		const person = personOf(random.between(100, 160));
		return {
			itemId: random.hex(32), user: identities[identity](person), m365User: addressOf(person), reason,
		};
	});
