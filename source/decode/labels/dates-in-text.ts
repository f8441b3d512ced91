import {latePattern} from '../../text/late-pattern.ts';

const month = String.raw`(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|januar|februar|märz|mai|juni|juli|oktober|dezember|janvier|février|mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)\.?`;
const weekday = String.raw`(?:mon|tue|wed|thu|fri|sat|sun)(?:day|s|sday|nesday|rs|rsday|urday)?\.?`;
const clock = String.raw`\d{1,2}[:.h]\d{2}(?:[:.]\d{2}(?:[.,]\d+)?)?(?: ?[ap]\.? ?m\.?(?![\p{L}]))?`;
const zone = String.raw`(?:z|utc|gmt|[+\-]\d{2}:?\d{2}|\((?:utc|gmt)\)|cet|cest|est|edt|pst|pdt|mez|mesz)(?![\p{L}\p{N}])`;
const day = [
	String.raw`\d{4}[\-\/.]\d{1,2}[\-\/.]\d{1,2}`,
	String.raw`\d{1,2}[\-\/.]\d{1,2}[\-\/.]\d{4}`,
	String.raw`\d{1,2}[\/.]\d{1,2}[\/.]\d{2}(?!\d)`,
	String.raw`(?:${weekday},? )?\d{1,2}(?:st|nd|rd|th|\.)?[\- ](?:de |of )?${month}(?:,?[\- ](?:de )?\d{2,4})?(?![\p{L}\p{N}])`,
	String.raw`(?:${weekday},? )?${month} \d{1,2}(?:st|nd|rd|th)?(?:,? \d{4})?(?![\p{L}\p{N}])`,
	String.raw`(?<![\p{L}])${month} \d{4}`,
	String.raw`\d{4}年\d{1,2}月\d{1,2}日?`,
	String.raw`\/date\(\d+\)\/`,
	String.raw`20\d{6}(?:[t\-_ ]?\d{4,6}z?)?(?!\d)`,
	String.raw`1[5-9]\d{8}(?:\d{3})?(?!\d)`,
].join('|');

/** Finds dates and times of day as people write them, in lower-case text, white space as one blank: not to read them, but to know that they are there. */
export const datesPattern = latePattern(
	String.raw`(?<![\p{L}\p{N}.,])(?:(?:${day})(?:,? ?(?:t|at |um |à )?${clock})?|${clock})(?: ?${zone})*`,
	'gv',
);
