/** Returns many items and a few together, in order; both are in order already. Costs comparisons for the few only. */
export const mergeSorted = <Item>(many: readonly Item[], few: readonly Item[], compareItems: (one: Item, other: Item) => number): readonly Item[] => {
	const merged: Item[] = [];
	let taken = 0;
	for (const item of few) {
		let end = many.length;
		for (let start = taken; start < end;) {
			const middle = (start + end) >>> 1;
			if (compareItems(many[middle]!, item) < 0) {
				start = middle + 1;
			} else {
				end = middle;
			}
		}

		for (; taken < end; taken++) {
			merged.push(many[taken]!);
		}

		merged.push(item);
	}

	for (; taken < many.length; taken++) {
		merged.push(many[taken]!);
	}

	return merged;
};
