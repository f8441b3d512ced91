import {nextDeadlineSentence} from '../../select/words/deadlines.ts';
import {otherRecordsWords} from '../../select/words/other-records.ts';
import {stateWords} from '../../select/words/muted.ts';
import {severities} from '../../select/line/glyphs.ts';
import type {BoardReport} from '../../select/reports/board-report.ts';
import type {StatusReport} from '../../schema/status.ts';
import {formatCount} from '../../text/numbers.ts';
import {formatTime} from '../../text/time.ts';
import type {Output} from '../format.ts';
import {markdownTable, plainText} from '../markdown.ts';

/** Prints the handover: the verdict, the sentences for every connector that is not ok, and all of them as a table. */
export const statusMarkdown: Output<BoardReport> = ({status: report, handovers}) => [
	`# Data connectors: ${report.verdict}`,
	'',
	summary(report),
	'',
	...handovers.flatMap(handover => section(handover)),
	...(report.connectors.length === 0 ? [] : ['## All connectors', '', table(report)]),
	...(report.masked ? ['People are masked: tokens replace their ids.', ''] : []),
].join('\n');

const summary = (report: StatusReport): string => {
	const counts = severities.filter(severity => report.totals[severity] > 0).map(severity => `${report.totals[severity]} ${severity}`);
	const deadline = nextDeadlineSentence(report);
	return plainText(`As of ${formatTime(Date.parse(report.asOf), 'utc')} UTC: ${counts.join(', ') || 'no connector seen'}.${deadline === '' ? '' : ` Next: ${deadline}.`}${report.files.otherRecords === undefined ? '' : ` In audit exports ${otherRecordsWords(report.files.otherRecords)}.`}`);
};

const section = ({connector, sentences}: BoardReport['handovers'][number]): readonly string[] => [
	`## ${plainText(connector)}`,
	'',
	...sentences.map(sentence => `- ${plainText(sentence)}`),
	'',
];

const titles = ['State', 'Connector', 'Last import (UTC)', 'Source', 'Available', 'Imported', 'Partial', 'Skipped', 'Failed'];

const table = ({connectors}: StatusReport): string => markdownTable(titles, connectors.map(connector => [
	stateWords(connector),
	connector.name,
	connector.lastImport === null ? 'none held' : formatTime(Date.parse(connector.lastImport.completedAt), 'utc'),
	...countNames.map(count => connector.lastImport === null ? '' : formatCount(connector.lastImport[count])),
]), titles.slice(3));

const countNames = ['availableFromSource', 'availableForImport', 'imported', 'partiallyImported', 'skipped', 'failed'] as const;
