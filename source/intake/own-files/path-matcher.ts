import {RE2JS} from 're2js';
import {globSource} from '../../text/glob.ts';

/**
Returns whether a path meets one of the patterns. A pattern means the name of the file, unless it has a slash. Names differ in
case from system to system, so case is ignored. What is no pattern (an open brace, a range the wrong way round) meets nothing.
*/
export const createPathMatcher = (patterns: readonly string[]): ((path: string) => boolean) => {
	const matchers = patterns.map(pattern => {
		const isMatch = matcherOf(pattern);
		return pattern.includes('/') ? isMatch : (path: string) => isMatch(path.slice(path.lastIndexOf('/') + 1));
	});
	return path => matchers.some(isMatch => isMatch(path));
};

const matcherOf = (pattern: string): ((path: string) => boolean) => {
	const source = globSource(pattern);
	if (source === null) {
		return () => false;
	}

	try {
		const expression = RE2JS.compile(source, RE2JS.CASE_INSENSITIVE | RE2JS.DOTALL);
		return path => expression.matcher(path).find();
	} catch {
		return () => false;
	}
};
