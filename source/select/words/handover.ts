/** What one would send about a connector: when, how many, which, why, the deadline. */
import {arithmeticOf} from '../../connectors/failed-items/arithmetic.ts';
import {itemIdOf} from '../../connectors/failed-items/failed-rows.ts';
import type {Connector, HeldImport} from '../../connectors/model.ts';
import type {Count} from '../../connectors/reading.ts';
import {countOf, formatCount} from '../../text/numbers.ts';
import {formatDate, formatTime} from '../../text/time.ts';
import {type Mask, noMask} from '../line/mask.ts';
import {meaningOf, pausedWords} from './connector-words.ts';

const maximumNamed = 5;

/** Counts that the kind of log never gives are left out; one that an admin log should give and does not is a `?`. */
const outcomeOf = ({kind, completedAt, counts}: HeldImport): string => {
	const outcomes: ReadonlyArray<readonly [count: Count, what: string]> = [
		[counts.availableForImport, 'available for import'],
		[counts.imported, 'imported'],
		[counts.partiallyImported, 'partially imported'],
		[counts.skipped, 'skipped'],
		[counts.failed, 'failed'],
	];
	const told = outcomes.filter(([count]) => count !== null || kind === 'admin-log');
	return `The newest import was completed ${formatTime(completedAt, 'utc')} UTC: ${told.map(([count, what]) => `${formatCount(count)} ${what}`).join(', ')}.`;
};

const andMore = (shown: readonly string[], all: number): string => all > shown.length ? `${shown.join(', ')} and ${formatCount(all - shown.length)} more` : shown.join(', ');

const reasonsOf = ({failureReasons}: Connector): readonly string[] => {
	const shown = failureReasons.slice(0, maximumNamed).map(({reason, rows}) => `“${reason}” (${countOf(rows, 'row')})`);
	return shown.length === 0 ? [] : [`Reasons in everything held: ${andMore(shown, failureReasons.length)}.`];
};

/** Users first: that is whom somebody must map; the texts of an import without users are its item ids. */
const whichOf = ({failedItems}: HeldImport, mask: Mask): readonly string[] => {
	if (failedItems === null || failedItems.rowCount === 0) {
		return [];
	}

	const {codes, values} = failedItems.users;
	const isUsed = new Uint8Array(values.length);
	for (let row = 0; row < failedItems.rowCount; row++) {
		isUsed[codes[row]!] = 1;
	}

	const named = values.filter((user, code) => user !== '' && isUsed[code] === 1);
	if (named.length > 0) {
		return [`Source users: ${andMore(named.slice(0, maximumNamed).map(user => mask.user(user)), named.length)}.`];
	}

	const items = Array.from({length: Math.min(maximumNamed, failedItems.rowCount)}, (_, row) => itemIdOf(failedItems, row)).filter(item => item !== null);
	return [`Items: ${andMore(items.map(item => mask.item(item)), failedItems.rowCount)}.`];
};

const failedSentences = (item: HeldImport, mask: Mask): readonly string[] =>
	item.counts.failed === 0 ? [] : [`${arithmeticOf([item]).sentence}.`, ...whichOf(item, mask)];

/** What asks for the same next step is said in one go. */
const findingSentences = ({findings}: Connector): readonly string[] => {
	const messagesByNext = Map.groupBy(findings.filter(({severity, isAcknowledged}) => severity !== 'info' && !isAcknowledged), ({next}) => next);
	return [...messagesByNext].map(([next, asking]) => `${asking.map(({message}) => `${message}. `).join('')}${next}`);
};

const deadlineOf = ({nextDeadline}: Connector): readonly string[] => nextDeadline === null
	? []
	: [`Next deadline: download the log of ${formatDate(nextDeadline.date)} by ${formatDate(nextDeadline.downloadBy)} (UTC). After that the portal deletes it.`];

/** Returns the sentences one would send about a connector, people masked. */
export const handoverOf = (connector: Connector, mask: Mask = noMask): readonly string[] => {
	const {
		name, state, lastImport, paused,
	} = connector;
	return [
		`${name} (${state}): ${meaningOf(state)}.`,
		...paused === null ? [] : [`${pausedWords(paused)}.`],
		lastImport === null ? 'No import is held.' : outcomeOf(lastImport),
		...lastImport === null ? [] : failedSentences(lastImport, mask),
		...reasonsOf(connector),
		...findingSentences(connector).map(sentence => mask.finding(sentence)),
		...deadlineOf(connector),
	].map(sentence => mask.text(sentence));
};
