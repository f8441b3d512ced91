import {categoryOf} from './categories.ts';
import {connectorKey} from './name.ts';
import {reasonsOf} from './failed-items/failed-rows.ts';
import type {Acknowledged, HeldImport} from './model.ts';
import type {Instant} from './reading.ts';
import type {Acknowledgement} from './settings.ts';
import type {Subject} from './subject/subject.ts';

/** Returns the acknowledgements of one connector (and of all) that have not expired, soonest expiry first. */
export const activeAcknowledgements = (key: string, acknowledgements: readonly Acknowledgement[], now: Instant): readonly Acknowledged[] =>
	acknowledgements
		.filter(({connector, expiresAt}) => expiresAt > now && (connector === null || connectorKey(connector) === key))
		.map(({connector, ...acknowledged}) => acknowledged)
		.toSorted((first, second) => first.expiresAt - second.expiresAt || (first.id < second.id ? -1 : 1));

/** Whether a failure reason is acknowledged: that text exactly, so that no other reason hides behind it. */
export const isReasonAcknowledged = (reason: string, acknowledgements: readonly Acknowledged[]): boolean =>
	acknowledgements.some(acknowledgement => acknowledgement.reason === reason);

/** What somebody may have acknowledged. */
export type Acknowledgeable = {
	readonly check: string;
	/** The failure reasons it is about. */
	readonly reasons?: readonly string[] | undefined;
	/** The import whose failed items it is about: some may have no row, and so no reason anybody can read. */
	readonly item?: HeldImport | undefined;
	/** What the lines it is about have in common: then only an acknowledgement of that shape covers it; null when nothing can. */
	readonly shape?: string | null | undefined;
};

type Known = Pick<Subject, 'acknowledgements' | 'imports' | 'beside'>;

/**
Whether what a check says is acknowledged: every reason of it, or the check as a whole. The word about a check was given when
certain reasons were known; a reason first seen after it is not covered, nor are failed items without a row of an import completed
after it, so that nothing new hides behind it. What was not understood is covered by its shape alone.
*/
export const isAcknowledged = ({check, reasons = [], item, shape}: Acknowledgeable, {acknowledgements, imports, beside}: Known): boolean => {
	const words = acknowledgements.filter(acknowledgement => acknowledgement.check === check && acknowledgement.shape === null);
	if (shape !== undefined) {
		return shape !== null && acknowledgements.some(acknowledgement => acknowledgement.check === check && acknowledgement.shape === shape);
	}

	if (reasons.length === 0 && item === undefined) {
		return words.length > 0;
	}

	const isKnown = (reason: string): boolean => {
		const seenAt = Math.min(firstSeen(reason, imports), firstSeen(reason, beside));
		return isReasonAcknowledged(reason, acknowledgements) || words.some(({createdAt}) => seenAt <= createdAt);
	};

	const isWhole = item === undefined || !hasUnexplained(item) || words.some(({createdAt}) => item.completedAt <= createdAt);
	return isWhole && reasons.every(reason => isKnown(reason));
};

/** Whether an import has failed items without a row that the once-per-user rule of mapping failures does not explain. */
const hasUnexplained = ({counts: {failed}, failureRows, failedItems}: HeldImport): boolean =>
	(failed === null || failed > failureRows) && (failureRows === 0 || reasonsOf(failedItems).some(reason => categoryOf(reason) !== 'user-mapping'));

/** Returns the completion of the first import held that gives the reason. */
const firstSeen = (reason: string, imports: readonly HeldImport[]): Instant =>
	imports.findLast(({failedItems}) => reasonsOf(failedItems).includes(reason))?.completedAt ?? Infinity;

/** Who acknowledged something, and until when. */
export type Word = {readonly isAcknowledged: boolean; readonly acknowledgedUntil: Instant | null; readonly acknowledgedBy: readonly string[]};

const noWord: Word = {isAcknowledged: false, acknowledgedUntil: null, acknowledgedBy: []};

/** Returns whether, until when and by whom something is acknowledged: until one of what it takes expires. */
export const wordOn = (about: Acknowledgeable, known: Known): Word => {
	const {acknowledgements} = known;
	if (acknowledgements.length === 0 || !isAcknowledged(about, known)) {
		return noWord;
	}

	// They are sorted by expiry, and fewer never cover more: the last place from which on they still suffice.
	let low = 0;
	let high = acknowledgements.length;
	while (high - low > 1) {
		const middle = (low + high) >>> 1;
		if (isAcknowledged(about, {...known, acknowledgements: acknowledgements.slice(middle)})) {
			low = middle;
		} else {
			high = middle;
		}
	}

	return {
		isAcknowledged: true,
		acknowledgedUntil: acknowledgements[low]!.expiresAt,
		acknowledgedBy: [...new Set(acknowledgements.slice(low).filter(one => isAbout(one, about)).flatMap(({author}) => author ?? []))],
	};
};

const isAbout = ({check, reason, shape}: Acknowledged, about: Acknowledgeable): boolean =>
	(check === about.check && shape === (about.shape ?? null)) || (reason !== null && (about.reasons ?? []).includes(reason));
