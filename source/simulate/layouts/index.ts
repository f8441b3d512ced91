import type {SimulatedEvent} from '../event.ts';
import {writeAdminJson, writeSummaryCsv} from './admin-data.ts';
import {textStyles, writeAdminText, type TextStyle} from './admin-text.ts';
import {writeAuditCsv, writeAuditJson} from './audit-export.ts';
import {writeRecordsLog} from './records-log.ts';

export type SimulatedLayout = {
	readonly extension: string;
	/** Returns the text of one download holding these events, oldest first. */
	readonly write: (connector: string, events: readonly SimulatedEvent[]) => string;
};

const text = (style: TextStyle): SimulatedLayout => ({
	extension: 'txt',
	write: (_connector, events) => writeAdminText(style, events),
});

/** How the files of an invented connector are written: one row a layout. */
export const layouts = {
	tab: text(textStyles.tab),
	comma: text(textStyles.comma),
	pipe: text(textStyles.pipe),
	labelled: text(textStyles.labelled),
	inline: text(textStyles.inline),
	named: {
		extension: 'txt',
		write: (connector, events) => `Connector name: ${connector}\n\n${writeAdminText(textStyles.tab, events)}`,
	},
	newestFirst: {
		extension: 'txt',
		write: (_connector, events) => writeAdminText(textStyles.tab, events.toReversed()),
	},
	csv: {extension: 'csv', write: (_connector, events) => writeSummaryCsv(events)},
	json: {extension: 'json', write: (_connector, events) => writeAdminJson(events)},
	records: {extension: 'txt', write: (_connector, events) => writeRecordsLog(events)},
	auditCsv: {extension: 'csv', write: writeAuditCsv},
	auditJson: {extension: 'json', write: writeAuditJson},
} as const satisfies Record<string, SimulatedLayout>;

export type LayoutName = keyof typeof layouts;
