import type {DoctorAnswer, DoctorReport} from '../schema/doctor.ts';
import {formatCount} from '../text/numbers.ts';

/** What was found out about the machine; intake/probe.ts and commands/doctor.ts gather it. */
export type MachineFacts = {
	readonly nodeVersion: string;
	readonly platform: string;
	readonly terminal: {
		readonly isStdinTty: boolean;
		readonly isStdoutTty: boolean;
		readonly columns: number | null;
		readonly rows: number | null;
		readonly colorDepth: number;
		readonly name: string | null;
		readonly isUnicode: boolean;
		readonly hasNoColor: boolean;
		readonly multiplexer: 'tmux' | 'screen' | null;
	};
	readonly folders: ReadonlyArray<{
		readonly folder: string;
		readonly trouble: string | null;
		readonly entries: number | null;
		readonly scanReason: string | null;
		readonly watchTrouble: string | null;
	}>;
	/** Milliseconds from a write to its event in a temporary folder; null when none came. */
	readonly eventDelay: number | null;
	readonly limits: {readonly watches: number | null; readonly watchInstances: number | null; readonly openFiles: number | null};
	readonly configuration: {readonly path: string; readonly isThere: boolean; readonly mistake: string | null};
	readonly stateFolder: {readonly path: string; readonly trouble: string | null};
};

type Answer = Omit<DoctorAnswer, 'topic' | 'name'>;

const good = (sentence: string): Answer => ({state: 'good', sentence, next: null});
const note = (sentence: string, next: string | null = null): Answer => ({state: 'note', sentence, next});
const problem = (sentence: string, next: string): Answer => ({state: 'problem', sentence, next});

type Question = {
	readonly topic: DoctorAnswer['topic'];
	readonly name: string;
	/** Null when it does not arise here. */
	readonly ask: (facts: MachineFacts) => Answer | null;
};

const designSize = {columns: 80, rows: 24};
const smallestSize = {columns: 40, rows: 10};

/** Below this a large tree of folders cannot be watched. */
const fewWatches = 8192;
const fewOpenFiles = 256;

const questions: readonly Question[] = [
	{
		topic: 'node', name: 'Node', ask: ({nodeVersion, platform}) => good(`Node ${nodeVersion} on ${platform}.`),
	},
	{
		topic: 'terminal',
		name: 'terminal',
		ask({terminal: {isStdinTty, isStdoutTty, name}}) {
			if (!isStdinTty || !isStdoutTty) {
				return note(`${isStdoutTty ? 'stdin' : 'stdout'} is not a terminal: connwatch prints the status instead of the live board.`);
			}

			return name === 'dumb'
				? problem('TERM is dumb: connwatch prints the status instead of the live board.', 'Set TERM to what the terminal is, for example xterm-256color.')
				: good(`The live board can be drawn (TERM is ${name ?? 'not set'}).`);
		},
	},
	{
		topic: 'terminal',
		name: 'size',
		ask({terminal: {columns, rows}}) {
			if (columns === null || rows === null) {
				return null;
			}

			if (columns < smallestSize.columns || rows < smallestSize.rows) {
				return problem(`${columns}×${rows} has room for the verdict line alone.`, `Make the window ${designSize.columns}×${designSize.rows} or larger.`);
			}

			return columns < designSize.columns || rows < designSize.rows
				? note(`${columns}×${rows}: some columns of the board are left out.`, `All fit into ${designSize.columns}×${designSize.rows}.`)
				: good(`${columns}×${rows} has room for every column that matters.`);
		},
	},
	{
		topic: 'terminal',
		name: 'colours',
		ask({terminal: {colorDepth, hasNoColor, isStdoutTty}}) {
			if (!isStdoutTty) {
				return null;
			}

			if (hasNoColor) {
				return note('NO_COLOR is set: states are told by word and glyph alone.');
			}

			return colorDepth > 1 ? good('Colours work; every state has a word and a glyph as well.') : note('The terminal claims no colours: states are told by word and glyph alone.', 'Set TERM to xterm-256color if it has them.');
		},
	},
	{
		topic: 'terminal',
		name: 'characters',
		ask: ({terminal: {isUnicode}}) => isUnicode
			? good('The locale is UTF-8: glyphs can be drawn.')
			: note('The locale is not UTF-8: connwatch draws with ASCII.', 'Set LANG, for example to C.UTF-8.'),
	},
	{
		topic: 'terminal',
		name: 'copying',
		ask({terminal: {multiplexer, isStdoutTty}}) {
			if (!isStdoutTty) {
				return null;
			}

			return {
				tmux: note('Copying goes through tmux (OSC 52).', 'If nothing arrives in the clipboard: set -g set-clipboard on, and -g allow-passthrough on, in ~/.tmux.conf.'),
				screen: note('Copying goes through screen (OSC 52), which not every version passes on.', 'If nothing arrives in the clipboard, the copy is in the file the message names.'),
				none: note('Copying uses OSC 52; whether this terminal takes it cannot be asked.', 'If nothing arrives in the clipboard, allow clipboard access in the settings of the terminal.'),
			}[multiplexer ?? 'none'];
		},
	},
	{
		topic: 'limits',
		name: 'events',
		ask: ({eventDelay}) => eventDelay === null
			? problem('No event came for a file written into a temporary folder: changes are found by scanning.', 'Nothing is lost; --poll sets how often it looks.')
			: good(`Events work here: one took ${Math.max(1, Math.round(eventDelay))} ms.`),
	},
	{
		topic: 'limits',
		name: 'watches',
		ask({limits: {watches}}) {
			if (watches === null) {
				return null;
			}

			return watches < fewWatches
				? note(`At most ${formatCount(watches)} folders can be watched.`, 'More are found by scanning; sysctl fs.inotify.max_user_watches raises it.')
				: good(`Up to ${formatCount(watches)} folders can be watched.`);
		},
	},
	{
		topic: 'limits',
		name: 'open files',
		ask({limits: {openFiles}}) {
			if (openFiles === null) {
				return null;
			}

			return openFiles < fewOpenFiles
				? problem(`Only ${formatCount(openFiles)} files can be open at once.`, `Raise it: ulimit -n ${fewOpenFiles * 4}.`)
				: good(`Up to ${formatCount(openFiles)} files can be open at once.`);
		},
	},
	{
		topic: 'configuration',
		name: 'configuration',
		ask({configuration: {path, isThere, mistake}}) {
			if (mistake !== null) {
				return problem(`The configuration cannot be used: ${mistake}`, 'connwatch config check lists every mistake.');
			}

			return isThere ? good(`The configuration ${path} is right.`) : note(`There is no configuration (${path}).`, 'None is needed; connwatch config init writes a first one.');
		},
	},
	{
		topic: 'state-folder',
		name: 'state folder',
		ask: ({stateFolder: {path, trouble}}) => trouble === null
			? good(`Acknowledgements, view and mask key are kept in ${path}.`)
			: problem(`Nothing can be kept in ${path}: ${trouble}.`, 'Make it writable, or set XDG_STATE_HOME (LOCALAPPDATA on Windows) to a folder that is.'),
	},
];

/** Returns what the machine allows, one answer a question, in plain sentences. */
export const doctorReport = (facts: MachineFacts): DoctorReport => ({
	schemaVersion: 1,
	answers: [
		...questions.flatMap(({topic, name, ask}) => {
			const answer = ask(facts);
			return answer === null ? [] : [{topic, name, ...answer}];
		}),
		...facts.folders.map(folder => ({topic: 'folders' as const, name: folder.folder, ...folderAnswer(folder)})),
	],
});

const folderAnswer = ({trouble, entries, scanReason, watchTrouble}: MachineFacts['folders'][number]): Answer => {
	if (trouble !== null) {
		return problem(`It cannot be listed: ${trouble}.`, 'Check the path and its permissions.');
	}

	if (scanReason !== null) {
		return note(`It is scanned, not watched: ${scanReason}.`, 'A new log shows within seconds; --poll sets how often it looks.');
	}

	return watchTrouble === null
		? good(`It can be listed (${formatCount(entries)} entries) and watched.`)
		: note(`No watch can be set: ${watchTrouble}; it is scanned.`, 'Raise fs.inotify.max_user_watches or max_user_instances.');
};
