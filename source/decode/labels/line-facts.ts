import {latePattern} from '../../text/late-pattern.ts';
import {datesPattern} from './dates-in-text.ts';
import {deniedFailure, failureWord} from './failure-words.ts';
import {knownPhrases} from './known-lines.ts';
import {labelPhrases, strongWords} from './label-words.ts';

/** What of a line could be part of an import. */
export type LineFacts = {
	readonly dates: number;
	/** Numbers that are no dates. */
	readonly numbers: number;
	/** A whole label, or a word that only labels and talk of imports have. */
	readonly hasLabel: boolean;
	readonly hasFailure: boolean;
	/** Whether the line is nothing but a date or a number, its unit included. */
	readonly isBare: boolean;
	/** Whether a date or a number stands behind a colon or an equals sign. */
	readonly isKeyed: boolean;
	readonly words: number;
	/** Whether it says that something failed, as a status does: in a few words, or behind a colon. */
	readonly isStatus: boolean;
	/** Whether a word of failure stands right behind the name of a status: `Status: Failed`. */
	readonly isVerdict: boolean;
	/** Why the line cannot be passed over, whatever stands around it; null when it can. */
	readonly suspicion: string | null;
};

/** No title and no footer is longer, in UTF-16 units. */
const maximumLength = 2000;
const dateMark = '‹';
const numberMark = '›';

const formatting = latePattern(String.raw`[\p{Cf}\u00AD]`, 'gv');
const anyDigit = latePattern(String.raw`\p{Nd}`, 'gv');
const controls = latePattern(String.raw`[\p{Cc}--[\t\n\v\f\r]]|\uFFFD`, 'gv');
/** A word of the code `RecordsFailed`, `items_failed`. */
const joints = latePattern(String.raw`(?<=\p{Ll})(?=\p{Lu})|_`, 'gv');
const number = latePattern(String.raw`(?<![\p{N}])\d+(?:[.,'’ ]\d{3})*(?:[.,]\d+)?`, 'gv');
const numberWord = /\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|dozens?|million|all items|every item|all records)\b/v;
/** What text looks like that says something only to a machine. */
const longWord = /[\w+\/\-]{44,}/gv;
const hexDump = /(?:[\da-f]{2}[ :\-]){12}|[\da-f]{80}/iv;
const percentEncoded = /(?:%[\da-f]{2}){6}/iv;
/** In a path there are more of them. */
const joiners = /[\/_\-]/gv;

const isBase64 = (word: string): boolean =>
	/[A-Z]/v.test(word) && /[a-z]/v.test(word) && /\d/v.test(word) && (word.match(joiners)?.length ?? 0) * 12 < word.length;

const count = (text: string, mark: string): number => text.split(mark).length - 1;

/** Returns a line for comparison: lower case, one blank for white space, digits of any script as ASCII, known harmless phrases out. */
const plainText = (text: string): string => text.normalize('NFKC')
	.replaceAll(formatting(), '')
	.replaceAll(joints(), ' ')
	.replaceAll(anyDigit(), digit => digit > '9' ? '5' : digit)
	.replaceAll(/\s+/gv, ' ')
	.trim()
	.toLowerCase();

const isEncoded = (text: string): boolean =>
	hexDump.test(text) || percentEncoded.test(text) || (text.match(longWord)?.some(word => isBase64(word)) ?? false);

const suspicionOf = (text: string, marked: string, facts: Omit<LineFacts, 'suspicion'>): string | null => {
	const {dates, numbers, hasFailure, hasLabel} = facts;
	if ((text.match(controls())?.length ?? 0) > 0) {
		return 'it is not text';
	}

	if (isEncoded(text)) {
		return 'it is encoded';
	}

	if (hasFailure && (dates + numbers > 0 || numberWord.test(marked) || (facts.isVerdict && asciiDigit.test(text)))) {
		return 'a word of failure stands beside a number or a date';
	}

	if (hasLabel && (numbers > 0 || labelBesideDate(marked))) {
		return 'a word of a label stands beside a number';
	}

	if (dates === 1 && numbers === 1 && shortRow().test(marked)) {
		return 'a date stands beside a number in a row of its own';
	}

	return dates > 0 && numbers > 1 ? 'a date stands beside two numbers' : null;
};

const asciiDigit = /\d/v;
/** Nothing but a date and a number, with a delimiter between: what is left of a row. */
const shortRow = latePattern(String.raw`^[^\p{L}]*(?:${dateMark}[^\p{L}]*[,;\|][^\p{L}]*${numberMark}|${numberMark}[^\p{L}]*[,;\|][^\p{L}]*${dateMark})[^\p{L}]*$`, 'v');

/** A whole label beside a date, or a word of one right before it; a period of two dates is that of a log. */
const labelBesideDate = (marked: string): boolean =>
	count(marked, dateMark) === 1 && (labelPhrases().test(marked) || beforeDate().test(marked));

const beforeDate = latePattern(String.raw`(?<![\p{L}\p{N}])(?:${strongWords.join('|')})[^\p{L}\p{N}]*(?:(?:of|on|at|run|date|time|day)[^\p{L}\p{N}]*)?${dateMark}`, 'v');
const strong = latePattern(String.raw`(?<![\p{L}\p{N}])(?:${strongWords.join('|')})(?![\p{L}])`, 'v');
/** A word of failure right behind the name of a status. */
const statusPattern = latePattern(String.raw`(?:status|result|outcome|state|import|run|job|transfer|error|exception|code)[^\p{L}]*[:=][^\p{L}]*${failureWord}`, 'v');
const failurePattern = latePattern(failureWord, 'v');
const importLog = /\b(?:import|item|record)s?[ \-](?:logs?|history|histories|reports?|exports?)\b/gv;

const tags = /<\/?(?<inside>[^<>]{1,200})>/gv;

/** Returns a text with a mark for each date and number. */
const withMarks = (plain: string): string => plain.replaceAll(datesPattern(), ` ${dateMark} `).replaceAll(number(), ` ${numberMark} `);

const nothingKnown = {
	dates: 0, numbers: 0, hasLabel: false, hasFailure: false, isBare: false, isKeyed: false, words: 0, isStatus: false, isVerdict: false,
};

/** Returns what of a line could be part of an import. */
export const lineFacts = (text: string): LineFacts => {
	if (text.length > maximumLength) {
		return {...nothingKnown, suspicion: 'it is too long for a title'};
	}

	const plain = plainText(text).replaceAll(tags, ' $<inside> ').replaceAll(knownPhrases(), ' ');
	const denied = withMarks(plain.replaceAll(deniedFailure(), ' '));
	const marked = denied.includes(numberMark) ? withMarks(plain) : denied;
	const words = marked.match(/\p{L}+/gv)?.length ?? 0;
	const dates = count(marked, dateMark);
	const numbers = count(marked, numberMark);
	const hasFailure = failurePattern().test(marked);
	const isVerdict = hasFailure && statusPattern().test(marked);
	const facts = {
		dates,
		numbers,
		hasLabel: labelPhrases().test(marked) || strong().test(marked.replaceAll(importLog, ' ')),
		hasFailure,
		isBare: dates + numbers === 1 && words < 2,
		isKeyed: dates + numbers > 0 && /[:=\t\|]/v.test(plain),
		words,
		isStatus: hasFailure && (words < 5 || isVerdict),
		isVerdict,
	};
	return {...facts, suspicion: suspicionOf(text, marked, facts)};
};
