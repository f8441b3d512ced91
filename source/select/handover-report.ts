/** The sentences one would send to whoever must act: when, how many, which, why, the deadline. */
import type {StatusConnector} from '../schema/status.ts';
import {countOf, formatCount} from '../text/numbers.ts';
import {formatDate, formatTime} from '../text/time.ts';
import {deadlinesOf} from './deadlines.ts';

/** Returns the handover of one connector, one sentence each, exact: sanitize them where they are shown. */
export const handoverSentences = (connector: StatusConnector, asOf: string): readonly string[] => [
	`${connector.name} is ${connector.state} (${connector.severity}) as of ${utc(asOf)}.`,
	importSentence(connector),
	...reasonSentence(connector),
	...connector.findings
		.filter(({severity, acknowledged}) => severity !== 'info' && !acknowledged)
		.map(({check, message}) => `${check}: ${message}${/[.!?]$/v.test(message) ? '' : '.'}`),
	...deadlinesOf(connector).map(({date, downloadBy}) =>
		`The log of ${formatDate(date)} is not held: download it from the portal by ${formatDate(downloadBy)}, after that it is lost.`),
];

const utc = (time: string): string => `${formatTime(Date.parse(time), 'utc')} UTC`;

const importSentence = ({lastImport}: StatusConnector): string => {
	if (lastImport === null) {
		return 'No import of it is held.';
	}

	const {completedAt, availableForImport, imported, partiallyImported, skipped, failed, failureRows} = lastImport;
	return `The last import, completed ${utc(completedAt)}: ${formatCount(availableForImport)} available for import, `
		+ `${formatCount(imported)} imported, ${formatCount(partiallyImported)} partially imported, ${formatCount(skipped)} skipped, `
		+ `${formatCount(failed)} failed (${countOf(failureRows, 'row')} listed).`;
};

/** How many reasons a message names; the rest is counted. */
const maximumReasons = 5;

const reasonSentence = ({failureReasons}: StatusConnector): readonly string[] => {
	if (failureReasons.length === 0) {
		return [];
	}

	const named = failureReasons.slice(0, maximumReasons).map(({reason, rows}) => `${reason} (${countOf(rows, 'row')})`);
	const others = failureReasons.length - named.length;
	return [`Why, over everything held: ${named.join('; ')}${others > 0 ? `; and ${countOf(others, 'other reason')}` : ''}.`];
};
