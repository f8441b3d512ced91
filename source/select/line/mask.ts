import {hash} from 'node:crypto';
import {latePattern} from '../../text/late-pattern.ts';

/** How people and items are shown: as they are, or as tokens that stay the same as long as the key does. */
export type Mask = {
	readonly isOn: boolean;
	/** A source or Microsoft 365 user; the empty text stays empty. */
	readonly user: (identifier: string) => string;
	readonly item: (identifier: string) => string;
	/** Free text such as a failure reason: the addresses in it. */
	readonly text: (text: string) => string;
	/** A sentence that quotes what was not understood: nobody knows who or what stands there. */
	readonly quoting: (sentence: string) => string;
	/** What a finding says: the addresses in it, and what it quotes of a line that was not understood. */
	readonly finding: (sentence: string) => string;
};

const same = (text: string): string => text;

/** Shows everything as it is. */
export const noMask: Mask = {
	isOn: false, user: same, item: same, text: same, quoting: same, finding: same,
};

/** Eight digits: with four, two people of a tenant of three hundred would share a token as often as not. */
const digits = 8;
const address = latePattern(String.raw`[\p{L}\p{N}._%+'\-]+@[\p{L}\p{N}.\-]+`, 'gv');

/** Returns the mask of a key; the same identifier (whatever its case) gets the same token wherever that key is. */
export const createMask = (key: Uint8Array): Mask => {
	const secret = Array.from(key, byte => byte.toString(16).padStart(2, '0')).join('');
	// Hashed twice with the key in front, as HMAC does: a twelfth of the time of `createHmac`, and millions of items have a token each.
	const digest = (identifier: string): string =>
		hash('sha256', secret + hash('sha256', secret + identifier.trim().toLowerCase())).slice(0, digits);
	const user = (identifier: string): string => identifier === '' ? '' : `user-${digest(identifier)}`;
	const text = (free: string): string => free.replaceAll(address(), found => user(found));
	return {
		isOn: true,
		user,
		item: identifier => identifier === '' ? '' : `item-${digest(identifier)}`,
		text,
		quoting: sentence => sentence.replaceAll(/“.*”/gsv, '“…”'),
		finding: sentence => text(sentence.replaceAll(/“[^”]*”/gv, '“…”')),
	};
};
