/** One connector: what is wrong, its imports, why items failed, its days. */
import type {Connector, Day, HeldImport} from '../connectors/model.ts';
import type {Column} from '../text/columns.ts';
import {countOf, formatCount, formatShortCount} from '../text/numbers.ts';
import {formatAge, formatDate, formatTime} from '../text/time.ts';
import {acknowledgementWords} from './acknowledgements.ts';
import {
	dayGlyphs,
	findingGlyphs,
	marks,
	pick,
	stateGlyphs,
} from './glyphs.ts';
import {outcomeBar, sparkline} from './graphics.ts';
import {
	type Cell,
	type Line,
	fitCells,
	fitLine,
	layOut,
	lineOf,
	span,
	textOf,
	wrap,
} from './line.ts';
import {locate} from './location.ts';
import {
	type Row,
	type ScreenInput,
	type ScreenModel,
	headingRows,
	listOf,
	matchesFilter,
} from './screen-model.ts';
import {deadlineWords} from './verdict.ts';
import {volumes} from './board-columns.ts';
import {zoneWord} from './zone.ts';

/** Returns the connector with a key; null when it is gone. */
export const connectorOf = ({tenant, location}: Pick<ScreenInput, 'tenant' | 'location'>): Connector | null =>
	tenant.connectors.find(connector => connector.key === location.connector) ?? null;

/** Returns one connector's screen: findings, imports, failure reasons and days, in that order. */
export const connectorScreen = (input: ScreenInput): ScreenModel => {
	const connector = connectorOf(input);
	if (connector === null) {
		return goneScreen('connector', 'This connector is gone: no file names it any more.');
	}

	const sections = [
		section('What needs a look', findingRows(connector, input)),
		section(`Imports  (times ${zoneWord(input.zone)})`, importRows(connector, input)),
		section('Why items failed, over everything held', reasonRows(connector, input)),
		section('Onboarding', onboardingRows(connector, input)),
		section('Days (UTC)', dayRows(connector, input)),
	].filter(rows => rows.length > 0);
	const rows = sections.flatMap((section, index) => index === 0 ? section.slice(1) : section);
	return {
		title: connector.name,
		summary: [stateLine(connector, input), ...nextLines(connector, input), []],
		titles: null,
		list: listOf(rows),
		cellNames: ['about', 'what', 'details'],
		empty: [lineOf('Nothing known of this connector matches.'), lineOf('Press esc to see everything again.')],
		initialKey: connector.imports[0] ? `import:${connector.imports[0].id}` : null,
		legend: null,
	};
};

const section = (title: string, rows: readonly Row[]): readonly Row[] => rows.length === 0 ? [] : [...headingRows(title), ...rows];

/** A screen about something that is not there any more. */
export const goneScreen = (title: string, sentence: string): ScreenModel => ({
	title,
	summary: [],
	titles: null,
	list: listOf([]),
	cellNames: [],
	empty: [lineOf(sentence, 'strong'), lineOf('Press esc to go back.')],
	initialKey: null,
	legend: null,
});

const stateLine = (connector: Connector, {now, isAscii}: ScreenInput): Line => {
	const glyph = stateGlyphs[connector.state];
	const separator = ` ${pick(marks.separator, isAscii)} `;
	const evidence = connector.lastEvidenceAt === null ? 'no evidence yet' : `last evidence ${formatAge(Math.max(0, now - connector.lastEvidenceAt))} ago`;
	return [
		span(`${pick(glyph, isAscii)} ${connector.state}`, glyph.tone),
		span([separator, countOf(connector.totals.imports, 'import'), ' held', separator, evidence].join(''), 'dim'),
		span(' '.repeat(3)),
		...connector.days.map(day => span(pick(dayGlyphs[day.state], isAscii), dayGlyphs[day.state].tone)),
		span(' '.repeat(3)),
		span(sparkline(volumes(connector), isAscii), 'accent'),
	];
};

const nextLines = (connector: Connector, {width, mask}: ScreenInput): readonly Line[] => {
	if (connector.paused !== null) {
		return wrap(`Paused${connector.paused.until === null ? '' : ` until ${connector.paused.until}`}: ${connector.paused.reason}`, width, 'dim');
	}

	const finding = connector.findings.find(({isAcknowledged, severity}) => !isAcknowledged && severity !== 'info');
	return finding === undefined ? [lineOf('Nothing to do.', 'dim')] : wrap(`Next: ${mask.text(finding.next)}`, width).slice(0, 2);
};

const findingRows = (connector: Connector, input: ScreenInput): readonly Row[] => {
	const columns: readonly Column[] = [{title: '', minimum: 14}, {title: '', grow: true}];
	const findings = connector.findings.filter(finding => keeps(input, finding.message, finding.check));
	const cells = findings.map(finding => {
		const glyph = findingGlyphs[finding.severity];
		const tone = finding.isAcknowledged ? 'dim' : glyph.tone;
		return [
			[span(`${pick(glyph, input.isAscii)} ${finding.check}`, tone)],
			[span(input.mask.text(finding.message), finding.isAcknowledged ? 'dim' : 'plain'), span(finding.isAcknowledged ? `  acknowledged: ${acknowledgementWords(connector, finding)}` : '', 'dim')],
		] satisfies Cell[];
	});
	const fitted = fitCells(columns, cells, input.width);
	return findings.map((finding, index) => ({
		key: `finding:${finding.check}:${finding.reason ?? ''}:${index}`,
		line: layOut(fitted, cells[index]!),
		opens: locate('failed-items', {connector: connector.key, reason: finding.reason, grouping: finding.reason === null ? 'reasons' : 'items'}),
		id: finding.check,
		cells: ['finding', finding.check, input.mask.text(finding.message)],
		acknowledges: {connector: connector.name, reason: finding.reason, check: finding.reason === null ? finding.check : null},
		connector: connector.key,
		isProblem: finding.severity !== 'info' && !finding.isAcknowledged,
	}));
};

const importRows = (connector: Connector, input: ScreenInput): readonly Row[] => {
	const columns: readonly Column[] = [
		{title: '', minimum: 16},
		{title: '', align: 'right', minimum: 4},
		{title: '', minimum: 12, drop: 1},
		{title: '', align: 'right'},
		{title: '', grow: true, minimum: 10},
	];
	const imports = connector.imports.filter(held => keeps(input, formatTime(held.completedAt, input.zone)));
	const cells = imports.map(held => importCells(held, input));
	const fitted = fitCells(columns, cells, input.width);
	return imports.map((held, index) => ({
		key: `import:${held.id}`,
		line: layOut(fitted, cells[index]!),
		opens: locate('import', {connector: connector.key, importId: held.id}),
		id: held.id,
		cells: ['import', formatTime(held.completedAt, input.zone), textOf(cells[index]![4]!)],
		connector: connector.key,
		isProblem: held.counts.failed !== 0 || (held.imbalance !== null && held.imbalance !== 0),
	}));
};

const importCells = (held: HeldImport, {now, zone, isAscii, width}: ScreenInput): readonly Cell[] => {
	const {counts} = held;
	return [
		formatTime(held.completedAt, zone),
		lineOf(formatAge(now - held.completedAt), 'dim'),
		outcomeBar(counts, width < 100 ? 12 : 24, isAscii),
		`${formatShortCount(counts.imported)} imported`,
		[
			...outcomeWords(counts.failed, 'failed', 'critical'),
			...outcomeWords(counts.partiallyImported, 'partial', 'warning'),
			...held.imbalance === null || held.imbalance === 0 ? [] : [span(`imbalance ${formatCount(held.imbalance)}  `, 'warning')],
			...held.revisedFrom === null ? [] : [span('revised  ', 'waiting')],
			...outcomeWords(counts.skipped, 'skipped', 'dim'),
		],
	];
};

const outcomeWords = (count: number | null, word: string, tone: 'warning' | 'dim' | 'critical'): Line =>
	count === 0 ? [] : [span(`${formatShortCount(count)} ${word}  `, count === null ? 'plain' : tone)];

const reasonRows = (connector: Connector, input: ScreenInput): readonly Row[] => {
	const columns: readonly Column[] = [{title: '', align: 'right', minimum: 6}, {title: '', align: 'right'}, {title: '', drop: 1}, {title: '', grow: true}];
	const reasons = connector.failureReasons.filter(({reason}) => keeps(input, reason));
	const cells = reasons.map((reason): readonly Cell[] => [
		lineOf(countOf(reason.rows, 'row'), reason.isAcknowledged ? 'dim' : 'plain'),
		lineOf(reason.users === null ? '' : countOf(reason.users, 'user'), 'dim'),
		lineOf(reason.category, 'dim'),
		[span(input.mask.text(reason.reason), reason.isAcknowledged ? 'dim' : 'plain'), span(reason.isAcknowledged ? `  acknowledged: ${acknowledgementWords(connector, {reason: reason.reason, check: null})}` : '', 'dim')],
	]);
	const fitted = fitCells(columns, cells, input.width);
	return reasons.map((reason, index) => ({
		key: `reason:${reason.reason}`,
		line: layOut(fitted, cells[index]!),
		opens: locate('failed-items', {connector: connector.key, reason: reason.reason}),
		id: input.mask.text(reason.reason),
		cells: ['reason', input.mask.text(reason.reason), countOf(reason.rows, 'row')],
		acknowledges: {connector: connector.name, reason: reason.reason, check: null},
		connector: connector.key,
		isProblem: !reason.isAcknowledged,
	}));
};

const onboardingRows = (connector: Connector, input: ScreenInput): readonly Row[] => {
	if (connector.onboarding === null || !keeps(input, 'onboarding')) {
		return [];
	}

	const done = connector.onboarding.filter(step => step.state === 'done').length;
	const next = connector.onboarding.find(step => step.state !== 'done');
	const text = `${done} of ${connector.onboarding.length} steps done${next === undefined ? '' : `, next: ${next.title}`}`;
	return [{
		key: 'onboarding',
		line: fitLine(lineOf(text, 'waiting'), input.width),
		opens: locate('onboarding', {connector: connector.key}),
		id: connector.name,
		cells: ['onboarding', text, ''],
		connector: connector.key,
	}];
};

const dayRows = (connector: Connector, input: ScreenInput): readonly Row[] => {
	const columns: readonly Column[] = [{title: '', minimum: 10}, {title: '', minimum: 10}, {title: '', grow: true}];
	const days = connector.history.toReversed().filter(day => day.state !== 'before' && keeps(input, day.date, day.state));
	const cells = days.map((day): readonly Cell[] => {
		const glyph = dayGlyphs[day.state];
		return [formatDate(day.date), [span(`${pick(glyph, input.isAscii)} ${day.state}`, glyph.tone)], lineOf(dayWords(day, input), 'dim')];
	});
	const fitted = fitCells(columns, cells, input.width);
	return days.map((day, index) => {
		const held = connector.imports.find(candidate => candidate.date === day.date);
		return {
			key: `day:${day.date}`,
			line: layOut(fitted, cells[index]!),
			opens: held === undefined ? null : locate('import', {connector: connector.key, importId: held.id}),
			id: day.date,
			cells: [day.date, day.state, dayWords(day, input)],
			connector: connector.key,
			isProblem: ['failed', 'partial', 'missing', 'lost', 'silent'].includes(day.state),
		};
	});
};

const dayWords = (day: Day, {tenant}: ScreenInput): string => {
	if (day.downloadBy !== null) {
		return `download ${deadlineWords(day.downloadBy, new Date(tenant.asOf).toISOString().slice(0, 10))}`;
	}

	const imports = day.imports === 0 ? [] : [countOf(day.imports, 'import')];
	const failed = day.failed === null || day.failed === 0 ? [] : [`${formatCount(day.failed)} failed`];
	return [...imports, ...failed, ...dayExplanations[day.state] === undefined ? [] : [dayExplanations[day.state]]].join(', ');
};

const dayExplanations: Partial<Record<Day['state'], string>> = {
	lost: 'no log held, and the portal has it no longer',
	silent: 'a held log covers this day but says nothing of it: ask why',
	due: 'not late yet',
	idle: 'no import expected',
	empty: 'no items ingested',
};

const keeps = ({location}: ScreenInput, ...texts: readonly string[]): boolean => location.filter === '' || matchesFilter(texts.join(' '), location.filter);
