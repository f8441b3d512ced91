import picomatch from 'picomatch';

/**
Returns whether a path meets one of the patterns. A pattern means the name of the file, unless it has a slash. Names differ in
case from system to system, so case is ignored.
*/
export const createPathMatcher = (patterns: readonly string[]): ((path: string) => boolean) => {
	const matchers = patterns.map(pattern => {
		const isMatch = picomatch(pattern, {nocase: true, dot: true});
		return pattern.includes('/') ? isMatch : (path: string) => isMatch(path.slice(path.lastIndexOf('/') + 1));
	});
	return path => matchers.some(isMatch => isMatch(path));
};
