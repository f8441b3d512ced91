import {Buffer} from 'node:buffer';
import {describe, expect, test} from 'vitest';
import {decode} from '../../source/decode/decoder.ts';

const read = (value: unknown) => decode(Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)));

const record = {
	RecordType: 148, Id: 'a', CreationTime: '2026-11-22T05:00:00', JobId: 'j', TaskId: 't', JobType: 'Slack', ItemId: 'i', ResultMessage: 'User mapping not found', Attachments: [{FileName: 'a.pdf', Details: '…'}], IsRetry: false,
};
const csvOf = (data: string, type = '148'): string => `RecordId,CreationDate,RecordType,AuditData\n1,2026-11-22T05:00:00Z,${type},"${data.replaceAll('"', '""')}"\n`;

describe('audit exports', () => {
	test.each([148, '148', '148.0', 'ComplianceConnector', 'complianceConnector', 'm365ComplianceConnector', 'ehrConnector'])('record type %j is one of data connectors', type => {
		expect(read([{...record, RecordType: type}]).imports.map(({connector, counts}) => [connector, counts.failed])).toEqual([['Slack', 1]]);
	});

	test.each(['15', '14.8', '1480', 'SharePoint', '148.5'])('record type %j is not', type => {
		const {imports, otherRecords} = read([record, {...record, RecordType: type}]);
		expect([imports[0]!.counts.failed, otherRecords]).toEqual([1, 1]);
	});

	test('a record cut after any character counts as one failed item, and the cut is reported', () => {
		const text = JSON.stringify(record);
		for (let length = 0; length < text.length; length++) {
			const {imports, problems} = read(csvOf(text.slice(0, length)));
			expect(imports.map(({counts}) => counts.failed), text.slice(0, length)).toEqual([1]);
			expect(problems.map(({problem}) => problem)).toContain('cut-record');
		}
	});

	test.each([[4999, 0], [5000, 1], [5001, 0], [50_000, 1]])('%d records: %d hints that more may exist', (count, hints) => {
		const rows = Array.from({length: count}, (_, index) => `${index},2026-11-22T05:00:00Z,15,\n`);
		const {problems} = read(`RecordId,CreationDate,RecordType,AuditData\n${rows.join('')}`);
		expect(problems.filter(({problem}) => problem === 'more-records')).toHaveLength(hints);
	});
});
