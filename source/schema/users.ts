import {z} from 'zod';
import {
	date,
	knownCount,
	masked,
	schemaVersion,
	time,
} from './parts.ts';

/** What `users --format json` prints: the fix list. */
export const usersSchema = z.strictObject({
	schemaVersion,
	asOf: time,
	masked,
	users: z.array(z.strictObject({
		user: z.string().describe('Source user id'),
		m365UserId: z.string().nullable(),
		status: z.enum(['new', 'open', 'gone']).describe('Against the import before: failed only in the newest, in both, not in the newest'),
		connectors: z.array(z.string()),
		days: z.array(date).describe('Oldest first'),
		items: knownCount.describe('Rows that list the user; mapping failures are listed once a user and import'),
		firstSeen: time,
		lastSeen: time,
		reasons: z.array(z.string()),
	})).describe('New first, then open, then gone'),
});

export type UsersReport = z.infer<typeof usersSchema>;
export type UserToFix = UsersReport['users'][number];
