/** A custom user mapping file, as an administrator uploads it to the portal: which mailbox each source user belongs to. */

/** What can be wrong with a row; the file's own line is beside it. */
export type MappingFault = 'no-mailbox' | 'no-at-sign' | 'two-mailboxes' | 'too-few-cells' | 'open-quote';

export const mappingFaults: Readonly<Record<MappingFault, string>> = {
	'no-mailbox': 'has no mailbox',
	'no-at-sign': 'its mailbox is no address: there is no @ in it',
	'two-mailboxes': 'stands in the file twice, with different mailboxes',
	'too-few-cells': 'has fewer cells than the heading',
	'open-quote': 'a quote is opened and not closed',
};

/** A row of a user who failed, and what is wrong with it; `line` is 1-based. */
export type FaultyRow = {readonly line: number; readonly user: string; readonly fault: MappingFault};

export type Mapping = {
	/** Rows below the heading, blank ones not counted. */
	readonly rows: number;
	/** Rows that no failing user needs. */
	readonly unneeded: number;
	/** What its heading says: how another row is written. */
	readonly heading: Heading;
	/** Users who failed and have a row, valid or not. */
	readonly listed: ReadonlySet<string>;
	/** Users who failed and have a valid row. */
	readonly mapped: ReadonlySet<string>;
	/** At most `maximumFaults`; `faultCount` counts all. */
	readonly faults: readonly FaultyRow[];
	readonly faultCount: number;
};

/** How many faulty rows are listed. */
export const maximumFaults = 200;

const delimiters = [',', ';', '\t', '|'] as const;
const userTitle = 'externaluserid';
const mailboxTitle = 'o365usermailbox';

export type Heading = {readonly delimiter: string; readonly user: number; readonly mailbox: number; readonly cells: number};

/** Returns the cells of one line of CSV; null where a quote is not closed. */
export const splitCsvLine = (line: string, delimiter: string): readonly string[] | null => {
	if (!line.includes('"')) {
		return line.split(delimiter);
	}

	const cells: string[] = [];
	let cell = '';
	let isQuoted = false;
	for (let index = 0; index < line.length; index++) {
		const character = line[index]!;
		if (character === '"' && isQuoted && line[index + 1] === '"') {
			cell += character;
			index++;
		} else if (character === '"' && (isQuoted || cell === '')) {
			isQuoted = !isQuoted;
		} else if (character === delimiter && !isQuoted) {
			cells.push(cell);
			cell = '';
		} else {
			cell += character;
		}
	}

	return isQuoted ? null : [...cells, cell];
};

/** Returns what the heading of a mapping file says; null for a line that is not a heading. */
export const readHeading = (line: string): Heading | null => {
	for (const delimiter of delimiters) {
		const titles = splitCsvLine(line, delimiter)?.map(title => title.trim().toLowerCase()) ?? [];
		const [user, mailbox] = [titles.indexOf(userTitle), titles.indexOf(mailboxTitle)];
		if (user !== -1 && mailbox !== -1) {
			return {
				delimiter, user, mailbox, cells: Math.max(user, mailbox) + 1,
			};
		}
	}

	return null;
};

/** Collects the rows of a mapping file that failing users need, line by line, so that a million others cost nothing but their reading. */
export const collectMapping = (heading: Heading, failing: ReadonlySet<string>): {readonly add: (line: string, number: number) => void; readonly end: () => Mapping} => {
	const mailboxes = new Map<string, string>();
	const bad = new Set<string>();
	const listed = new Set<string>();
	const faults: FaultyRow[] = [];
	let rows = 0;
	let unneeded = 0;
	let faultCount = 0;
	const tell = (line: number, user: string, fault: MappingFault): void => {
		bad.add(user);
		faultCount++;
		if (faults.length < maximumFaults) {
			faults.push({line, user, fault});
		}
	};

	const addRow = (cells: readonly string[], line: number): void => {
		const user = cells[heading.user]!.trim();
		if (!failing.has(user)) {
			unneeded++;
			return;
		}

		listed.add(user);
		const mailbox = cells[heading.mailbox]!.trim();
		const before = mailboxes.get(user);
		if (mailbox === '') {
			tell(line, user, 'no-mailbox');
		} else if (!/[^@]@[^@]/v.test(mailbox)) {
			tell(line, user, 'no-at-sign');
		} else if (before !== undefined && before !== mailbox.toLowerCase()) {
			tell(line, user, 'two-mailboxes');
		} else {
			mailboxes.set(user, mailbox.toLowerCase());
		}
	};

	return {
		add(text, line) {
			if (text.trim() === '') {
				return;
			}

			rows++;
			const cells = splitCsvLine(text, heading.delimiter);
			if (cells === null || cells.length < heading.cells) {
				tell(line, (cells?.[heading.user] ?? '').trim(), cells === null ? 'open-quote' : 'too-few-cells');
				return;
			}

			addRow(cells, line);
		},
		end: () => ({
			heading, listed, rows, unneeded, mapped: new Set(mailboxes.keys().filter(user => !bad.has(user))), faults, faultCount,
		}),
	};
};

/** Returns one more row of a mapping file in its own dialect: the source user, and the mailbox still to be filled in. */
export const rowFor = (user: string, {delimiter, user: place, cells}: Heading): string => {
	const written = user.includes(delimiter) || /["\r\n]/v.test(user) ? `"${user.replaceAll('"', '""')}"` : user;
	return Array.from({length: cells}, (_, index) => index === place ? written : '').join(delimiter);
};
