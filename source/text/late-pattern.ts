/**
Returns how to get a pattern that is made when it is asked for first. An engine checks every pattern that stands in a program when
it reads the program, and one with Unicode properties or with large classes without case takes it up to half a millisecond.
*/
export const latePattern = (source: string, flags: string): (() => RegExp) => {
	let pattern: RegExp | undefined;
	return () => {
		pattern ??= new RegExp(source, flags);
		return pattern;
	};
};
