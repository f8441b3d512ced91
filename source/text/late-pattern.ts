/**
Returns a function that makes a pattern on first use. An engine checks every pattern literal of a program when
it reads the program, and one with Unicode properties or with large classes without case takes it up to half a millisecond.
*/
export const latePattern = (source: string, flags: string): (() => RegExp) => {
	let pattern: RegExp | undefined;
	return () => {
		pattern ??= new RegExp(source, flags);
		return pattern;
	};
};
