/** Keys that mark, copy, export and acknowledge. */
import {type Acknowledgeable, acknowledgeables, needsAcknowledgement} from '../../select/words/acknowledgements.ts';
import {handoverNote} from '../../select/words/handover-note.ts';
import {noMask} from '../../select/line/mask.ts';
import {clipboardText, exportTable, markedPlaces} from '../../select/screens/export-text.ts';
import type {ScreenModel} from '../../select/screens/screen-model.ts';
import {sanitize} from '../../text/sanitize.ts';
import type {Effect} from '../state/app-action.ts';
import {currentPlace, shownLive} from '../state/view-state.ts';
import {connectorUnder} from './connector-under.ts';
import {
	type KeyContext,
	type KeyRow,
	allScreens,
	tell,
} from './key-row.ts';

const hasRow = ({row}: KeyContext): true | string => row === null ? 'no row is selected' : true;

const hasConnector = (context: KeyContext): true | string => connectorUnder(context) === null ? 'no connector is selected' : true;

/** What leaves the screen or is decided on it must not come from half of the logs. */
const whenAllRead = (isEnabled: KeyRow['isEnabled']): KeyRow['isEnabled'] => context =>
	shownLive(context.state).intake?.isComplete === false ? 'not every log is read yet: wait' : isEnabled(context);

/** What an acknowledgement can be about: the selected row's own subject first, then whatever else of its connector is open. */
const acknowledgeChoices = (context: KeyContext): readonly Acknowledgeable[] => {
	const own = context.row?.acknowledges;
	const connector = connectorUnder(context);
	const others = connector === null ? [] : acknowledgeables(connector);
	return own === undefined ? others : [own, ...others.filter(({reason, check, shape}) => reason !== own.reason || check !== own.check || shape !== own.shape)];
};

/** Returns a text of these rows, once what of them stands in a log is read: a share that hangs must not hold up the keys. */
const whenRead = ({model, modelReading}: KeyContext, places: readonly number[], textOf: (model: ScreenModel) => string): Extract<Effect, {effect: 'copy'}>['text'] =>
	(model!.list.toBeRead?.(places).length ?? 0) === 0
		? textOf(model!)
		: async stored => {
			const reading = modelReading(stored);
			await reading.list.load?.(places);
			return textOf(reading);
		};

// Whether a row has an id or cells is asked for each frame; what they are may have to be read from a log.
export const copyingKeys: readonly KeyRow[] = [
	{
		name: 'mark', keys: ['space'], label: 'space', modes: allScreens, group: 'Mark and copy',
		description: 'Mark the row; Y and x take the marked rows',
		isEnabled: hasRow,
		run: ({row}) => [{type: 'marked', key: row!.key!}],
	},
	{
		name: 'copy-id', keys: ['y'], label: 'y', modes: allScreens, group: 'Mark and copy',
		description: 'Copy the name or id of the row',
		isEnabled: ({row}) => row !== null && 'id' in row ? true : 'this row has nothing to copy',
		run: context => [{effect: 'copy', text: whenRead(context, [context.index], ({list}) => sanitize(list.rowAt(context.index).id!))}],
	},
	{
		name: 'copy-row', keys: ['Y'], label: 'Y', modes: allScreens, group: 'Mark and copy',
		description: 'Copy the row, or the marked rows, tab-separated',
		isEnabled: whenAllRead(({row}) => row !== null && 'cells' in row ? true : 'this row has nothing to copy'),
		run(context) {
			const {model, index, state} = context;
			const places = markedPlaces(model!.list, state.view.marked);
			const copied = places.length > 0 ? places : [index];
			return [{effect: 'copy', text: whenRead(context, copied, reading => clipboardText(reading, copied))}];
		},
	},
	{
		name: 'copy-handover', keys: ['H'], label: 'H', modes: allScreens, group: 'Mark and copy',
		description: 'Copy what the recipient must know: the failing import, ten lines of Markdown',
		footer: {word: 'handover', rank: 11},
		isEnabled: whenAllRead(hasConnector),
		run(context) {
			const {isMasked, look, stack} = context.state.view;
			const {importId} = currentPlace({stack}).location;
			const connector = connectorUnder(context)!;
			return [{effect: 'copy', text: handoverNote(connector, connector.imports.find(({id}) => id === importId) ?? null, isMasked ? look.mask : noMask)}];
		},
	},
	{
		name: 'export', keys: ['x'], label: 'x', modes: allScreens, group: 'Mark and copy',
		description: 'Export what is shown, or the marked rows, as CSV',
		footer: {word: 'export', rank: 19},
		isEnabled: whenAllRead(({state, model}) => {
			if (state.view.work !== null) {
				return 'an export is being written: esc stops it';
			}

			if (model?.list.isBeingSorted) {
				return 'the rows are still being sorted: wait for the end';
			}

			if (model?.list.isPartial) {
				return 'not all rows are found yet: wait for the end of the search';
			}

			return (model !== null && model.list.length > 0) || 'nothing is shown that could be exported';
		}),
		run: ({state: {view}, modelReading}) => [{
			effect: 'export',
			name: `connwatch-${currentPlace(view).location.screen}.csv`,
			table: stored => exportTable(modelReading(stored), view.marked),
		}],
	},
	{
		name: 'acknowledge', keys: ['a'], label: 'a', modes: allScreens, group: 'Mark and copy',
		description: 'Acknowledge the finding or reason, or the connector\'s worst',
		footer: {word: 'acknowledge', rank: 10},
		isEnabled: whenAllRead(context => {
			const connector = connectorUnder(context);
			return connector === null
				? context.row?.acknowledges !== undefined || 'select a connector, a finding or a failure reason first'
				: context.row?.acknowledges !== undefined || needsAcknowledgement(connector) || `nothing of ${connector.name} waits for an acknowledgement`;
		}),
		run: context => [{
			type: 'prompted', prompt: {
				kind: 'acknowledge',
				connector: context.row?.acknowledges?.connector ?? connectorUnder(context)!.name,
				choices: acknowledgeChoices(context),
				choice: 0,
				field: 'note',
				note: '',
				expires: '30d',
			},
		}],
	},
	{
		name: 'take-back', keys: ['U'], label: 'U', modes: ['acknowledgements'], group: 'Mark and copy',
		description: 'Take the selected acknowledgement back',
		footer: {word: 'take back', rank: 4},
		isEnabled: ({row}) => row?.acknowledgementId === undefined ? 'no acknowledgement is selected' : true,
		run: ({row}) => [{effect: 'takeBack', id: row!.acknowledgementId!}],
	},
	{
		name: 'watch', keys: ['w'], label: 'w', modes: allScreens, group: 'Mark and copy',
		description: 'Tell me aloud when this connector changes, once',
		isEnabled: hasConnector,
		run(context) {
			const {key, name} = connectorUnder(context)!;
			const isWatched = context.state.view.watched.has(key);
			return [{type: 'watched', connector: key}, ...tell(isWatched ? `no longer waiting for a change of ${name}` : `you will be told when ${name} changes`)];
		},
	},
];
