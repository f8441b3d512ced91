/** Why items of a connector failed, over everything held. */
import type {Connector, FailureReason} from '../../connectors/model.ts';
import type {Column} from '../../text/columns.ts';
import {countOf} from '../../text/numbers.ts';
import {acknowledgementWords} from '../words/acknowledgements.ts';
import {
	type Cell,
	fitCells,
	layOut,
	lineOf,
	span,
} from '../line/line.ts';
import {locate} from './location.ts';
import {
	type Row,
	type ScreenInput,
	keepsRow,
	sayingWhatIsCut,
} from './screen-model.ts';

/** Returns the failure reasons as rows, most rows first. */
export const reasonRows = (connector: Connector, input: ScreenInput): readonly Row[] => {
	const columns: readonly Column[] = [{title: '', align: 'right', minimum: 6}, {title: '', align: 'right'}, {title: '', drop: 1}, {title: '', grow: true}];
	const reasons = connector.failureReasons.filter(({reason}) => keepsRow(input, reason));
	const cells = reasons.map((reason): readonly Cell[] => [
		lineOf(countOf(reason.rows, 'row'), reason.isAcknowledged ? 'dim' : 'plain'),
		lineOf(reason.users === null ? '' : countOf(reason.users, 'user'), 'dim'),
		lineOf(reason.category, 'dim'),
		[span(input.mask.text(reason.reason), reason.isAcknowledged ? 'dim' : 'plain'), span(input.mask.text(knownWords(connector, reason)), 'dim')],
	]);
	const fitted = fitCells(columns, cells, input.width);
	return reasons.map((reason, index) => sayingWhatIsCut({
		key: `reason:${reason.reason}`,
		line: layOut(fitted, cells[index]!),
		opens: locate('failed-items', {connector: connector.key, reason: reason.reason}),
		id: input.mask.text(reason.reason),
		cells: ['reason', input.mask.text(reason.reason), countOf(reason.rows, 'row')],
		acknowledges: {connector: connector.name, reason: reason.reason, check: null},
		connector: connector.key,
		isProblem: !reason.isAcknowledged,
	}, input.mask.text(reason.reason + knownWords(connector, reason))));
};

const knownWords = (connector: Connector, {reason, isAcknowledged}: FailureReason): string =>
	isAcknowledged ? `  acknowledged: ${acknowledgementWords(connector, {reason, check: null})}` : '';
