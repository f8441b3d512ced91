import {Buffer} from 'node:buffer';
import {randomBytes} from 'node:crypto';
import {connectorKey} from '../../connectors/name.ts';
import type {Instant} from '../../connectors/reading.ts';
import type {Acknowledgement} from '../../connectors/settings.ts';
import type {StoredView, StoredViews} from '../../schema/view.ts';
import {formatIso} from '../../text/time.ts';
import {
	readStateFile,
	StateFileError,
	updateStateFile,
	type StateFile,
} from './state-file.ts';

/** Something of the state folder, and what was wrong with it: a sentence, null when nothing was. */
export type Remembered<Value> = {readonly value: Value; readonly problem: string | null};

const acknowledgementsFile = (folder: string): StateFile<readonly Acknowledgement[]> => ({
	folder,
	name: 'acknowledgements.json',
	async parse(json) {
		// Loaded only here: without acknowledgements nobody waits for the schema library.
		const {parseAcknowledgements} = await import('../../schema/acknowledgements.ts');
		return parseAcknowledgements(json);
	},
	format: acknowledgements => ({
		acknowledgements: acknowledgements.map(({createdAt, expiresAt, ...rest}) => ({...rest, createdAt: formatIso(createdAt), expiresAt: formatIso(expiresAt)})),
	}),
});

/** Returns all acknowledgements held, the expired ones too; `isKnown` is false where there is a file that could not be read, so that there may be more. */
export const readAcknowledgements = async (folder: string, now: Instant): Promise<Remembered<readonly Acknowledgement[]> & {readonly isKnown: boolean}> => {
	const {value, problem, isWritable} = await readStateFile(acknowledgementsFile(folder), now);
	return {value: value ?? [], problem, isKnown: isWritable};
};

/** Adds an acknowledgement and returns it with its id. One about the same thing is replaced. Throws a StateFileError. */
export const addAcknowledgement = async (folder: string, acknowledgement: Omit<Acknowledgement, 'id'>): Promise<Remembered<Acknowledgement>> => {
	const added: Acknowledgement = {...acknowledgement, id: randomBytes(4).toString('hex')};
	const {problem} = await updateStateFile(acknowledgementsFile(folder), acknowledgement.createdAt, held =>
		[...(held ?? []).filter(other => !isAboutTheSame(other, added)), added]);
	return {value: added, problem};
};

const isAboutTheSame = (one: Acknowledgement, other: Acknowledgement): boolean =>
	keyOf(one) === keyOf(other) && one.reason === other.reason && one.check === other.check && one.shape === other.shape;

const keyOf = ({connector}: Acknowledgement): string | null => connector === null ? null : connectorKey(connector);

/** Removes the acknowledgement whose id begins so, and returns it; null when none or several do. Throws a StateFileError. */
export const removeAcknowledgement = async (folder: string, idStart: string, now: Instant): Promise<Remembered<Acknowledgement | null>> => {
	let removed: Acknowledgement | null = null;
	const {problem} = await updateStateFile(acknowledgementsFile(folder), now, held => {
		const found = (held ?? []).filter(({id}) => id.startsWith(idStart));
		removed = found.length === 1 ? found[0]! : null;
		return (held ?? []).filter(one => one !== removed);
	});
	return {value: removed, problem};
};

const viewsFile = (folder: string): StateFile<StoredViews> => ({
	folder,
	name: 'view.json',
	async parse(json) {
		const {parseViews} = await import('../../schema/view.ts');
		return parseViews(json);
	},
	format: views => ({views}),
});

/** Returns what was remembered of the board under a key (its folders); null when nothing was. */
export const readView = async (folder: string, key: string, now: Instant): Promise<Remembered<StoredView | null>> => {
	const {value, problem} = await readStateFile(viewsFile(folder), now);
	return {value: value === null || !Object.hasOwn(value, key) ? null : value[key]!, problem};
};

/** Remembers the board under a key. Throws a StateFileError. */
export const writeView = async (folder: string, key: string, view: StoredView, now: Instant): Promise<void> => {
	await updateStateFile(viewsFile(folder), now, views => ({...views, [key]: view}));
};

const keyBytes = 32;

const maskKeyFile = (folder: string): StateFile<string> => ({
	folder,
	name: 'mask.key',
	parse(json) {
		const {key} = json as {key?: unknown};
		if (typeof key !== 'string' || !/^[0-9a-f]{64}$/v.test(key)) {
			throw new TypeError('not a key');
		}

		return key;
	},
	format: key => ({key}),
});

/**
Returns the key that turns people into tokens: always the same key, so that tokens stay the same. Where it
cannot be kept there is one for this run only, and the problem says so.
*/
export const readOrCreateMaskKey = async (folder: string, now: Instant): Promise<Remembered<Uint8Array>> => {
	const read = await readStateFile(maskKeyFile(folder), now);
	if (read.value !== null) {
		return {value: Buffer.from(read.value, 'hex'), problem: null};
	}

	const fresh = randomBytes(keyBytes).toString('hex');
	try {
		const {value, problem} = await updateStateFile(maskKeyFile(folder), now, held => held ?? fresh);
		return {value: Buffer.from(value, 'hex'), problem: read.problem ?? problem};
	} catch (error) {
		if (!(error instanceof StateFileError)) {
			throw error;
		}

		return {value: Buffer.from(fresh, 'hex'), problem: `${error.message} The tokens of masked people hold for this run only.`};
	}
};
