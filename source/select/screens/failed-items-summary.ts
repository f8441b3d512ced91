/** What stands above the list of failed items, and in its place while it is empty. */
import {arithmeticOf} from '../../connectors/failed-items/arithmetic.ts';
import {countOf, formatCount} from '../../text/numbers.ts';
import {sanitize} from '../../text/sanitize.ts';
import type {FailureSet} from '../failures/failures.ts';
import {marks, pick} from '../line/glyphs.ts';
import {doubtOf} from '../words/no-failed-items.ts';
import {
	type Line,
	lineOf,
	span,
	wrapUpTo,
} from '../line/line.ts';
import type {ScreenInput} from './screen-model.ts';
import {importOf} from './subjects.ts';

/** Returns whose failed items they are, how many, and how far an answer is; above the rows themselves also what fails most. */
export const failedItemsSummary = (failures: FailureSet, input: ScreenInput): readonly Line[] =>
	[aboutLine(failures, input), ...scopeLines(input), ...input.location.grouping === 'items' && input.location.reason === null ? [topReasons(failures, input)] : []];

/** The reason and the user that all the rows have: their columns are left out. */
const scopeLines = ({location: {reason, user}, mask, width}: ScreenInput): readonly Line[] => [
	...reason === null ? [] : wrapUpTo(2, `reason: ${reason === '' ? 'none given' : mask.text(reason)}`, width, 'dim'),
	...user === null ? [] : wrapUpTo(2, `user: ${user === '' ? 'none given' : mask.user(user)}`, width, 'dim'),
];

const aboutLine = (failures: FailureSet, input: ScreenInput): Line => {
	const {location} = input;
	const held = importOf(input);
	const isNarrowed = location.reason !== null || location.user !== null || location.filter !== '';
	const isWholeImport = held !== null && !isNarrowed;
	const arithmetic = isWholeImport ? arithmeticOf([held]).sentence : `${countOf(failures.length, 'row')} listed`;
	return [
		span(scopeWords(input), 'strong'),
		span(arithmetic, 'strong'),
		span(progressText(failures), 'accent'),
		span(shortfallText(failures), 'warning'),
	];
};

/** Whose failed items they are, for `f` opens them from a list of connectors, too; an import says it above, and its counts need the room. */
const scopeWords = ({location, tenant}: ScreenInput): string => {
	const {connector, importId} = location;
	if (connector === null) {
		return 'all connectors  ';
	}

	return importId === null ? `${tenant.connectors.find(({key}) => key === connector)?.name ?? 'connector'}  ` : '';
};

/** Once all rows are found they are only sorted and counted. */
const progressText = ({progress, isSorting}: FailureSet): string => {
	if (progress === null) {
		return '';
	}

	if (isSorting) {
		return `, sorting by item: ${Math.floor(progress * 100)} %, esc stops`;
	}

	return progress === 1 ? ', sorting and counting' : ` so far, searching: ${Math.floor(progress * 100)} %`;
};

/** What the list leaves out, or has in the wrong place, and why. */
const shortfallText = ({length, unsearched, unsorted, problem, progress}: FailureSet): string => {
	if (progress !== null) {
		return '';
	}

	// An empty list says it in its place.
	if (problem !== null) {
		return length === 0 ? '' : `  ${sanitize(problem)}`;
	}

	if (unsorted > 0) {
		return `  not sorted: ${countOf(unsorted, 'row')} whose item ${unsorted === 1 ? 'id' : 'ids'} could not be read`;
	}

	return unsearched === 0 ? '' : `  not searched: ${countOf(unsearched, 'item id')} that ${unsearched === 1 ? 'stands' : 'stand'} only in the logs`;
};

/** The frequency table in one line: what fails most. */
const topReasons = (failures: FailureSet, {mask, isAscii}: ScreenInput): Line => {
	if (failures.counts === null) {
		return [];
	}

	const separator = ` ${pick(marks.separator, isAscii)} `;
	return [span(failures.counts.slice(0, 4).map(({value, rows}) => `${formatCount(rows)} ${mask.text(value)}`).join(separator), 'dim')];
};

/** Returns what an empty list says: still searching, or why there is nothing and what to do. */
export const noFailedItems = ({problem, progress, total}: FailureSet, input: ScreenInput): readonly Line[] => {
	if (progress !== null) {
		return [lineOf(`Looking through ${countOf(total, 'row')} …`, 'dim')];
	}

	if (problem !== null) {
		return [lineOf(`${sanitize(problem)}.`, 'warning'), lineOf('Nothing was searched. Change the filter, or press esc to see all of them again.')];
	}

	if (input.location.filter !== '') {
		return [lineOf(`No failed item holds "${input.location.filter}".`, 'strong'), lineOf('Press esc to see all of them again.')];
	}

	const doubt = total === 0 ? doubtOf(searchedIn(input)) : null;
	return doubt === null
		? [lineOf('No failed items here.', 'strong'), lineOf('Press esc to go back.')]
		: [lineOf(doubt.headline, 'strong'), lineOf(doubt.next)];
};

/** An import that is shown was read, whatever else of its connector was not. */
const searchedIn = (input: ScreenInput): Parameters<typeof doubtOf>[0] => {
	const held = importOf(input);
	if (held !== null) {
		return {imports: [held], connectors: []};
	}

	const {tenant, location} = input;
	const connectors = tenant.connectors.filter(({key}) => location.connector === null || key === location.connector);
	return {imports: connectors.flatMap(({imports}) => imports), connectors};
};
