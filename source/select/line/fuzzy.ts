/**
Returns how well typed letters fit a title: 0 when they do not occur in this order, more when they start words or stand
together. Nothing typed fits everything the same.
*/
export const fuzzyScore = (typed: string, title: string): number => {
	const letters = [...typed.toLowerCase().replaceAll(' ', '')];
	const text = title.toLowerCase();
	const whole = text.indexOf(typed.toLowerCase().trim());
	if (typed.trim() === '') {
		return 1;
	}

	if (whole !== -1) {
		return 1000 - whole + (whole === 0 || text[whole - 1] === ' ' ? 500 : 0) - (text.length / 1000);
	}

	let score = 0;
	let position = -1;
	for (const letter of letters) {
		const found = text.indexOf(letter, position + 1);
		if (found === -1) {
			return 0;
		}

		score += found === position + 1 ? 3 : (found === 0 || text[found - 1] === ' ' ? 2 : 1);
		position = found;
	}

	// Letters strewn over a long title are no match.
	return score > 1.5 * letters.length ? score : 0;
};
