/** The schemas anybody may ask for with `config schema`: one row each. */
import {z} from 'zod';
import {acknowledgementListSchema} from './acknowledgement-list.ts';
import {configurationSchema} from './configuration.ts';
import {doctorSchema} from './doctor.ts';
import {failuresSchema} from './failures.ts';
import {reportSchema} from './report.ts';
import {statusSchema} from './status.ts';
import {usersSchema} from './users.ts';

const published = {
	configuration: {title: 'Configuration of connwatch', schema: configurationSchema},
	status: {title: 'connwatch status --format json', schema: statusSchema},
	failures: {title: 'connwatch failures --format json', schema: failuresSchema},
	users: {title: 'connwatch users --format json', schema: usersSchema},
	report: {title: 'connwatch report --format json', schema: reportSchema},
	acknowledgements: {title: 'connwatch ack list --format json', schema: acknowledgementListSchema},
	doctor: {title: 'connwatch doctor --format json', schema: doctorSchema},
} as const satisfies Readonly<Record<string, {readonly title: string; readonly schema: z.ZodType}>>;

/** Names of everything that has a schema. */
export const publishedNames: readonly string[] = Object.keys(published);

/** Returns the JSON Schema of a name of `publishedNames`, null for any other. */
export const jsonSchemaOf = (name: string): Readonly<Record<string, unknown>> | null => {
	if (!Object.hasOwn(published, name)) {
		return null;
	}

	const {title, schema} = published[name as keyof typeof published];
	return {title, ...z.toJSONSchema(schema, {io: 'input'})};
};
