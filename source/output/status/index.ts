import type {BoardReport} from '../../select/reports/board-report.ts';
import type {StatusReport} from '../../schema/status.ts';
import type {Output, Outputs} from '../format.ts';
import {json} from '../json.ts';
import {statusCsv} from './csv.ts';
import {statusMarkdown} from './markdown.ts';
import {statusLines} from './ndjson.ts';
import {statusMetrics} from './prometheus.ts';
import {statusTable} from './table.ts';

const ofStatus = (output: Output<StatusReport>): Output<BoardReport> => ({status}, options) => output(status, options);

/** By itself, so that the start of `status` waits for no other report's forms. */
export const statusOutputs = {
	table: ofStatus(statusTable),
	json: ofStatus(json),
	ndjson: ofStatus(statusLines),
	csv: ofStatus(statusCsv),
	markdown: statusMarkdown,
	prometheus: ofStatus(statusMetrics),
} as const satisfies Outputs<BoardReport>;
