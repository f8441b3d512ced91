import {latePattern} from '../../text/late-pattern.ts';
import {labels} from './labels.ts';

/** Words of labels that stand in any text, too. */
const everyday: ReadonlySet<string> = new Set([
	'for',
	'from',
	'on',
	'in',
	'no',
	'of',
	'at',
	'to',
	'not',
	'time',
	'date',
	'source',
	'utc',
	'summary',
	'details',
	'detail',
	'available',
	'completion',
	'completed',
	'successfully',
	'partially',
	'email',
	'ids',
	'id',
	'total',
	'number',
	'count',
	'saved',
	'run',
	'start',
	'end',
	'status',
	'the',
	'job',
	'user',
	'name',
	'connector',
]);

const telling = labels.filter(({scope}) => scope === 'import' || scope === 'records');
const names = telling.flatMap(label => Object.values(label.names).flat());

/** Returns the words of a name of a label, in lower case. */
const wordsOf = (name: string): readonly string[] =>
	name.replaceAll(/(?<=[a-z])(?=[A-Z])/gv, ' ').toLowerCase().split(/[^a-z\d]+/v).filter(word => word !== '');

const withBothNumbers = (word: string): string => `${word.replace(/s$/v, '')}s?`;

/** Words that hardly stand beside a number unless it counts items, as patterns. */
export const strongWords: readonly string[] = [...new Set(names.flatMap(name => wordsOf(name)).filter(word => !everyday.has(word)).map(word => withBothNumbers(word)))];

/** Finds a whole label of two words or more in lower-case text. */
export const labelPhrases = latePattern(
	String.raw`(?<![\p{L}\p{N}])(?:${[...new Set(names.map(name => wordsOf(name)).filter(words => words.length > 1).map(words => words.join(String.raw`[^\p{L}\p{N}]{0,3}`)))].join('|')})(?![\p{L}\p{N}])`,
	'v',
);
