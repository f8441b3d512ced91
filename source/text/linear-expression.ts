/** Regular expressions that take linear time, whatever they are and whatever they are looked for in. */

import type {RE2JS} from 're2js';

export type LinearExpression = {readonly test: (text: string) => boolean};

type Engine = typeof RE2JS;

/** A third of a megabyte that most sessions never need: loaded when the first expression is looked for. */
let engine: Engine | null = null;

/** Loads what reads expressions. */
export const loadExpressions = async (): Promise<void> => {
	const loaded = await import('re2js');
	engine = loaded.RE2JS;
};

export const areExpressionsLoaded = (): boolean => engine !== null;

/** Longer ones are refused: reading them would take longer than a key may wait. */
const longest = 1000;

/** Returns the expression, in any case; throws with one sentence for a source that is none, or that needs more than linear time. */
export const linearExpression = (source: string): LinearExpression => {
	if (engine === null) {
		throw new Error('the search is still being loaded');
	}

	if (source.length > longest) {
		throw new Error(`it is longer than ${longest} characters`);
	}

	const pattern = engine.compile(source, engine.CASE_INSENSITIVE);
	return {test: text => pattern.matcher(text).find()};
};

/** Returns why a source is no expression, in a few words. */
export const expressionTrouble = (error: unknown): string => {
	const said = (error as Error).message.replace(/^error parsing regexp: /v, '').replace('(?i)', '');
	return /\(\?|escape/v.test(said) ? `${said}; lookahead, lookbehind and references to groups are not supported` : said;
};
