import {z} from 'zod';
import {schemaVersion} from './parts.ts';

/** What `doctor --format json` prints. */
export const doctorSchema = z.strictObject({
	schemaVersion,
	answers: z.array(z.strictObject({
		topic: z.enum(['node', 'terminal', 'folders', 'limits', 'configuration', 'state-folder']),
		name: z.string(),
		state: z.enum(['good', 'note', 'problem']),
		sentence: z.string(),
		next: z.string().nullable().describe('What to do; null when there is nothing to do'),
	})),
});

export type DoctorReport = z.infer<typeof doctorSchema>;
export type DoctorAnswer = DoctorReport['answers'][number];
