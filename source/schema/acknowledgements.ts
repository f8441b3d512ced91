import {z} from 'zod';
import {readInstant} from '../text/moments.ts';
import {instant} from './values.ts';

const moment = instant.transform(text => readInstant(text)!);

/** The file `acknowledgements.json` of the state folder. */
export const acknowledgementsSchema = z.object({
	schemaVersion: z.literal(1),
	acknowledgements: z.array(z.object({
		id: z.string().min(1),
		connector: z.string().min(1).nullable(),
		reason: z.string().nullable(),
		check: z.string().nullable(),
		// Files written before these were known are read, too.
		shape: z.string().nullable().default(null),
		author: z.string().nullable().default(null),
		ticket: z.string().nullable().default(null),
		note: z.string(),
		createdAt: moment,
		expiresAt: moment,
	})),
});

/** Returns the acknowledgements of the file's value, times as milliseconds; throws when it is damaged. */
export const parseAcknowledgements = (value: unknown): z.infer<typeof acknowledgementsSchema>['acknowledgements'] =>
	acknowledgementsSchema.parse(value).acknowledgements;
