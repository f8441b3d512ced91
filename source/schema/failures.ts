import {z} from 'zod';
import {masked, time} from './parts.ts';

export const failureCategory = z.enum([
	'user-mapping', 'item-size', 'attachment', 'duplicate', 'mailbox-write', 'licence', 'throttling', 'permission', 'other',
]);

/** One failed item: a line of `failures --format ndjson`. */
export const failureSchema = z.strictObject({
	connector: z.string(),
	completedAt: time,
	itemId: z.string(),
	sourceUserId: z.string(),
	m365UserId: z.string().nullable().describe('null when the log leaves it empty, as it often does when mapping failed'),
	reason: z.string(),
	category: failureCategory.describe('Found by keyword, beside the original text'),
	path: z.string().describe('Relative to its watched folder, with /'),
	line: z.int().positive().nullable().describe('First line of the row; null for JSON'),
	masked,
});

/** What `failures --format json` prints. */
export const failuresSchema = z.array(failureSchema);

export type Failure = z.infer<typeof failureSchema>;
