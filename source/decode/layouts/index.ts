import {adminLog} from './admin-log.ts';
import {failedItemLabels} from './failed-item-labels.ts';
import {failedItemRows} from './failed-item-rows.ts';
import type {LineLayout} from './layout.ts';
import {noItems} from './no-items.ts';
import {recordsLog} from './records-log.ts';

/** The layouts read line by line, in the order they are asked: a header row before the labels it is made of. */
export const lineLayouts: readonly LineLayout[] = [
	failedItemRows,
	noItems,
	adminLog,
	failedItemLabels,
	recordsLog,
];
