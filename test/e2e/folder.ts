import {
	mkdtempSync,
	renameSync,
	rmSync,
	utimesSync,
	writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';

/** A folder of logs and a home of its own for the state, both gone after the test. */
export type LogFolder = {
	readonly logs: string;
	readonly environment: Readonly<Record<string, string>>;
	/** Saves a log as browsers do: under another name first, then renamed. */
	readonly save: (name: string, text: string) => void;
	readonly remove: () => void;
};

export const makeLogFolder = (): LogFolder => {
	const root = mkdtempSync(path.join(tmpdir(), 'connwatch-e2e-'));
	const logs = mkdtempSync(path.join(root, 'logs-'));
	return {
		logs,
		environment: {XDG_STATE_HOME: path.join(root, 'state'), XDG_CONFIG_HOME: path.join(root, 'config'), HOME: root},
		save(name, text) {
			const temporary = path.join(root, `${name}.saving`);
			writeFileSync(temporary, text);
			// Older than the settling rule: the last line may be believed at once.
			const before = new Date(Date.now() - 60_000);
			utimesSync(temporary, before, before);
			renameSync(temporary, path.join(logs, name));
		},
		remove() {
			rmSync(root, {recursive: true, force: true});
		},
	};
};

export type InventedImport = {
	readonly completedAt: number;
	readonly imported: number;
	readonly failures?: ReadonlyArray<readonly [itemId: string, user: string, reason: string]>;
};

/** Returns an admin log of the documented labels. */
export const adminLog = (imports: readonly InventedImport[]): string => imports.map(({completedAt, imported, failures = []}) => [
	`Import completion time: ${new Date(completedAt).toISOString()}`,
	`Items available from source: ${imported + failures.length}`,
	`Items available for import: ${imported + failures.length}`,
	`Items imported successfully: ${imported}`,
	'Items partially imported: 0',
	'Items skipped: 0',
	`Items failed: ${failures.length}`,
	...failures.length === 0 ? [] : ['Failed item details', 'Item id\tSource User ID\tM365 User ID\tFailure Reason'],
	...failures.map(([itemId, user, reason]) => `${itemId}\t${user}\t\t${reason}`),
	'',
].join('\n')).join('\n');

/** Returns eight daily clean imports that end an hour ago. */
export const cleanWeek = (imported: number, now = Date.now()): readonly InventedImport[] =>
	Array.from({length: 8}, (_, index) => ({completedAt: now - 3_600_000 - ((7 - index) * 86_400_000), imported: imported + index}));
