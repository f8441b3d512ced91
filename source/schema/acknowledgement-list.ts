import {z} from 'zod';
import {schemaVersion, time} from './parts.ts';

/** What `ack list --format json` prints. */
export const acknowledgementListSchema = z.strictObject({
	schemaVersion,
	asOf: time,
	acknowledgements: z.array(z.strictObject({
		id: z.string(),
		connector: z.string().nullable().describe('null means every connector'),
		reason: z.string().nullable().describe('The failure reason it is about; null when it is about a check'),
		check: z.string().nullable(),
		shape: z.string().nullable().describe('What the lines that were not understood have in common; only of the check unread'),
		author: z.string().nullable().describe('null where nobody is named'),
		ticket: z.string().nullable(),
		note: z.string(),
		createdAt: time,
		expiresAt: time,
		expired: z.boolean().describe('Whether what it was about is shown again'),
	})).describe('By connector, then the next to expire first'),
});

export type AcknowledgementList = z.infer<typeof acknowledgementListSchema>;
