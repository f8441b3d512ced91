import {Box} from 'ink';
import type {ReactElement} from 'react';
import {marks, pick} from '../../select/line/glyphs.ts';
import {
	type Line,
	fitLine,
	lineOf,
	lineWidth,
	span,
	spread,
} from '../../select/line/line.ts';
import {
	deadlineLine,
	standingLine,
	verdictAndDeadline,
} from '../../select/words/verdict.ts';
import {folderWords, healthLine, unfinishedLine} from '../../select/words/watching.ts';
import {countOf} from '../../text/numbers.ts';
import {formatAge, formatTime} from '../../text/time.ts';
import {crumbs} from '../keys/current-screen.ts';
import {type AppState, shownLive} from '../state/view-state.ts';
import type {FrameLayout} from '../state/frame-layout.ts';
import {PaintedLine} from './painted-line.tsx';

/** Verdict and deadline, then where the reader is and how well the folder is watched. Never scrolls, never shrinks. */
export const Header = ({state, layout}: {readonly state: AppState; readonly layout: FrameLayout}): ReactElement => {
	const {look, size, frozen} = state.view;
	const {tenant, intake} = shownLive(state);
	// Half of the logs give neither a verdict nor a deadline.
	const unfinished = tenant === null ? null : unfinishedLine(intake);
	const judged = unfinished === null ? tenant : null;
	const standing = standingLine(tenant, intake, look.isAscii);
	const verdict = unfinished ?? (layout.hasDeadline ? standing : verdictAndDeadline(standing, tenant, size.columns));
	const second = frozen === null ? placeLine(state) : pauseLine(state);
	return (
		<Box flexDirection='column' flexShrink={0}>
			<PaintedLine line={fitLine(verdict, size.columns)} look={look}/>
			{layout.hasDeadline ? <PaintedLine line={deadlineLine(judged, size.columns)} look={look}/> : null}
			<PaintedLine line={second} look={look} isSelected={frozen !== null}/>
			{layout.hasAir ? <PaintedLine line={[]} look={look}/> : null}
		</Box>
	);
};

/** The verdict alone, for a window too small for anything else: it must not pass for the present either when it is not. */
export const VerdictAlone = ({state}: {readonly state: AppState}): ReactElement => {
	const {look, size, frozen} = state.view;
	const {tenant, intake} = shownLive(state);
	const verdict = unfinishedLine(intake) ?? standingLine(tenant, intake, look.isAscii);
	const paused = frozen === null ? [] : lineOf(`PAUSED ${formatAge(state.live.now - frozen.now)}: `);
	return <PaintedLine line={fitLine([...paused, ...verdict], size.columns)} look={look} isSelected={frozen !== null}/>;
};

const placeLine = (state: AppState): Line => {
	const {look, size} = state.view;
	const {tenant, intake, now} = shownLive(state);
	const health = healthLine(intake, tenant, now, look.isAscii);
	const mode = health.slice(0, 1);
	// Where there is no room for all of it, the mode stays: a frozen board must look frozen.
	const room = size.columns - lineWidth(mode) - 2;
	const [, ...titles] = crumbs(state);
	const where = titles.length === 0 ? lineOf(folderWords(intake), 'dim') : wayOf(['board', ...titles], room, look.isAscii);
	const fits = lineWidth(where) + lineWidth(health) + 2 <= size.columns;
	return spread(fits ? where : fitLine(where, Math.min(lineWidth(where), room)), fits ? health : mode, size.columns);
};

/** The way to a place in `room` columns: the root goes first, the place itself stays. */
const wayOf = (titles: readonly string[], room: number, isAscii: boolean): Line => {
	const separator = ` ${pick(marks.crumb, isAscii)} `;
	const parents = titles.slice(0, -1);
	const ways = [parents, ...parents.map((_, index) => ['…', ...parents.slice(index + 1)])]
		.map(way => [span(way.map(title => title + separator).join(''), 'dim'), span(titles.at(-1)!)]);
	return ways.find(way => lineWidth(way) <= room) ?? ways.at(-1);
};

const pauseLine = (state: AppState): Line => {
	const {size, zone, frozen, heldBack} = state.view;
	const since = ` PAUSED at ${formatTime(frozen!.now, zone)} (${formatAge(state.live.now - frozen!.now)}), P goes on: `;
	const changed = new Set(heldBack.map(({connector}) => connector)).size;
	return fitLine(lineOf(since + (changed === 0 ? 'until then nothing moves here' : `${countOf(changed, 'connector')} changed since`)), size.columns);
};
