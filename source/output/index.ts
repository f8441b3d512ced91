/** The formats table: which report is printed in which form. */
import type {AcknowledgementList} from '../schema/acknowledgement-list.ts';
import type {DoctorReport} from '../schema/doctor.ts';
import type {EvidenceReport} from '../schema/report.ts';
import type {UsersReport} from '../schema/users.ts';
import type {Outputs} from './format.ts';
import {acknowledgementTable} from './acknowledgements/table.ts';
import {doctorTable} from './doctor/table.ts';
import {json} from './json.ts';
import {reportCsv} from './report/csv.ts';
import {reportMarkdown} from './report/markdown.ts';
import {reportLines} from './report/ndjson.ts';
import {reportTable} from './report/table.ts';
import {
	usersCsv,
	usersLines,
	usersMapping,
	usersMarkdown,
} from './users/rows.ts';
import {usersTable} from './users/table.ts';

export {statusOutputs} from './status/index.ts';

export const doctorOutputs = {table: doctorTable, json} as const satisfies Outputs<DoctorReport>;

export const usersOutputs = {
	table: usersTable,
	json,
	ndjson: usersLines,
	csv: usersCsv,
	markdown: usersMarkdown,
	'mapping-csv': usersMapping,
} as const satisfies Outputs<UsersReport>;

export const reportOutputs = {
	table: reportTable,
	json,
	ndjson: reportLines,
	csv: reportCsv,
	markdown: reportMarkdown,
} as const satisfies Outputs<EvidenceReport>;

export const acknowledgementOutputs = {table: acknowledgementTable, json} as const satisfies Outputs<AcknowledgementList>;
