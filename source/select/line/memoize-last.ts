/**
Returns a function that remembers its last result while it is called with the same arguments. One result, not a cache:
what is on the screen is what is asked for again.
*/
export const memoizeLast = <Arguments extends readonly unknown[], Result>(compute: (...parameters: Arguments) => Result): ((...parameters: Arguments) => Result) => {
	let last: {readonly parameters: Arguments; readonly result: Result} | null = null;
	return (...parameters) => {
		const isSame = last?.parameters.length === parameters.length && last.parameters.every((parameter, index) => Object.is(parameter, parameters[index]));
		if (last === null || !isSame) {
			last = {parameters, result: compute(...parameters)};
		}

		return last.result;
	};
};

/** The same for a function of one record: it is the same while every field is. */
export const memoizeFields = <Fields extends object, Result>(compute: (fields: Fields) => Result): ((fields: Fields) => Result) => {
	let last: {readonly fields: Fields; readonly result: Result} | null = null;
	return fields => {
		const names = Object.keys(fields) as Array<keyof Fields>;
		if (last === null || names.some(name => !Object.is(fields[name], last!.fields[name]))) {
			last = {fields, result: compute(fields)};
		}

		return last.result;
	};
};
