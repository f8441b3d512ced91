/** Acknowledgements in force: who said so, until when, and why. */
import type {Tenant} from '../../connectors/model.ts';
import {countOf} from '../../text/numbers.ts';
import {formatDate, utcDateOf} from '../../text/time.ts';
import {
	type Cell,
	fitCells,
	layOut,
	layOutTitles,
	lineOf,
} from '../line/line.ts';
import {locate} from './location.ts';
import {
	type ScreenInput,
	type ScreenModel,
	keepsRow,
	listOf,
	sayingWhatIsCut,
} from './screen-model.ts';

type Held = Tenant['connectors'][number]['acknowledgements'][number];

/** One of every connector is listed once, with the connectors it holds for. */
const heldOf = ({connectors}: Tenant): ReadonlyArray<{readonly held: Held; readonly names: readonly string[]; readonly key: string}> =>
	Map.groupBy(connectors.flatMap(({acknowledgements, name, key}) => acknowledgements.map(held => ({held, name, key}))), ({held}) => held.id)
		.values()
		.map(same => ({held: same[0]!.held, key: same[0]!.key, names: same.map(({name}) => name)}))
		.toArray()
		.toSorted((left, right) => left.held.expiresAt - right.held.expiresAt);

const subjectOf = ({reason, check, shape}: Held): string => reason ?? (shape === null ? `check ${check ?? ''}` : `lines like "${shape}"`);

/** Returns the acknowledgements in force, those that expire first at the top. */
export const acknowledgementsScreen = (input: ScreenInput): ScreenModel => {
	const {tenant, mask, width} = input;
	const all = heldOf(tenant);
	const shown = all.filter(({held, names}) => keepsRow(input, ...names, mask.text(subjectOf(held)), held.author ?? '', held.ticket ?? '', held.note));
	const cells = shown.map(({held, names}): readonly Cell[] => [
		formatDate(utcDateOf(held.expiresAt)), names.join(', '), mask.text(subjectOf(held)), lineOf(held.author ?? '', 'dim'), lineOf(held.ticket ?? '', 'dim'), lineOf(mask.text(held.note), 'dim'),
	]);
	const fitted = fitCells([
		{title: 'until (UTC)', minimum: 10},
		{title: 'connector', minimum: 10, maximum: width < 98 ? 18 : 28},
		{
			title: 'about', minimum: 16, maximum: 60, grow: true,
		},
		{
			title: 'by', minimum: 3, maximum: 16, drop: 2,
		},
		{
			title: 'ticket', minimum: 3, maximum: 16, drop: 3,
		},
		{
			title: 'note', minimum: 16, maximum: 60, drop: 1,
		},
	], cells, width);
	return {
		title: 'acknowledgements',
		summary: all.length === 0 ? [] : [lineOf(`${countOf(all.length, 'acknowledgement')} in force; U takes the selected one back`, 'strong'), []],
		titles: shown.length === 0 ? null : layOutTitles(fitted),
		list: listOf(shown.map(({held, names, key}, index) => sayingWhatIsCut({
			key: `acknowledgement:${held.id}`,
			line: layOut(fitted, cells[index]!),
			opens: locate('connector', {connector: key}),
			id: held.id,
			cells: [held.id, names.join('; '), mask.text(subjectOf(held)), held.author ?? '', held.ticket ?? '', mask.text(held.note), utcDateOf(held.createdAt), utcDateOf(held.expiresAt)],
			connector: key,
			acknowledgementId: held.id,
		}, [mask.text(subjectOf(held)), ...held.author === null ? [] : [held.author], ...held.ticket === null ? [] : [held.ticket], mask.text(held.note)].join(', ')))),
		cellNames: ['id', 'connectors', 'about', 'author', 'ticket', 'note', 'created', 'expires'],
		empty: all.length === 0
			? [lineOf('Nothing is acknowledged.', 'strong'), lineOf('Press a on a connector, a finding or a failure reason to say that it is known.')]
			: [lineOf('No acknowledgement matches. Press esc to see all of them again.')],
		initialKey: null,
		legend: null,
	};
};
