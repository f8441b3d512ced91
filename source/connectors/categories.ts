// What a failed mapping is called; joined here because no line holds it.
const mapping = new RegExp([
	'map',
	'(?:user|mailbox|recipient|participant|owner)s? (?:was |is |could |can)?(?:not (?:be )?found|unknown|missing)',
	'unknown user|unresolved|not (?:be )?resolved',
	'no (?:matching )?(?:user|mailbox)',
	'e-?mail address not valid|invalid (?:user|e-?mail|address)',
].join('|'), 'iv');

/** Words that place a failure reason, by row the first that fits; keywords only, never instead of the original text. */
export const categories: ReadonlyArray<{readonly name: string; readonly words: RegExp}> = [
	{name: 'duplicate', words: /duplicat|already (?:exists|imported)/iv},
	{name: 'user-mapping', words: mapping},
	{name: 'licence', words: /licen[cs]e|subscription|not entitled/iv},
	{name: 'throttling', words: /throttl|too many requests|rate.?limit|server ?busy|\b429\b|quota/iv},
	{name: 'permission', words: /permission|denied|unauthori[sz]ed|forbidden|access|consent|\b40[13]\b/iv},
	{name: 'attachment', words: /attach/iv},
	{name: 'item-size', words: /size|too (?:large|big|long)|exceed|\blimit\b|\b\d+ ?mb\b/iv},
	{name: 'mailbox-write', words: /mail ?box|write|writing|deliver|store|save|archive/iv},
];

/** Category of a reason that fits no row. */
export const otherCategory = 'other';

const known = new Map<string, string>();
// Reasons that hold an id would let it grow without end.
const maximumKnown = 10_000;

/** Returns the category of a failure reason. */
export const categoryOf = (reason: string): string => {
	const remembered = known.get(reason);
	if (remembered !== undefined) {
		return remembered;
	}

	// A keyword stands at the start; the rest of a hostile text is not searched.
	const start = reason.slice(0, 1000).replaceAll(/(?<=[a-z])(?=[A-Z])/gv, ' ');
	const category = categories.find(({words}) => words.test(start) || words.test(reason.slice(0, 1000)))?.name ?? otherCategory;
	if (known.size >= maximumKnown) {
		known.clear();
	}

	known.set(reason, category);
	return category;
};
