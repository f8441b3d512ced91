import {
	compareFiles,
	connectorKey,
	nameFromLogName,
	nameFromPath,
	nameInside,
	settingsMatching,
	unnamed,
} from '../name.ts';
import type {
	EmptyDay,
	ImportBlock,
	LogFile,
} from '../reading.ts';
import type {ConnectorSettings, Settings} from '../settings.ts';
import {becomesOf} from '../pending-names.ts';
import {nameRanks, withCopiesAtOriginals, type NameRank} from './content-copies.ts';
import {hasSaid, isMute, isNamedAsLog} from './unfinished.ts';

/** What one file says of one connector. */
export type Share = {
	readonly file: LogFile;
	readonly blocks: readonly ImportBlock[];
	readonly emptyDays: readonly EmptyDay[];
};

/** All that is known of one connector before it is judged. */
export type ConnectorFiles = {
	readonly key: string;
	readonly name: string;
	readonly settings: ConnectorSettings | null;
	/** Ordered by folder and path. */
	readonly shares: readonly Share[];
};

/** A connector as one file names it, and what all spellings of that name have in common. */
type Owner = {readonly name: string; readonly key: string};

/** A share, whose it is, and whether the file alone is enough to know that the connector exists. */
export type OwnedShare = Share & {readonly owner: Owner; readonly isProof: boolean; readonly nameRank: NameRank};

/** One file's shares; most files have one, and a list for each would be a third more. */
export type Attribution = OwnedShare | readonly OwnedShare[];

/** Names held together; more are held apart. */
const maximumOwners = 16_384;

/** Returns a function that makes one owner of each name: a hundred thousand files of a few connectors would hold a name and a key each. */
export const createOwners = (): ((name: string) => Owner) => {
	const owners = new Map<string, Owner>();
	return name => {
		const known = owners.get(name);
		if (known) {
			return known;
		}

		if (owners.size >= maximumOwners) {
			owners.clear();
		}

		const owner = {name, key: connectorKey(name)};
		owners.set(name, owner);
		return owner;
	};
};

const nothing: readonly never[] = [];

/**
Returns whom a file belongs to: a configuration rule, the name inside, `<name>_Log.txt`, the sub-folder, the file name.
A file that says nothing proves a connector by being called `<name>_Log.txt`; one that has no bytes, or cannot be read, by any name of
a log. A download in progress belongs to the connector of the file it becomes, and proves nothing.
*/
export const attribute = (file: LogFile, settings: Settings, ownerOf: (name: string) => Owner): Attribution => {
	if (file.status === 'ignored') {
		return [];
	}

	const configured = settingsMatching(file.path, settings.connectors);
	if (hasSaid(file)) {
		const {imports: blocks, emptyDays} = file.reading!;
		return configured
			? {
				file, blocks, emptyDays, owner: ownerOf(configured.name), isProof: true, nameRank: nameRanks.told,
			}
			: attributeByContent(file, ownerOf);
	}

	const path = file.status === 'pending' ? becomesOf(file.path) ?? file.path : file.path;
	const name = (settingsMatching(path, settings.connectors) ?? configured)?.name ?? nameFromPath(path);
	return {
		file, blocks: nothing, emptyDays: nothing, owner: ownerOf(name), isProof: isProofAlone(file), nameRank: nameRanks.told,
	};
};

const isProofAlone = (file: LogFile): boolean => {
	if (file.status === 'unreadable') {
		return true;
	}

	return nameFromLogName(file.path) === null
		? isMute(file) && file.reading === null && isNamedAsLog(file.path)
		: isMute(file) || file.status === 'unrecognised';
};

const rankOf = (path: string, name: string): NameRank => {
	if (name === unnamed) {
		return nameRanks.nothing;
	}

	return nameFromLogName(path) === null ? nameRanks.path : nameRanks.logName;
};

const attributeByContent = (file: LogFile, ownerOf: (name: string) => Owner): Attribution => {
	const {imports, emptyDays} = file.reading!;
	const names = new Map<string, string>();
	for (const {connector} of [...imports, ...emptyDays]) {
		const name = nameInside(connector);
		if (name !== null && !names.has(connectorKey(name))) {
			names.set(connectorKey(name), name);
		}
	}

	// A file that names one connector is about that one, wherever in the file the name stands.
	const [onlyName] = names.size === 1 ? names.values() : [nameFromPath(file.path)];
	if (names.size <= 1) {
		return {
			file, blocks: imports, emptyDays, owner: ownerOf(onlyName!), isProof: true, nameRank: names.size === 1 ? nameRanks.told : rankOf(file.path, onlyName!),
		};
	}

	const keyOf = ({connector}: {readonly connector: string | null}): string => connectorKey(nameInside(connector) ?? onlyName!);
	const blocksOf = Map.groupBy(imports, keyOf);
	const emptyDaysOf = Map.groupBy(emptyDays, keyOf);
	const ownKey = connectorKey(onlyName!);
	if (!names.has(ownKey) && (blocksOf.has(ownKey) || emptyDaysOf.has(ownKey))) {
		names.set(ownKey, onlyName!);
	}

	return names.entries().map(([key, name]) => ({
		file,
		blocks: blocksOf.get(key) ?? [],
		emptyDays: emptyDaysOf.get(key) ?? [],
		owner: ownerOf(name),
		isProof: true,
		nameRank: nameRanks.told,
	})).toArray();
};

type ConnectorDraft = {name: string; settings: ConnectorSettings | null; shares: Share[]};

/** Returns the connectors of the log beside each download in progress, which may be named inside it. */
const ownersOfDownloads = (attributions: readonly OwnedShare[]): ReadonlyMap<OwnedShare, ReadonlySet<string>> => {
	const byTarget = Map.groupBy(attributions.filter(({file}) => file.status === 'pending' && becomesOf(file.id) !== null), ({file}) => becomesOf(file.id)!);
	const owners = new Map<OwnedShare, Set<string>>();
	for (const {file, owner, blocks, emptyDays} of byTarget.size === 0 ? [] : attributions) {
		for (const download of blocks.length + emptyDays.length > 0 ? byTarget.get(file.id) ?? [] : []) {
			owners.set(download, (owners.get(download) ?? new Set()).add(owner.key));
		}
	}

	return owners;
};

/** Returns the files of each connector, from the configuration and the files; does not depend on the order of the files. */
export const collect = (
	files: readonly LogFile[],
	settings: Settings,
	attributionOf: (file: LogFile) => Attribution,
): ReadonlyMap<string, ConnectorFiles> => {
	const drafts = new Map<string, ConnectorDraft>();
	for (const connector of settings.connectors) {
		const key = connectorKey(connector.name);
		if (!drafts.has(key)) {
			drafts.set(key, {name: connector.name, settings: connector, shares: []});
		}
	}

	const attributions = withCopiesAtOriginals(files.toSorted(compareFiles).flatMap(file => attributionOf(file)));
	for (const {owner: {name, key}, isProof} of attributions) {
		if (isProof && !drafts.has(key)) {
			drafts.set(key, {name, settings: null, shares: []});
		}
	}

	const ownersOfBecoming = ownersOfDownloads(attributions);
	for (const share of attributions) {
		for (const key of ownersOfBecoming.get(share) ?? [share.owner.key]) {
			drafts.get(key)?.shares.push(share);
		}
	}

	return new Map(drafts.entries().map(([key, draft]) => [key, {key, ...draft}]));
};
