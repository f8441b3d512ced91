/** What one sends to whoever must fix something: the failing import in at most ten lines of Markdown, nothing that only the sender can do. */
import {arithmeticOf} from '../../connectors/failed-items/arithmetic.ts';
import {categoryOf} from '../../connectors/categories.ts';
import {rowsByReason} from '../../connectors/failed-items/failed-rows.ts';
import type {Connector, HeldImport} from '../../connectors/model.ts';
import type {CodedColumn} from '../../connectors/reading.ts';
import {countOf, formatCount} from '../../text/numbers.ts';
import {sanitize} from '../../text/sanitize.ts';
import {formatDate, formatTime} from '../../text/time.ts';
import {type Mask, noMask} from '../line/mask.ts';
import {adviceFor} from './advice.ts';
import {meaningOf} from './connector-words.ts';

const maximumReasons = 3;
const maximumNamed = 5;

/** Returns the note about an import; without one about the newest in which items failed, or what is wrong with the connector. */
export const handoverNote = (connector: Connector, onScreen: HeldImport | null = null, mask: Mask = noMask): string => {
	const held = onScreen ?? connector.imports.find(({counts}) => (counts.failed ?? 0) > 0) ?? null;
	const lines = held === null ? stateLines(connector) : [...importLines(connector, held, mask)];
	return [...lines, ...deadlineLines(connector)].map(line => sanitize(mask.finding(line))).join('\n');
};

const stateLines = ({name, state, findings}: Connector): readonly string[] => [
	`**${name}: ${state}** (${meaningOf(state)})`,
	...findings.filter(({severity, isAcknowledged}) => severity !== 'info' && !isAcknowledged).slice(0, maximumNamed).map(({message}) => `- ${message}`),
];

const importLines = ({name}: Connector, held: HeldImport, mask: Mask): readonly string[] => {
	const {counts, completedAt, file, line} = held;
	return [
		`**${name}: ${countOf(counts.failed ?? held.failureRows, 'item')} failed** in the import of ${formatTime(completedAt, 'utc')} UTC (${formatCount(counts.availableForImport)} available, ${formatCount(counts.imported)} imported)`,
		...reasonLines(held),
		...peopleLine('Source users', held.failedItems?.users, held, mask),
		...peopleLine('Microsoft 365 users', held.failedItems?.m365Users, held, mask),
		`- ${arithmeticOf([held]).sentence}`,
		`- Log: ${file.path}${line === null ? '' : `:${line}`}`,
	];
};

const reasonLines = ({failedItems}: HeldImport): readonly string[] => {
	const reasons = [...rowsByReason(failedItems)].toSorted((left, right) => right[1] - left[1]);
	const rest = reasons.slice(maximumReasons).reduce((sum, [, rows]) => sum + rows, 0);
	return [
		...reasons.slice(0, maximumReasons).map(([reason, rows]) => `- ${formatCount(rows)} × “${reason}”: ${adviceFor(categoryOf(reason))}`),
		...rest === 0 ? [] : [`- ${countOf(rest, 'row')} with other reasons`],
	];
};

/** A dictionary may be shared by the imports of a file: only those of this one are named. */
const peopleLine = (title: string, column: CodedColumn | undefined, {failedItems}: HeldImport, mask: Mask): readonly string[] => {
	if (column === undefined || failedItems === null) {
		return [];
	}

	const used = new Set<number>(column.codes.subarray(0, failedItems.rowCount));
	const named = column.values.filter((value, code) => value !== '' && used.has(code));
	const more = named.length > maximumNamed ? ` and ${formatCount(named.length - maximumNamed)} more` : '';
	return named.length === 0 ? [] : [`- ${title}: ${named.slice(0, maximumNamed).map(value => mask.user(value)).join(', ')}${more}`];
};

const deadlineLines = ({nextDeadline}: Connector): readonly string[] => nextDeadline === null
	? []
	: [`- The portal offers the log of ${formatDate(nextDeadline.date)} until ${formatDate(nextDeadline.downloadBy)} (UTC)`];
