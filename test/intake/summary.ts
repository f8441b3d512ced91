import type {LogFile} from '../../source/connectors/reading.ts';
import type {IntakeSnapshot} from '../../source/intake/snapshot.ts';

/** What a file says, without what differs between two looks at the same bytes. */
export type FileSummary = {
	readonly path: string;
	readonly status: string;
	readonly reason: string | null;
	readonly size: number;
	readonly sha256: string | null;
	readonly imported: ReadonlyArray<number | null>;
	readonly pendingBytes: number | null;
};

/** Returns the facts of one file. */
export const summarizeFile = (file: LogFile): FileSummary => ({
	path: file.path,
	status: file.status,
	reason: file.reason,
	size: file.size,
	sha256: file.sha256,
	imported: file.reading?.imports.map(({counts}) => counts.imported) ?? [],
	pendingBytes: file.reading?.bytes.pending ?? null,
});

/** Returns the facts of all files, by which two snapshots can be compared. */
export const summarize = ({files}: Pick<IntakeSnapshot, 'files'>): readonly FileSummary[] => files.map(file => summarizeFile(file));

/** Returns the file of a path; throws when there is none. */
export const fileOf = (snapshot: Pick<IntakeSnapshot, 'files'>, path: string): LogFile => {
	const found = snapshot.files.find(one => one.path === path);
	if (!found) {
		throw new Error(`${path} is not among ${snapshot.files.map(file => file.path).join(', ')}`);
	}

	return found;
};
