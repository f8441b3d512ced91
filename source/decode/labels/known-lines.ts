import {latePattern} from '../../text/late-pattern.ts';

/** What holds digits and says nothing of an import: it is taken out of a line before the line is judged. In lower case, white space as one blank. */
const phrases: readonly string[] = [
	// Addresses, paths, ids, hashes, standards.
	String.raw`(?:[a-z][a-z+.\-]{1,10}:\/\/|www\.)[^\s<>"]+`,
	String.raw`[^\s@"]{1,64}@[^\s@"]{1,255}`,
	String.raw`(?<![\p{L}\p{N}])[a-z]:\\[^\s"]*|\\\\[^\s"]+|(?<![\p{L}\p{N}:.<])\/[^\s\/"\(<>]+\/[^\s"<>]*`,
	String.raw`\{?[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}\}?`,
	String.raw`(?<![\da-z])(?:[\da-f]{64}|[\da-f]{40}|[\da-f]{32})(?![\da-z])`,
	String.raw`(?<![\p{L}\p{N}])(?:iso|rfc|utf|sha|md|record type|type|ms)[ \-]?\d+(?![\p{L}\p{N}])`,
	String.raw`(?:microsoft|office|m|o)[ \-]?365`,
	String.raw`(?<![\p{L}\p{N}.])\d{1,3}\.\d{1,3}\.\d{1,3}(?:\.\d{1,6})?(?![\p{N}.])(?! \d{1,2}:)`,
	// What is counted here is no item.
	String.raw`(?<![\p{L}\p{N}])v(?:er(?:sion)?)?[ .:=]*\d[\w.\-]*(?![\p{L}\p{N}\/:])`,
	String.raw`(?:version|build|release|revision|schema|port|page|sheet|part|rows?|lines?|columns?|retention|tickets?|job(?: (?:number|id))?|case|request|room|floor|building|phone|tel\.?|extension)(?: (?:no|number|nr)\.?)? ?[:=#]? ?\d[\w.]*(?: ?(?:of|\/) ?\d+)?(?![\p{L}\p{N}\/:])`,
	String.raw`(?<![\p{L}\p{N}.,])\d+(?:[.,]\d+)?[ \-]?(?:days?|hours?|hrs?|minutes?|mins?|weeks?|months?|years?|seconds?|secs?|kb|mb|gb|tb|kib|mib|gib|bytes|h|ms)(?![\p{L}\p{N}])(?! (?:ago|late|overdue))`,
	String.raw`(?:©|\(c\)|copyright)[^\d]{0,40}\d{4}(?: ?[\-–] ?\d{4})?`,
	String.raw`utc ?[+\-]\d{1,2}(?::?\d{2})?`,
];

/** Finds what is taken out. */
export const knownPhrases = latePattern(phrases.join('|'), 'gv');

/** How titles and footers begin that writers put right below an import. They are harmless if nothing else speaks against it. */
const footers: readonly string[] = [
	String.raw`(?:this )?(?:log|report|file|export|document|list|download)?(?: was| is)? ?(?:generated|exported|downloaded|created|printed|saved|retrieved|produced|compiled|written|prepared|reviewed|checked)(?: (?:on|at|by|from|with|using|for))?(?![\p{L}\p{N}])`,
	String.raw`(?:end|start|beginning|bottom|top) of (?:the )?(?:log|report|file|export|document|list|import|admin log|data)(?![\p{L}\p{N}])`,
	'page(?: (?:no|number)\\.?)?(?![\\p{L}])',
	'legend',
	'notes?(?![\\p{L}])',
	'confidential',
	'internal use',
	'for internal',
	'©',
	'copyright',
	String.raw`\(c\)`,
	'all times',
	'times? (?:are|is|in)',
	'time ?zone',
	'no further',
	'no more',
	'eof(?![\\p{L}])',
	'the end(?![\\p{L}])',
	String.raw`fin(?![\p{L}])`,
	'continued',
	'generated(?![\\p{L}])',
	'source:? (?:microsoft )?purview',
	'sha-?256',
	'md5',
	'checksum',
	'tenant',
	'organi[sz]ation',
	'powered by',
	'see (?:also|https?)',
	'https?:',
	'for (?:help|more|questions|support)',
	'contact',
];

export const knownFooter = latePattern(String.raw`^[^\p{L}\p{N}©\(]*(?:${footers.join('|')})`, 'v');
