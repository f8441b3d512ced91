/** The glyph, the ASCII twin and the tone of every state: one row each, never told by colour alone. */
import type {
	DayState,
	FindingSeverity,
	OnboardingStepState,
	Severity,
	StateName,
	Verdict,
} from '../../connectors/model.ts';
import type {Tone} from './line.ts';

export {severities, verdicts} from '../../connectors/severity.ts';

export type Glyph = {readonly glyph: string; readonly ascii: string; readonly tone: Tone};

export const stateGlyphs: Readonly<Record<StateName, Glyph>> = {
	unreadable: {glyph: '⊘', ascii: '#', tone: 'critical'},
	failing: {glyph: '✗', ascii: 'X', tone: 'critical'},
	overdue: {glyph: '◷', ascii: 'O', tone: 'critical'},
	gap: {glyph: '◌', ascii: 'M', tone: 'warning'},
	unbalanced: {glyph: '≠', ascii: '=', tone: 'warning'},
	unresolved: {glyph: '▲', ascii: '^', tone: 'warning'},
	partial: {glyph: '◐', ascii: 'P', tone: 'warning'},
	late: {glyph: '◔', ascii: 'L', tone: 'warning'},
	suspicious: {glyph: '◆', ascii: '?', tone: 'warning'},
	waiting: {glyph: '…', ascii: '.', tone: 'waiting'},
	quiet: {glyph: '○', ascii: 'o', tone: 'ok'},
	paused: {glyph: '‖', ascii: '|', tone: 'dim'},
	healthy: {glyph: '✓', ascii: '+', tone: 'ok'},
};

export const dayGlyphs: Readonly<Record<DayState, Glyph>> = {
	failed: {glyph: '✗', ascii: 'F', tone: 'critical'},
	partial: {glyph: '◐', ascii: 'P', tone: 'warning'},
	imported: {glyph: '●', ascii: 'I', tone: 'ok'},
	empty: {glyph: '○', ascii: 'E', tone: 'ok'},
	unknown: {glyph: '?', ascii: '?', tone: 'warning'},
	missing: {glyph: '◌', ascii: 'M', tone: 'warning'},
	lost: {glyph: '†', ascii: 'L', tone: 'critical'},
	due: {glyph: '·', ascii: 'd', tone: 'waiting'},
	silent: {glyph: '~', ascii: 'S', tone: 'warning'},
	before: {glyph: ' ', ascii: ' ', tone: 'dim'},
	idle: {glyph: '-', ascii: '-', tone: 'dim'},
};

export const severityTones: Readonly<Record<Severity | Verdict, Tone>> = {
	critical: 'critical', warning: 'warning', unknown: 'waiting', waiting: 'waiting', muted: 'dim', ok: 'ok',
};

export const findingGlyphs: Readonly<Record<FindingSeverity, Glyph>> = {
	critical: {glyph: '✗', ascii: 'X', tone: 'critical'},
	warning: {glyph: '▲', ascii: '!', tone: 'warning'},
	info: {glyph: '·', ascii: '-', tone: 'dim'},
};

export const stepGlyphs: Readonly<Record<OnboardingStepState, Glyph>> = {
	done: {glyph: '✓', ascii: '+', tone: 'ok'},
	due: {glyph: '…', ascii: '.', tone: 'waiting'},
	late: {glyph: '◔', ascii: '!', tone: 'warning'},
	blocked: {glyph: '·', ascii: '-', tone: 'dim'},
};

/** Marks of the frame itself, with their ASCII twins. */
export const marks = {
	cursor: {glyph: '▸', ascii: '>'},
	changed: {glyph: '•', ascii: '*'},
	marked: {glyph: '✱', ascii: '#'},
	crumb: {glyph: '›', ascii: '>'},
	separator: {glyph: '·', ascii: '-'},
	live: {glyph: '●', ascii: '*'},
	stopped: {glyph: '◌', ascii: '!'},
	watched: {glyph: '◉', ascii: '@'},
} as const;

/** Returns the glyph that fits the terminal. */
export const pick = (glyph: {readonly glyph: string; readonly ascii: string}, isAscii: boolean): string => isAscii ? glyph.ascii : glyph.glyph;
