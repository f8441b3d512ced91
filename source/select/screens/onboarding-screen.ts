/** Onboarding: the steps of one connector with the 48 h and 72 h clocks, or the lane of all that are being onboarded. */
import type {Connector, OnboardingStep} from '../../connectors/model.ts';
import {durations, formatAge, formatTime} from '../../text/time.ts';
import {pick, stepGlyphs} from '../line/glyphs.ts';
import {bar} from '../line/graphics.ts';
import {
	type Cell,
	type Line,
	fitCells,
	layOut,
	lineOf,
	span,
	wrap,
} from '../line/line.ts';
import {connectorOf} from './subjects.ts';
import {locate} from './location.ts';
import {
	type Row,
	type ScreenInput,
	type ScreenModel,
	headingRows,
	listOf,
	matchesFilter,
} from './screen-model.ts';

/** Returns the onboarding screen: one connector's steps, or everybody's. */
export const onboardingScreen = (input: ScreenInput): ScreenModel => {
	const one = connectorOf(input);
	const connectors = (one === null ? input.tenant.connectors : [one]).filter(connector => connector.onboarding !== null && matchesFilter(connector.name, input.location.filter));
	const rows = connectors.flatMap((connector, index) => [
		...headingRows(connector.name, index === 0),
		...clockRows(connector, input),
		...stepRows(connector, input),
	]);
	return {
		title: 'onboarding',
		summary: [lineOf('First log: up to 48 h after auditing, 72 h after creation.', 'dim'), []],
		titles: null,
		list: listOf(rows),
		cellNames: ['step', 'state', 'message'],
		empty: input.location.filter === ''
			? [
				lineOf('No connector is being onboarded.', 'strong'),
				lineOf('Put its name and createdAt into the configuration, and its steps appear here.'),
				lineOf('In a script: connwatch wait <connector> returns when the first log is there.', 'dim'),
			]
			: [lineOf('No connector that is being onboarded matches. Press esc to see all of them again.')],
		initialKey: null,
		legend: null,
	};
};

const clocks = [
	{name: '48 h after auditing', hours: 48, start: (connector: Connector) => connector.auditingEnabledAt},
	{name: '72 h after creation', hours: 72, start: (connector: Connector) => connector.createdAt},
] as const;

const clockRows = (connector: Connector, {now, isAscii}: ScreenInput): readonly Row[] => clocks.map(({name, hours, start}) => {
	const startedAt = start(connector);
	if (startedAt === null) {
		return {key: null, line: lineOf(`${name}: start not known`, 'dim')};
	}

	const length = hours * durations.hour;
	return {key: null, line: clockLine(name, (now - startedAt) / length, startedAt + length - now, isAscii)};
});

const clockLine = (name: string, fraction: number, left: number, isAscii: boolean): Line => [
	span(`${name}  `, 'dim'),
	span(bar(fraction, 24, isAscii), fraction > 1 ? 'critical' : 'waiting'),
	span(left > 0 ? `  ${formatAge(left)} left` : `  over by ${formatAge(-left)}`, left > 0 ? 'dim' : 'critical'),
];

/** What a step waits for is what to do next: its message goes on over as many lines as it takes. */
const stepRows = (connector: Connector, input: ScreenInput): readonly Row[] => {
	const steps = connector.onboarding ?? [];
	const cells = steps.map(step => stepCells(step, input));
	const titleWidth = input.width < 58 ? 10 : 20;
	// The messages say the moments, too: where there is no room for both, theirs stays.
	const fitted = fitCells([
		{title: '', minimum: 9},
		{title: '', minimum: titleWidth, maximum: input.width < 58 ? titleWidth : 34},
		{title: '', minimum: 16, drop: 1},
		{title: '', grow: true, minimum: Math.max(12, Math.min(60, input.width - titleWidth - 13))},
	], cells.map((row, index) => [...row, steps[index]!.message]), input.width);
	const room = fitted.at(-1)!.width;
	return steps.flatMap((step, index) => wrap(step.message, room, 'dim').map((line, part): Row => part === 0
		? {
			key: `step:${connector.key}:${step.name}`,
			line: layOut(fitted, [...cells[index]!, line]),
			opens: locate('connector', {connector: connector.key}),
			id: connector.name,
			cells: [step.title, step.state, step.message],
			connector: connector.key,
			isProblem: step.state === 'late',
		}
		: {key: null, line: layOut(fitted, ['', '', '', line])}));
};

const stepCells = (step: OnboardingStep, {isAscii, zone}: ScreenInput): readonly Cell[] => {
	const glyph = stepGlyphs[step.state];
	return [
		[span(`${pick(glyph, isAscii)} ${step.state}`, glyph.tone)],
		lineOf(step.title, step.state === 'blocked' ? 'dim' : 'plain'),
		lineOf(step.at === null ? '' : formatTime(step.at, zone), 'dim'),
	];
};
