/** The formats table: which report is printed in which form. */
import type {DoctorReport} from '../schema/doctor.ts';
import type {StatusReport} from '../schema/status.ts';
import type {FormatName, Output} from './format.ts';
import {doctorTable} from './doctor/table.ts';
import {json} from './json.ts';
import {statusCsv} from './status/csv.ts';
import {statusMarkdown} from './status/markdown.ts';
import {statusLines} from './status/ndjson.ts';
import {statusMetrics} from './status/prometheus.ts';
import {statusTable} from './status/table.ts';

type Outputs<Report> = Readonly<Partial<Record<FormatName, Output<Report>>>>;

export const statusOutputs = {
	table: statusTable,
	json,
	ndjson: statusLines,
	csv: statusCsv,
	markdown: statusMarkdown,
	prometheus: statusMetrics,
} as const satisfies Outputs<StatusReport>;

export const doctorOutputs = {table: doctorTable, json} as const satisfies Outputs<DoctorReport>;
