/** The one line that must be enough: how many connectors are how bad, and what must be downloaded by when. */
import type {Tenant} from '../../connectors/model.ts';
import {severities} from '../../connectors/severity.ts';
import {countOf} from '../../text/numbers.ts';
import {sanitize} from '../../text/sanitize.ts';
import {widthOf} from '../../text/width.ts';
import {formatDate, utcDateOf} from '../../text/time.ts';
import {marks, pick, severityTones} from '../line/glyphs.ts';
import {
	type Line,
	fitLine,
	lineOf,
	lineWidth,
	span,
	textOf,
} from '../line/line.ts';
import {deadlineWords} from './deadline-words.ts';
import {type Watching, blindWords} from './watching.ts';

/** Returns `2 critical · 1 waiting · 19 ok`; severities nobody has are left out. */
export const verdictLine = (tenant: Tenant | null, isAscii: boolean): Line => {
	if (tenant === null) {
		return lineOf('unknown: nothing read yet', 'waiting');
	}

	if (tenant.connectors.length === 0) {
		return lineOf('unknown: no connector seen yet', 'waiting');
	}

	const separator = span(` ${pick(marks.separator, isAscii)} `, 'dim');
	return severities
		.map(severity => ({severity, count: tenant.connectors.filter(connector => connector.severity === severity).length}))
		.filter(({count}) => count > 0)
		.flatMap(({severity, count}, index) => [
			...index > 0 ? [separator] : [],
			span(`${count} ${severity}`, severity === 'ok' ? 'strong' : severityTones[severity]),
		]);
};

/**
Returns the verdict as of now: where the folders are not being watched it is unknown, and what it was before is only told.
The verdict may be all that a window has room for.
*/
export const standingLine = (tenant: Tenant | null, watching: Watching | null, isAscii: boolean): Line => {
	const verdict = verdictLine(tenant, isAscii);
	const blind = blindWords(watching);
	if (blind === null) {
		return verdict;
	}

	return tenant === null || tenant.connectors.length === 0
		? lineOf(`unknown: ${blind}`, 'critical')
		: [span(`unknown: ${blind}`, 'critical'), span(`; was ${textOf(verdict)}`, 'dim')];
};

/** Returns the day to download next, and until when: `Due today: download the Slack log for Sun 15 Nov`; empty without a deadline. */
export const deadlineText = (tenant: Tenant | null): string => deadlineForms(tenant)[0];

/** The same deadline in ever fewer words: when and how many matter most, then whose, then which day. */
const deadlineForms = (tenant: Tenant | null): readonly [whole: string, ...shorter: readonly string[]] => {
	const waiting = tenant?.connectors.filter(connector => connector.nextDeadline !== null) ?? [];
	const [next] = waiting.toSorted((left, right) => left.nextDeadline!.downloadBy < right.nextDeadline!.downloadBy ? -1 : Number(left.nextDeadline!.downloadBy > right.nextDeadline!.downloadBy));
	if (tenant === null || next === undefined) {
		return [''];
	}

	const {date, downloadBy} = next.nextDeadline!;
	const count = waiting.filter(connector => connector.nextDeadline!.downloadBy === downloadBy).length;
	const when = deadlineWords(downloadBy, utcDateOf(tenant.asOf));
	const more = count > 1 ? ` (and ${count - 1} more)` : '';
	return [
		`Due ${when}: download the ${next.name} log for ${formatDate(date)}${more}`,
		`Due ${when}: download the ${next.name} log${more}`,
		`${countOf(count, 'log')} to download ${when}`,
		`${countOf(count, 'log')} due ${when}`,
	];
};

/** Returns whether a verdict and the deadline fit on one line of `width` columns. */
export const fitsOnOneLine = (verdict: Line, tenant: Tenant | null, width: number): boolean => {
	const deadline = widthOf(sanitize(deadlineText(tenant)));
	return deadline === 0 || lineWidth(verdict) + deadline + 3 <= width;
};

/** Returns the deadline in as many words as `width` columns have room for; an empty line where they have none, or without a deadline. */
export const deadlineLine = (tenant: Tenant | null, width: number): Line => {
	const line = deadlineForms(tenant).map(form => lineOf(form, 'strong')).find(form => lineWidth(form) <= width) ?? [];
	return lineWidth(line) === 0 ? [] : line;
};

/** Returns a verdict and the deadline on one line of `width` columns; the verdict goes first. */
export const verdictAndDeadline = (verdict: Line, tenant: Tenant | null, width: number): Line => {
	const deadline = deadlineLine(tenant, width - lineWidth(verdict) - 3);
	return fitLine(deadline.length === 0 ? verdict : [...verdict, span(' '.repeat(3)), ...deadline], width);
};
