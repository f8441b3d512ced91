/** Every form a report can be printed in; which report knows which is in index.ts. */
export const formatNames = ['table', 'json', 'ndjson', 'csv', 'markdown', 'prometheus', 'mapping-csv'] as const;

export type FormatName = (typeof formatNames)[number];
