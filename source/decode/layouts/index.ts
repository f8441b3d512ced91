import {adminLog} from './admin-log.ts';
import {auditColumns} from './audit-columns.ts';
import {auditCsv} from './audit-csv.ts';
import {auditJson} from './audit-json.ts';
import {failedItemLabels} from './failed-item-labels.ts';
import {failedItemRows} from './failed-item-rows.ts';
import {importRows} from './import-rows.ts';
import {jsonImports} from './json.ts';
import type {JsonLayout, Layout, LineLayout} from './layout.ts';
import {noItems} from './no-items.ts';
import {recordsLog} from './records-log.ts';

/** The layouts read line by line, in the order they are asked: a header row before the labels it is made of. */
export const lineLayouts: readonly LineLayout[] = [
	auditCsv,
	auditColumns,
	importRows,
	failedItemRows,
	noItems,
	adminLog,
	failedItemLabels,
	recordsLog,
];

/** The layouts read object by object, in the order they are asked. */
export const jsonLayouts: readonly JsonLayout[] = [
	auditJson,
	jsonImports,
];

/** Every layout, as the documentation lists them. */
export const layouts: readonly Layout[] = [...lineLayouts, ...jsonLayouts];
