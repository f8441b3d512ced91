import {z} from 'zod';
import {readDate, readDuration, readInstant} from '../text/moments.ts';

/** A strict object whose error names the unknown key and the known ones. */
export const strictObject = <Shape extends z.ZodRawShape>(shape: Shape) => z.strictObject(shape, {
	error: ({code, input}) => code === 'unrecognized_keys'
		? `unknown key ${unknownKeys(input, shape)}; known here are ${Object.keys(shape).join(', ')}`
		: 'write an object in braces',
});

const unknownKeys = (input: unknown, shape: z.ZodRawShape): string =>
	Object.keys(input as Record<string, unknown>).filter(key => !Object.hasOwn(shape, key)).map(key => `"${key}"`).join(', ');

/** A length of time such as `48h`, longer than none. */
export const duration = z.string({error: 'write a length of time such as "48h"'})
	.regex(/^\d{1,6}[smhd]$/v, 'write a length of time such as "90s", "30m", "48h" or "3d"')
	.refine(text => readDuration(text) !== 0, 'must be longer than none');

const instantSentence = 'write a time such as "2026-11-20T09:00:00Z"';

/** A moment: an ISO 8601 time, UTC where no offset is given, or a date for its first moment. */
export const instant = z.string({error: instantSentence}).refine(text => readInstant(text) !== null, instantSentence);

const dateSentence = 'write a date that exists, such as "2026-12-01"';

/** A UTC date. */
export const date = z.string({error: dateSentence}).refine(text => readDate(text) !== null, dateSentence);

/** A text with something in it. */
export const words = (sentence: string) => z.string({error: sentence}).refine(text => text.trim() !== '', sentence);
