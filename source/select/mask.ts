import {createHmac} from 'node:crypto';

/** How people and items are shown: as they are, or as tokens that stay the same as long as the key does. */
export type Mask = {
	readonly isOn: boolean;
	/** A source or Microsoft 365 user; the empty text stays empty. */
	readonly user: (identifier: string) => string;
	readonly item: (identifier: string) => string;
	/** Free text such as a failure reason: the addresses in it. */
	readonly text: (text: string) => string;
};

const same = (text: string): string => text;

/** Shows everything as it is. */
export const noMask: Mask = {
	isOn: false, user: same, item: same, text: same,
};

/** Eight digits: with four, two people of a tenant of three hundred would share a token as often as not. */
const digits = 8;
const address = /[\p{L}\p{N}._%+'\-]+@[\p{L}\p{N}.\-]+/gv;

/** Returns the mask of a key; the same identifier (whatever its case) gets the same token wherever that key is. */
export const createMask = (key: Uint8Array): Mask => {
	const user = (identifier: string): string => identifier === '' ? '' : `user-${digest(key, identifier)}`;
	return {
		isOn: true,
		user,
		item: identifier => identifier === '' ? '' : `item-${digest(key, identifier)}`,
		text: text => text.replaceAll(address, found => user(found)),
	};
};

const digest = (key: Uint8Array, identifier: string): string =>
	createHmac('sha256', key).update(identifier.trim().toLowerCase()).digest('hex').slice(0, digits);
