import type {WriteStream} from 'node:tty';
import {writeExport} from '../../intake/own-files/export-file.ts';
import {addAcknowledgement, removeAcknowledgement, writeView} from '../../intake/own-files/state-folder.ts';
import {countOf} from '../../text/numbers.ts';
import {sanitize} from '../../text/sanitize.ts';
import {formatIso} from '../../text/time.ts';
import type {LiveActions} from '../../ui/live-actions.ts';
import type {SavedView} from '../../ui/state/view-state.ts';
import type {CommandContext} from '../command-line/command.ts';
import {parseFutureMoment} from '../command-line/moments.ts';
import {exportPieces} from './export-pieces.ts';
import {clipboardSequence, multiplexerOf, noticeSequence} from './clipboard.ts';

export type ActionOptions = {
	readonly stdout: WriteStream;
	readonly stateFolder: string;
	/** What the view is remembered under. */
	readonly viewKey: string;
	readonly rescan: () => void;
	readonly answerFailures: LiveActions['answerFailures'];
	readonly storedItemIds: LiveActions['storedItemIds'];
	/** Judges anew after an acknowledgement. */
	readonly acknowledge: () => Promise<void>;
	readonly openLog: LiveActions['openLog'];
	readonly suspend: () => Promise<void>;
	readonly finish: (ending: {readonly lastScreen: string | null; readonly isInterrupted: boolean}) => void;
};

export type ShellActions = {
	readonly actions: LiveActions;
	/** Waits until all that was asked for is written, the view chosen last too, and a stopped export is taken away. */
	readonly flush: () => Promise<void>;
};

/** Moving quickly through sorts must not write a file for each. */
const saveDelay = 500;

/** Makes what the screen may ask of the shell: clipboard, exports, acknowledgements, the remembered view, the way out. */
export const createActions = (context: CommandContext, options: ActionOptions): ShellActions => {
	const {stdout, stateFolder, viewKey, finish} = options;
	const multiplexer = multiplexerOf(context.environment);
	let unsaved: SavedView | null = null;
	let saveTimer: NodeJS.Timeout | undefined;

	/** Ends when everything is written that was asked for. */
	let writing: Promise<unknown> = Promise.resolve();
	const write = async <Written>(written: Promise<Written>): Promise<Written> => {
		writing = Promise.allSettled([writing, written]);
		return written;
	};

	const writeText = async (name: string, text: string | AsyncIterable<string>): Promise<string> => write(writeExport(stateFolder, name, formatIso(context.clock()), text));
	/** One view after the other: the last one must be what stays. */
	let saving: Promise<void> = Promise.resolve();

	const saveAfter = async (before: Promise<void>, view: SavedView): Promise<void> => {
		await before;
		// A view that cannot be kept (full disk, read-only home) is no reason to disturb anybody.
		await writeView(stateFolder, viewKey, {...view, savedFilters: [...view.savedFilters], hiddenColumns: [...view.hiddenColumns]}, context.clock()).catch(() => undefined);
	};

	const save = (): void => {
		clearTimeout(saveTimer);
		if (unsaved !== null) {
			saving = saveAfter(saving, unsaved);
			unsaved = null;
		}
	};

	return {
		async flush() {
			save();
			await Promise.all([saving, writing]);
		},
		actions: {
			rescan: options.rescan,
			answerFailures: options.answerFailures,
			storedItemIds: options.storedItemIds,
			async copy(text) {
				const sequence = clipboardSequence(text, multiplexer);
				if (sequence === null) {
					return `Too long for the clipboard: written to ${sanitize(await writeText('copy.txt', text))}`;
				}

				stdout.write(sequence);
				const [first = ''] = text.split('\n', 1);
				return text.length > 60 || first !== text ? `Copied ${countOf(text.length, 'character')}: ${sanitize(first)}` : `Copied ${sanitize(text)}`;
			},
			async exportTable(name, table, stopping, tell) {
				try {
					return `Written to ${sanitize(await writeText(name, exportPieces(table, stopping, tell)))}`;
				} catch (error) {
					if (stopping.aborted) {
						return 'The export was stopped: nothing is left of it';
					}

					throw error;
				}
			},
			async acknowledge({connector, reason, check, shape = null, note, expires}) {
				const expiresAt = parseFutureMoment(expires, context.now());
				const {value, problem} = await write(addAcknowledgement(stateFolder, {
					connector, reason, check, shape, author: context.userName(), ticket: null, note, createdAt: context.now(), expiresAt,
				}));
				await options.acknowledge();
				return problem === null ? `Acknowledged until ${formatIso(value.expiresAt).slice(0, 16).replace('T', ' ')} UTC` : sanitize(problem);
			},
			async takeBack(id) {
				const {value, problem} = await write(removeAcknowledgement(stateFolder, id, context.clock()));
				await options.acknowledge();
				if (problem !== null) {
					return sanitize(problem);
				}

				return value === null ? 'It was taken back already' : `Taken back: ${sanitize(value.reason ?? value.check ?? value.shape ?? value.id)} raises an alert again`;
			},
			saveView(view) {
				unsaved = view;
				clearTimeout(saveTimer);
				saveTimer = setTimeout(save, saveDelay);
			},
			alert(text) {
				stdout.write(noticeSequence(sanitize(text), multiplexer));
			},
			openLog: options.openLog,
			suspend: options.suspend,
			interrupt() {
				finish({lastScreen: null, isInterrupted: true});
			},
			quit(lastScreen) {
				finish({lastScreen, isInterrupted: false});
			},
		},
	};
};
