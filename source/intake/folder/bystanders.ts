import {nameFromLogName} from '../../connectors/name.ts';

/** One kind of file that other programs or people leave beside logs. */
type Bystander = {readonly reason: string; readonly pattern: RegExp};

/** Files no program writes a log into: they are never opened. */
const neverLogs: readonly Bystander[] = [
	{reason: 'its name starts with a dot', pattern: /^\./v},
	{reason: 'a file of the desktop, not a log', pattern: /^(?:desktop\.ini|thumbs\.db|ehthumbs\.db|icon\r)$/iv},
	{reason: 'the lock of an open Office document', pattern: /^~\$/v},
	{reason: 'a note of Windows about where a download came from', pattern: /[:\u{F03A}]zone\.identifier$/iv},
];

/** Files that are ignored when no log is found in them. */
const seldomLogs: readonly Bystander[] = [
	{reason: 'a list of checksums', pattern: /^(?:sha\d{1,3}|md5)sums?(?:\.txt)?$|\.(?:sha\d{1,3}|md5|sfv|asc|sig)$/iv},
	{reason: 'a note for people', pattern: /^(?:readme|read me|liesmich|lisezmoi|license|licence|changelog)(?:[. ].{0,40})?$/iv},
	{reason: 'a link', pattern: /\.(?:lnk|url|webloc|desktop)$/iv},
	{reason: 'a program', pattern: /\.(?:ps1|psm1|psd1|bat|cmd|sh|py|vbs|exe|msi|dll)$/iv},
];

const reasonIn = (name: string, bystanders: readonly Bystander[]): string | null => bystanders.find(({pattern}) => pattern.test(name))?.reason ?? null;

/** Returns why a file of this name is nobody's log, null when it may be one. */
export const ignoredNameReason = (name: string): string | null => reasonIn(name, neverLogs);

/** Returns why a file of this name, in which no log was found, needs no notice; null for any name a log may have. */
export const bystanderReason = (name: string): string | null => nameFromLogName(name) === null ? reasonIn(name, seldomLogs) : null;
