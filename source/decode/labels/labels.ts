import type {CountField} from '../../connectors/reading.ts';

/** What a label means, wherever it stands: on a line of its own, in a header row or as a JSON key. */
export type Field =
	| CountField
	| 'completedAt' | 'failedItemDetails' | 'noItemsIngestedOn' | 'connector' | 'displayName' | 'name' | 'connectorId'
	| 'importTime' | 'recordsSaved' | 'recordsSkipped' | 'emailIdsNotSaved'
	| 'itemId' | 'user' | 'm365User' | 'reason'
	| 'recordId' | 'recordType' | 'creationTime' | 'auditData' | 'jobId' | 'taskId' | 'jobType' | 'failureType' | 'resultMessage';

/** Which table of log-formats.md the label belongs to. */
type Scope = 'import' | 'name' | 'records' | 'item' | 'audit';

/** How sure we are that real files say it: read in the documentation, seen in a real file, or concluded. */
export type Certainty = 'documented' | 'seen' | 'inferred';

type Language = 'en';

export type Label = {
	readonly field: Field;
	readonly scope: Scope;
	readonly type: 'count' | 'time' | 'date' | 'text' | 'table';
	readonly certainty: Certainty;
	/** Spellings by language, the documented one first; case, spacing and punctuation make no difference. */
	readonly names: Readonly<Record<Language, readonly string[]>>;
};

/** The spellings of a field of an audit record: alone, in a column of its own (`AuditData.JobId`), and as Sentinel writes it (`JobId_s`). */
const auditNames = (name: string, suffix = 's'): readonly string[] => [name, `AuditData.${name}`, `${name}_${suffix}`];

/** The one table of field names. A language is one more column in `names`. */
export const labels: readonly Label[] = [
	{
		field: 'completedAt', scope: 'import', type: 'time', certainty: 'documented',
		names: {en: ['Import completion time', 'Import completion time (UTC)', 'Import completed at', 'Completion time']},
	},
	{
		field: 'availableFromSource', scope: 'import', type: 'count', certainty: 'documented',
		names: {en: ['Items available from source', 'Available from source']},
	},
	{
		field: 'availableForImport', scope: 'import', type: 'count', certainty: 'documented',
		names: {en: ['Items available for import', 'Available for import']},
	},
	{
		field: 'imported', scope: 'import', type: 'count', certainty: 'documented',
		names: {en: ['Items imported successfully', 'Items successfully imported', 'Items imported']},
	},
	{
		field: 'partiallyImported', scope: 'import', type: 'count', certainty: 'documented',
		names: {en: ['Items partially imported', 'Partially imported items']},
	},
	{
		field: 'skipped', scope: 'import', type: 'count', certainty: 'documented',
		names: {en: ['Items skipped', 'Skipped items']},
	},
	{
		field: 'failed', scope: 'import', type: 'count', certainty: 'documented',
		names: {en: ['Items failed']},
	},
	{
		field: 'failedItemDetails', scope: 'import', type: 'table', certainty: 'documented',
		names: {en: ['Failed item details', 'Summary of failed item details', 'Failed items details', 'Failed items', 'Summary of failed items']},
	},
	{
		field: 'noItemsIngestedOn', scope: 'import', type: 'date', certainty: 'documented',
		names: {en: ['No items ingested on', 'No items ingested on date in']},
	},
	{
		field: 'connector', scope: 'name', type: 'text', certainty: 'inferred',
		names: {en: ['Connector name', 'Connector', 'Data connector', 'Data connector name', 'Connector display name']},
	},
	{
		field: 'displayName', scope: 'name', type: 'text', certainty: 'inferred',
		names: {en: ['Display name']},
	},
	{
		field: 'name', scope: 'name', type: 'text', certainty: 'inferred',
		names: {en: ['Name']},
	},
	{
		field: 'connectorId', scope: 'name', type: 'text', certainty: 'inferred',
		names: {en: ['Connector ID', 'Data connector ID']},
	},
	{
		field: 'importTime', scope: 'records', type: 'time', certainty: 'seen',
		names: {en: ['Import Time']},
	},
	{
		field: 'recordsSaved', scope: 'records', type: 'count', certainty: 'seen',
		names: {en: ['RecordsSaved']},
	},
	{
		field: 'recordsSkipped', scope: 'records', type: 'count', certainty: 'seen',
		names: {en: ['RecordsSkipped']},
	},
	{
		field: 'emailIdsNotSaved', scope: 'records', type: 'text', certainty: 'seen',
		names: {en: ['EmailIdsNotSaved']},
	},
	{
		field: 'itemId', scope: 'item', type: 'text', certainty: 'documented',
		names: {en: ['Item id', 'AuditData.ItemId', 'ItemId_s']},
	},
	{
		field: 'user', scope: 'item', type: 'text', certainty: 'documented',
		names: {en: ['Source User ID', 'Source user', 'AuditData.SourceUserId', 'SourceUserId_s']},
	},
	{
		field: 'm365User', scope: 'item', type: 'text', certainty: 'documented',
		names: {en: ['M365 User ID', 'Microsoft 365 User ID', 'Office 365 User ID', 'O365 User ID', 'M365 user']},
	},
	{
		field: 'reason', scope: 'item', type: 'text', certainty: 'documented',
		names: {en: ['Failure Reason', 'Reason for failure', 'Reason']},
	},
	{
		field: 'recordId', scope: 'audit', type: 'text', certainty: 'documented',
		names: {en: [...auditNames('Id'), 'RecordId', 'Id_g']},
	},
	{
		field: 'recordType', scope: 'audit', type: 'text', certainty: 'documented',
		names: {en: [...auditNames('RecordType'), 'RecordType_d', 'AuditLogRecordType']},
	},
	{
		field: 'creationTime', scope: 'audit', type: 'time', certainty: 'documented',
		names: {en: [...auditNames('CreationTime', 't'), 'CreationDate', 'CreatedDateTime', 'TimeGenerated', 'TimeGenerated [UTC]']},
	},
	{
		field: 'auditData', scope: 'audit', type: 'text', certainty: 'documented',
		names: {en: ['AuditData']},
	},
	{
		field: 'jobId', scope: 'audit', type: 'text', certainty: 'documented',
		names: {en: [...auditNames('JobId'), 'JobId_g']},
	},
	{
		field: 'taskId', scope: 'audit', type: 'text', certainty: 'documented',
		names: {en: auditNames('TaskId')},
	},
	{
		field: 'jobType', scope: 'name', type: 'text', certainty: 'documented',
		names: {en: auditNames('JobType')},
	},
	{
		field: 'failureType', scope: 'audit', type: 'text', certainty: 'documented',
		names: {en: [...auditNames('FailureType'), 'FailureType_d']},
	},
	{
		field: 'resultMessage', scope: 'audit', type: 'text', certainty: 'documented',
		names: {en: auditNames('ResultMessage')},
	},
];

/** Returns the spelling to show for a field. */
export const labelName = (field: Field): string => labels.find(label => label.field === field)!.names.en[0]!;
