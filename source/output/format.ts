/** Every form a report can be printed in; which report knows which is in index.ts. */
export const formatNames = ['table', 'json', 'ndjson', 'csv', 'markdown', 'prometheus', 'mapping-csv'] as const;

export type FormatName = (typeof formatNames)[number];

/** What a printed page may use. */
export type PageOptions = {
	/** Terminal columns; infinite where nobody cuts lines. */
	readonly columns: number;
	readonly isAscii: boolean;
	readonly hasColor: boolean;
};

/** A report as text: the same report and options, the same text. */
export type Output<Report> = (report: Report, options: PageOptions) => string;

/** The forms one report can be printed in. */
export type Outputs<Report> = Readonly<Partial<Record<FormatName, Output<Report>>>>;
