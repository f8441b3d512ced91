/** Keys that mark, copy, export and acknowledge. */
import {handoverText} from '../../select/handover.ts';
import {noMask} from '../../select/mask.ts';
import {exportText} from '../../select/export-text.ts';
import {sanitize} from '../../text/sanitize.ts';
import {connectorUnder} from '../connector-under.ts';
import {
	type KeyContext,
	type KeyRow,
	allScreens,
	tell,
} from '../key-row.ts';
import {currentPlace} from '../view-state.ts';

const hasRow = ({row}: KeyContext): true | string => row === null ? 'no row is selected' : true;

const hasConnector = (context: KeyContext): true | string => connectorUnder(context) === null ? 'no connector is selected' : true;

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
		run: ({row}) => [{effect: 'copy', text: sanitize(row!.id!)}],
	},
	{
		name: 'copy-row', keys: ['Y'], label: 'Y', modes: allScreens, group: 'Mark and copy',
		description: 'Copy the row, or the marked rows, tab-separated',
		isEnabled: ({row}) => row !== null && 'cells' in row ? true : 'this row has nothing to copy',
		run: context => [{effect: 'copy', text: exportText(context.model!, {separator: '\t', marked: context.state.view.marked, only: context.row})}],
	},
	{
		name: 'copy-handover', keys: ['H'], label: 'H', modes: allScreens, group: 'Mark and copy',
		description: 'Copy the handover sentence of the connector',
		isEnabled: hasConnector,
		run: context => [{effect: 'copy', text: handoverText(connectorUnder(context)!, context.state.view.isMasked ? context.state.view.look.mask : noMask)}],
	},
	{
		name: 'export', keys: ['x'], label: 'x', modes: allScreens, group: 'Mark and copy',
		description: 'Export what is shown, or the marked rows, as CSV',
		isEnabled: ({model}) => model !== null && model.list.length > 0 ? true : 'nothing is shown that could be exported',
		run: ({state: {view}, model}) => [{
			effect: 'export',
			name: `connwatch-${currentPlace(view).location.screen}.csv`,
			text: exportText(model!, {separator: ',', marked: view.marked, only: null}),
		}],
	},
	{
		name: 'acknowledge', keys: ['a'], label: 'a', modes: allScreens, group: 'Mark and copy',
		description: 'Acknowledge the finding or the failure reason',
		footer: {word: 'acknowledge', rank: 10},
		isEnabled: ({row}) => row?.acknowledges ? true : 'select a finding or a failure reason first',
		run: ({row}) => [{
			type: 'prompted', prompt: {
				kind: 'acknowledge', ...row!.acknowledges!, field: 'note', note: '', expires: '30d',
			},
		}],
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
