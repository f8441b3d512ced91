/** The configuration file (product.md, Settled details): which keys and values it may have, and what each mistake is called. */
import {z} from 'zod';
import {duplicateKeys} from '../text/duplicate-keys.ts';
import {readDuration} from '../text/moments.ts';
import {themeNames} from '../text/theme-names.ts';
import {
	date,
	duration,
	instant,
	strictObject,
	words,
} from './values.ts';

const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

const allowedItems = z.int({error: 'write a whole number of items, 0 or more'}).min(0, 'write a whole number of items, 0 or more');

const thresholds = {
	warnAfter: duration.optional().describe('How long without evidence before a connector is late. Default 48h, records logs 3d.'),
	errorAfter: duration.optional().describe('How long without evidence before a connector is overdue. Default 72h, records logs 7d.'),
	maxFailed: allowedItems.optional().describe('Failed items an import may have and still be clean. Default 0.'),
	maxPartial: allowedItems.optional().describe('Partially imported items an import may have and still be clean. Default 0.'),
};

const areInOrder = ({warnAfter, errorAfter}: {readonly warnAfter?: string | undefined; readonly errorAfter?: string | undefined}): boolean =>
	warnAfter === undefined || errorAfter === undefined || readDuration(warnAfter)! <= readDuration(errorAfter)!;

const inOrder = {message: 'must not be shorter than warnAfter', path: ['errorAfter']};

const connector = strictObject({
	...thresholds,
	createdAt: instant.nullable().optional().describe('When the connector was created: from then on it is shown, and its first log is due within 72 hours.'),
	auditingEnabledAt: instant.nullable().optional().describe('When auditing was turned on.'),
	match: z.array(words('write a pattern such as "bbg-*.txt"'), {error: 'write a list of patterns such as ["bbg-*.txt"]'}).optional()
		.describe('Files of this connector: a pattern means the name of the file, with a slash in it the path below the folder.'),
	expectedWeekdays: z.array(
		z.enum(weekdays, {error: `write weekdays as ${weekdays.join(', ')}`}),
		{error: 'write a list of weekdays such as ["mon", "tue"]'},
	).min(1, 'name at least one weekday, or leave it out').optional().describe('UTC weekdays on which an import is expected. Default: every day.'),
	paused: strictObject({
		until: date.nullable().optional().describe('Last day of the pause; without it the pause has no end.'),
		reason: words('say why, in a few words').describe('Why, in a few words.'),
	}).nullable().optional().describe('Shown, but not judged.'),
}).refine(areInOrder, inOrder);

export const configurationSchema = strictObject({
	$schema: z.string({error: 'write the address of the schema'}).optional().describe('Address of the JSON Schema, for editors.'),
	folders: z.array(words('write the path of a folder'), {error: 'write a list of folders such as ["/logs"]'}).optional()
		.describe('Folders in which the logs are saved; relative to this file.'),
	mask: z.boolean({error: 'write true or false'}).optional().describe('Show people as stable tokens.'),
	theme: z.enum(themeNames, {error: `write ${themeNames.slice(0, -1).join(', ')} or ${themeNames.at(-1)}`}).optional()
		.describe(`Colours of the board: ${themeNames.slice(0, -1).join(', ')} or ${themeNames.at(-1)}. Default auto: dark or light, as the terminal says in COLORFGBG, else dark.`),
	defaults: strictObject(thresholds).refine(areInOrder, inOrder).optional().describe('Limits of every connector that has none of its own.'),
	connectors: z.record(z.string(), connector, {error: 'write an object with the connector names as keys'}).optional().describe('What is known of each connector.')
		.superRefine((connectors, context) => {
			const names = Object.keys(connectors ?? {});
			for (const name of names) {
				const mistake = nameMistake(name, names);
				if (mistake !== null) {
					context.addIssue({code: 'custom', path: [name], message: mistake});
				}
			}
		}),
});

/** The configuration as written in the file: durations and times are still texts. */
export type ConfigurationFile = z.infer<typeof configurationSchema>;

export type ConnectorEntry = z.infer<typeof connector>;

const nameMistake = (name: string, names: readonly string[]): string | null => {
	if (name.trim() === '') {
		return 'a connector needs a name';
	}

	return names.findIndex(other => folded(other) === folded(name)) < names.indexOf(name)
		? 'this connector is listed twice: case and white space do not tell names apart'
		: null;
};

const folded = (name: string): string => name.trim().replaceAll(/\s+/gv, ' ').toLowerCase();

export type Mistake = {
	/** Where, as one would write it: `connectors["Slack"].maxFailed`; empty for the whole file. */
	readonly path: string;
	/** What to write instead, a sentence without its full stop. */
	readonly sentence: string;
};

/** Returns the configuration, or every mistake in it, in the order of the file. */
export const parseConfiguration = (value: unknown): {readonly configuration: ConfigurationFile} | {readonly mistakes: readonly Mistake[]} => {
	const result = configurationSchema.safeParse(value);
	return result.success
		? {configuration: result.data}
		: {mistakes: result.error.issues.map(({path, message}) => ({path: formatPath(path), sentence: message}))};
};

/** Returns a mistake for each key that is written twice in one object of a valid JSON text. */
export const findDuplicates = (json: string): readonly Mistake[] =>
	duplicateKeys(json).map(keys => ({path: formatPath(keys), sentence: 'this key is written twice, and only the last one would count'}));

const formatPath = (path: readonly PropertyKey[]): string => path.map((part, index) => {
	if (typeof part === 'string' && /^[a-z$]\w*$/iv.test(part)) {
		return index === 0 ? part : `.${part}`;
	}

	return `[${typeof part === 'string' ? JSON.stringify(part) : String(part)}]`;
}).join('');
