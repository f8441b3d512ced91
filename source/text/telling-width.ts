import {widthOf} from './width.ts';

/** Returns how many terminal columns tell sanitized texts apart: cut there, an ellipsis at their end, no two different ones look alike. */
export const tellingWidth = (texts: readonly string[]): number => {
	const sorted = [...new Set(texts)].toSorted();
	let width = 0;
	for (const [place, text] of sorted.entries()) {
		const next = sorted[place + 1];
		if (next !== undefined) {
			width = Math.max(width, widthOfPair(text, next));
		}
	}

	return width;
};

/** A text that the next one begins with must be whole; else the first letter that differs must be seen before the ellipsis. */
const widthOfPair = (text: string, next: string): number => {
	let same = 0;
	while (same < text.length && text[same] === next[same]) {
		same++;
	}

	return same === text.length ? Math.max(1, widthOf(text)) : 1 + Math.max(widthOf(text.slice(0, same + 1)), widthOf(next.slice(0, same + 1)));
};
