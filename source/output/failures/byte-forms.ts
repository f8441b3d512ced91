/** The forms that are written as bytes: the same text as rows.ts makes of a row, cut where one text of a row meets the next. */
import type {Failure} from '../../schema/failures.ts';
import {csvCell, csvLine} from '../../text/csv.ts';
import type {FormatName} from '../format.ts';
import {jsonLine} from '../json.ts';
import {failureOutputs} from './rows.ts';

/** A row is `head` + item id + `user` + `m365User` + `reason` + `path` + line + `tail`. */
export type ByteForm = {
	readonly begin: string;
	readonly head: (row: Pick<Failure, 'connector' | 'completedAt'>) => string;
	readonly itemId: (itemId: string) => string;
	/** By byte: 1 where an item id may be copied as it is. */
	readonly plain: Uint8Array;
	/** The same for its first byte. */
	readonly plainFirst: Uint8Array;
	readonly user: (user: string) => string;
	readonly m365User: (user: string | null) => string;
	readonly reason: (reason: string, category: string) => string;
	readonly path: (path: string) => string;
	/** What stands for a line nobody knows. */
	readonly noLine: string;
	readonly tail: (isMasked: boolean) => string;
};

/** Returns 1 for each byte of printable ASCII but those named. */
const plainBut = (special: string): Uint8Array =>
	Uint8Array.from({length: 256}, (_, byte) => Number(byte >= 0x20 && byte <= 0x7E && !special.includes(String.fromCodePoint(byte))));

const jsonText = (value: string | null): string => jsonLine(value).trimEnd();

const plainInJson = plainBut('"\\');
const plainInCsv = plainBut('",');

export const byteForms: Readonly<Partial<Record<FormatName, ByteForm>>> = {
	ndjson: {
		begin: failureOutputs.ndjson!.begin,
		head: ({connector, completedAt}) => `{"connector":${jsonText(connector)},"completedAt":${jsonText(completedAt)},"itemId":"`,
		itemId: itemId => jsonText(itemId).slice(1, -1),
		plain: plainInJson,
		plainFirst: plainInJson,
		user: user => `","sourceUserId":${jsonText(user)}`,
		m365User: user => `,"m365UserId":${jsonText(user)}`,
		reason: (reason, category) => `,"reason":${jsonText(reason)},"category":${jsonText(category)}`,
		path: path => `,"path":${jsonText(path)},"line":`,
		noLine: 'null',
		tail: isMasked => isMasked ? ',"masked":true}\n' : '}\n',
	},
	csv: {
		begin: failureOutputs.csv!.begin,
		head: ({connector, completedAt}) => `${csvCell(connector)},${csvCell(completedAt)},`,
		itemId: csvCell,
		plain: plainInCsv,
		// What a spreadsheet takes for a formula, and the space that asks for quotes.
		plainFirst: plainBut('", =+-@'),
		user: user => `,${csvCell(user)}`,
		m365User: user => `,${csvCell(user)}`,
		reason: (reason, category) => `,${csvCell(reason)},${csvCell(category)}`,
		path: path => `,${csvCell(path)},`,
		noLine: '',
		tail: isMasked => `,${csvLine([isMasked])}`,
	},
};
