/** What the schemas of the outputs share. Enumerations are written out here: a schema imports nothing of the domain. */
import {z} from 'zod';

/** A whole number of items; null when unknown. */
export const count = z.int().nonnegative().nullable().describe('A count; null when unknown, never 0 for unknown');

export const knownCount = z.int().nonnegative();

export const time = z.iso.datetime({precision: 3}).describe('ISO 8601, UTC');

export const date = z.iso.date().describe('UTC date');

export const kind = z.enum(['admin-log', 'records-log', 'audit-export']);

export const severity = z.enum(['critical', 'warning', 'waiting', 'muted', 'ok']);

export const verdict = z.enum(['critical', 'warning', 'unknown', 'waiting', 'ok']);

export const connectorState = z.enum([
	'unreadable',
	'failing',
	'overdue',
	'gap',
	'unbalanced',
	'unresolved',
	'partial',
	'late',
	'suspicious',
	'waiting',
	'quiet',
	'paused',
	'healthy',
]);

export const dayState = z.enum(['failed', 'partial', 'imported', 'empty', 'unknown', 'missing', 'lost', 'due', 'silent', 'before', 'idle']);

export const schemaVersion = z.literal(1);

/** Present, and true, when people's identifiers were replaced by tokens. */
export const masked = z.literal(true).optional().describe('Present when people and items are shown as stable tokens');
