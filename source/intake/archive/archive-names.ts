import {Buffer} from 'node:buffer';
import {pendingSuffixOf} from '../../connectors/pending-names.ts';

/** What some file system does not take in a name, what would hide a folder, and what would read as an escape. */
const unsafe = /[\p{Cc}"*:<>?\\\/\|]|^[. ]|[. ]$|%(?=[0-9A-F]{2})/gv;
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/iv;

const escaped = (character: string): string => `%${character.codePointAt(0)!.toString(16).toUpperCase().padStart(2, '0')}`;

/** Returns the folder of a connector in an archive: its name, with characters that a name cannot have written as `%2F`. */
export const folderNameOf = (connector: string): string => {
	const name = connector.normalize('NFC').trim().replaceAll(/\s+/gv, ' ').toWellFormed().replaceAll(unsafe, escaped);
	return cutToBytes(withoutMeaning(name), 200);
};

/** Windows reserves some names, and what ends like a download in progress is read as one. */
const withoutMeaning = (name: string): string => {
	const suffix = pendingSuffixOf(name);
	if (suffix !== null) {
		return `${name.slice(0, -suffix.length)}%2E${name.slice(1 - suffix.length)}`;
	}

	return reserved.test(name) ? escaped(name[0]!) + name.slice(1) : name;
};

const shownHash = 16;
const extensionPattern = /\.[A-Za-z\d]{1,8}$/v;
const counterPattern = /(?: ?\(\d{1,6}\)){1,3}$/v;

/**
Returns the name of a log in an archive: `Slack_Log.3f2a91c04d5e6f70 (1).txt`. With the hash in that place the file is its
folder's connector's, whatever it was called, and its counter still says which of two downloads was the later one.
*/
export const fileNameOf = (source: string, sha256: string): string => {
	const base = source.slice(source.lastIndexOf('/') + 1).toWellFormed();
	const extension = extensionPattern.exec(base)?.[0] ?? '';
	const rest = base.slice(0, base.length - extension.length);
	const counter = counterPattern.exec(rest)?.[0] ?? '';
	const stem = rest.slice(0, rest.length - counter.length).replaceAll(unsafe, escaped);
	return `${cutToBytes(stem, 150)}.${sha256.slice(0, shownHash)}${counter}${extension}`;
};

/** Cuts between characters; names are limited in bytes. */
const cutToBytes = (text: string, limit: number): string => {
	let cut = text;
	while (Buffer.byteLength(cut) > limit) {
		cut = cut.slice(0, -1);
	}

	return cut.toWellFormed();
};
