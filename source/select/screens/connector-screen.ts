/** One connector: what is wrong, its imports, why items failed, its days. */
import type {Connector} from '../../connectors/model.ts';
import {countOf} from '../../text/numbers.ts';
import {formatAge} from '../../text/time.ts';
import {firstFinding, pausedWords} from '../words/connector-words.ts';
import {
	dayGlyphs,
	marks,
	pick,
	stateGlyphs,
} from '../line/glyphs.ts';
import {sparkline} from '../line/graphics.ts';
import {
	type Line,
	fitLine,
	lineOf,
	lineWidth,
	span,
	wrap,
	wrapUpTo,
} from '../line/line.ts';
import {zoneWord} from '../line/zone.ts';
import {volumes} from './board-columns.ts';
import {dayRows} from './connector-days.ts';
import {findingRows} from './connector-findings.ts';
import {importRows} from './connector-imports.ts';
import {reasonRows} from './connector-reasons.ts';
import {locate} from './location.ts';
import {
	type Row,
	type ScreenInput,
	type ScreenModel,
	headingRows,
	keepsRow,
	listOf,
} from './screen-model.ts';
import {connectorOf, goneScreen} from './subjects.ts';

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
		initialKey: !isByNewestImport.has(connector.state) || connector.imports[0] === undefined ? null : `import:${connector.imports[0].id}`,
		legend: null,
	};
};

/** States whose cause is in the newest import; of the others the first finding leads to it. */
const isByNewestImport: ReadonlySet<Connector['state']> = new Set(['failing', 'unbalanced', 'partial', 'healthy', 'quiet']);

const section = (title: string, rows: readonly Row[]): readonly Row[] => rows.length === 0 ? [] : [...headingRows(title), ...rows];

const stateLine = (connector: Connector, {now, isAscii, width}: ScreenInput): Line => {
	const glyph = stateGlyphs[connector.state];
	const separator = ` ${pick(marks.separator, isAscii)} `;
	const evidence = connector.lastEvidenceAt === null ? 'no import yet' : `last import ${formatAge(Math.max(0, now - connector.lastEvidenceAt))} ago`;
	const line = [
		span(`${pick(glyph, isAscii)} ${connector.state}`, glyph.tone),
		span(' '.repeat(3)),
		// Before the words: cut at its end it would lose the newest days.
		...connector.days.map(day => span(pick(dayGlyphs[day.state], isAscii), dayGlyphs[day.state].tone)),
		span(' '.repeat(3)),
		span([countOf(connector.totals.imports, 'import'), ' held', separator, evidence].join(''), 'dim'),
	];
	const trend = [span(' '.repeat(3)), span(sparkline(volumes(connector), isAscii), 'accent')];
	return lineWidth(line) + lineWidth(trend) <= width ? [...line, ...trend] : line;
};

const nextLines = (connector: Connector, {width, mask}: ScreenInput): readonly Line[] => {
	if (connector.paused !== null) {
		return wrap(pausedWords(connector.paused), width, 'dim');
	}

	const finding = firstFinding(connector);
	return finding === null ? [lineOf('Nothing to do.', 'dim')] : wrapUpTo(2, `Next: ${mask.text(finding.next)}`, width);
};

const onboardingRows = (connector: Connector, input: ScreenInput): readonly Row[] => {
	if (connector.onboarding === null || !keepsRow(input, 'onboarding')) {
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
