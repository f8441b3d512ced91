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
	mapping: z.strictObject({
		rows: knownCount,
		failing: knownCount.describe('Users whose mapping failed'),
		mapped: knownCount.describe('Those of them with a valid row'),
		unneeded: knownCount.describe('Rows that no failing user needs'),
		faults: z.array(z.strictObject({line: z.int().positive(), user: z.string(), fault: z.string()})).describe('At most 200'),
		faultCount: knownCount,
	}).optional().describe('What the mapping file of --mapping would do'),
	users: z.array(z.strictObject({
		user: z.string().describe('Source user id; of a failure of permission, licence or mailbox the Microsoft 365 user id, where the log gives one'),
		m365UserId: z.string().nullable(),
		cure: z.enum(['mapping', 'mailbox']).describe('mapping: a row of the mapping file; mailbox: the licence, the permission or the mailbox of the Microsoft 365 user'),
		status: z.enum(['new', 'open', 'unseen', 'mapped', 'acknowledged'])
			.describe('new: first failed in the newest import; open: in it and before; unseen: not in it, and nothing shows that it was fixed; mapped: the mapping file given has a valid row; acknowledged: every reason is'),
		connectors: z.array(z.string()),
		days: z.array(date).describe('Oldest first'),
		items: knownCount.describe('Rows that list the user; mapping failures are listed once a user and import'),
		firstSeen: time,
		lastSeen: time,
		reasons: z.array(z.string()),
	})).describe('New first, then open, unseen, mapped and acknowledged'),
});

export type UsersReport = z.infer<typeof usersSchema>;
export type UserToFix = UsersReport['users'][number];
