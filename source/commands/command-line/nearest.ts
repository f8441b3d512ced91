/** Shorter than this, what was typed begins half of all names. */
const shortestPart = 3;

/** Who types part of a name means the whole: its beginning, or one of its words. */
const formsOf = (candidate: string, length: number): readonly string[] =>
	length < shortestPart ? [candidate] : [candidate, candidate.slice(0, length), ...candidate.split(' ')];

/** Returns the candidate most like what was typed, null when none is near enough to be a slip of the finger or a part of the name. */
export const nearest = (typed: string, candidates: readonly string[]): string | null => nearestFew(typed, candidates, 1)[0] ?? null;

/** Returns the candidates near enough to what was typed, the most alike first, `count` at most. */
export const nearestFew = (typed: string, candidates: readonly string[], count: number): readonly string[] => {
	const wanted = typed.toLowerCase().slice(0, 64);
	const farthest = Math.max(1, Math.floor(wanted.length / 3));
	return candidates
		.map(candidate => ({candidate, distance: Math.min(...formsOf(candidate.toLowerCase(), wanted.length).map(form => editDistance(wanted, form)))}))
		.filter(({distance}) => distance <= farthest)
		.toSorted((one, other) => one.distance - other.distance)
		.slice(0, count)
		.map(({candidate}) => candidate);
};

/** Returns how many letters must be added, taken away, changed or swapped with their neighbour. */
export const editDistance = (from: string, to: string): number => {
	let beforePrevious: number[] = [];
	let previous = Array.from({length: to.length + 1}, (_, index) => index);
	for (let row = 1; row <= from.length; row++) {
		const current = [row];
		for (let column = 1; column <= to.length; column++) {
			const isSame = from[row - 1] === to[column - 1];
			const isSwap = row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
			current.push(Math.min(
				previous[column]! + 1,
				current[column - 1]! + 1,
				previous[column - 1]! + (isSame ? 0 : 1),
				isSwap ? beforePrevious[column - 2]! + 1 : Infinity,
			));
		}

		beforePrevious = previous;
		previous = current;
	}

	return previous[to.length]!;
};
