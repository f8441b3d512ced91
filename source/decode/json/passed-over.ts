import {canonicalLabel} from '../labels/find-label.ts';
import {lineFacts} from '../labels/line-facts.ts';
import {saysNothing} from '../labels/says-nothing.ts';

/** Keys whose text or number says nothing of an import, in canonical spelling. */
const harmlessKeys = new RegExp([
	String.raw`.*version`,
	String.raw`.*schema`,
	String.raw`(?:is)?odata.*`,
	String.raw`(?:generated|exported|downloaded|created|retrieved|requested|modified|saved)(?:at|on|by|time|date|datetime|from)?`,
	String.raw`(?:current)?page(?:size|number|count|index)?`,
	'totalpages',
	'top',
	'skip',
	'limit',
	'offset',
	String.raw`retention(?:days)?`,
	String.raw`tenant.*`,
	String.raw`organi[sz]ation.*`,
	String.raw`.*(?:guid|hash|checksum|etag|uri|url|zone|locale|culture)`,
	String.raw`(?:correlation|request|client|trace|session|job|task|run|connector|row|record|policy|internal|document)?id`,
	'sha256',
	'md5',
	String.raw`(?:duration|elapsed)(?:seconds|minutes|ms|inseconds)?`,
	'generator',
	'tool',
	'host',
	'machine',
	'product',
	'build',
	'kind',
	'type',
	'displayhint',
	'pscomputername',
	'runspaceid',
	'isreadonly',
	'isfixedsize',
	'issynchronized',
	'length',
	'rank',
	'longlength',
	'syncroot',
	String.raw`period(?:start|end)?`,
	'from',
	'to',
	'since',
	'until',
	'startdate',
	'enddate',
	'count',
	'totalcount',
	'index',
	'sequence',
	'rownumber',
	'number',
].map(key => `^${key}$`).join('|'), 'v');

/** Keys that name a failure: whatever they hold is no part of a clean log. */
const failureKey = /error|fail|fault|exception|denied|reject/v;
/** Where something ends, or is told, when it fails. */
const settingKey = /(?:enabled|url|uri|e?mail|contact|policy|contacts|threshold|link|allowed|limit)$/v;
const address = /^https?:\/\/\S+$/iv;
const meaningless: ReadonlySet<string> = new Set(['0', 'false', 'ok', 'success', 'no', 'no error', 'no errors', 'none']);

const saysSomething = (text: string): boolean => !saysNothing(text) && !meaningless.has(text.trim().toLowerCase());

/** Text whose parts are judged together, in UTF-16 units. */
const maximumJudged = 2048;

/** What a value that was not read says: `text` is what must be judged together with the values around it. */
type Said = {readonly text: string; readonly suspect: string | null};

const isSuspicious = (text: string): boolean => {
	const {suspicion, isStatus} = lineFacts(text);
	return suspicion !== null || isStatus;
};

const ofScalar = (key: string, value: string | number | boolean): Said => {
	const name = canonicalLabel(key);
	const said = String(value);
	const line = `${key}: ${said}`;
	if (!saysSomething(said) && !/\d/v.test(said)) {
		return {text: said.trim() === '' ? '' : line, suspect: null};
	}

	if (failureKey.test(name) && !settingKey.test(name) && saysSomething(said)) {
		return {text: '', suspect: line};
	}

	if (harmlessKeys.test(name)) {
		return {text: '', suspect: typeof value === 'string' && !address.test(said) && isSuspicious(said) ? line : null};
	}

	return isSuspicious(line) ? {text: '', suspect: line} : {text: line, suspect: null};
};

const together = (texts: readonly string[]): Said => {
	const text = texts.filter(part => part !== '').join(', ');
	if (text.length > maximumJudged) {
		return {text: '', suspect: isSuspicious(text) ? text : null};
	}

	return {text, suspect: null};
};

const ofContainer = (key: string, value: object): Said => {
	if (failureKey.test(canonicalLabel(key)) && !settingKey.test(canonicalLabel(key)) && Object.keys(value).length > 0) {
		return {text: '', suspect: `${key}: ${JSON.stringify(value).slice(0, maximumJudged)}`};
	}

	const isList = Array.isArray(value);
	let texts: string[] = isList ? [] : [key];
	let length = 0;
	for (const inner in value) {
		if (!Object.hasOwn(value, inner)) {
			continue;
		}

		const {text, suspect} = saidBy(isList ? '' : inner, (value as Readonly<Record<string, unknown>>)[inner]);
		if (suspect !== null) {
			return {text: '', suspect};
		}

		texts.push(text);
		length += text.length;
		if (length > maximumJudged) {
			const judged = together(texts);
			if (judged.suspect !== null) {
				return judged;
			}

			texts = [];
			length = 0;
		}
	}

	return together(texts);
};

const saidBy = (key: string, value: unknown): Said => {
	if (typeof value === 'object' && value !== null) {
		return ofContainer(key, value);
	}

	return value === null || value === undefined ? {text: '', suspect: null} : ofScalar(key, value as string | number | boolean);
};

/** Returns what of keys and values that were not read may be part of an import, as text to show; null when nothing can be. */
export const suspectOf = (passedOver: ReadonlyArray<readonly [key: string, value: unknown]>): string | null => {
	const {text, suspect} = ofContainer('', Object.fromEntries(passedOver));
	return suspect ?? (text !== '' && isSuspicious(text) ? text : null);
};
