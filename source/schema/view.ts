import {z} from 'zod';
import {themeNames} from '../text/theme-names.ts';

const sort = z.object({column: z.string(), isReversed: z.boolean()});

const view = z.object({
	sort,
	/** Added later than the rest. */
	failureSorts: z.object({items: sort, reasons: sort, users: sort}).exactOptional(),
	listSorts: z.object({users: sort, files: sort}).exactOptional(),
	filter: z.string(),
	isProblemsOnly: z.boolean(),
	isMasked: z.boolean(),
	zone: z.enum(['utc', 'local']),
	savedFilters: z.array(z.string()),
	hiddenColumns: z.array(z.string()),
	theme: z.enum(themeNames).nullable().exactOptional(),
});

/** The file `view.json` of the state folder: what the reader chose, by the folders they watched. */
const viewsSchema = z.object({schemaVersion: z.literal(1), views: z.record(z.string(), view)});

/** What is remembered of one board; column names are not checked here, the board knows its own. */
export type StoredView = z.infer<typeof view>;

export type StoredViews = Readonly<Record<string, StoredView>>;

/** Returns the views of the file's value; throws when it is damaged. */
export const parseViews = (value: unknown): StoredViews => viewsSchema.parse(value).views;
