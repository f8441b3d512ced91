/** What changed between two looks at the tenant, in sentences. */
import type {Connector, Tenant} from '../connectors/model.ts';
import {formatCount} from '../text/numbers.ts';
import {formatTime} from '../text/time.ts';
import {stateGlyphs} from './glyphs.ts';
import type {Tone} from './line.ts';

export type Change = {
	/** Key of the connector. */
	readonly connector: string;
	readonly name: string;
	readonly text: string;
	readonly tone: Tone;
};

/** Returns what changed from one tenant to the next, in the order of the connectors, the gone ones last. */
export const changesBetween = (previous: Tenant, next: Tenant): readonly Change[] => {
	const before = new Map(previous.connectors.map(connector => [connector.key, connector]));
	const keys = new Set(next.connectors.map(({key}) => key));
	const gone = previous.connectors.filter(({key}) => !keys.has(key));
	return [
		...next.connectors.flatMap(connector => connectorChanges(before.get(connector.key), connector)),
		...gone.map(connector => change(connector, 'is gone: no file names it any more', 'warning')),
	];
};

const change = ({key, name}: Connector, text: string, tone: Tone): Change => ({
	connector: key, name, text, tone,
});

const connectorChanges = (before: Connector | undefined, now: Connector): readonly Change[] => {
	if (before === now) {
		return [];
	}

	if (before === undefined) {
		return [change(now, `appeared as ${now.state}`, stateGlyphs[now.state].tone)];
	}

	const state = before.state === now.state ? [] : [change(now, `${before.state} is now ${now.state}`, stateGlyphs[now.state].tone)];
	return [...importChanges(before, now), ...state];
};

const importChanges = (before: Connector, now: Connector): readonly Change[] => {
	const known = new Map(before.imports.map(held => [held.id, held]));
	return now.imports.flatMap(held => {
		const {failed, imported} = held.counts;
		const counts = `${formatCount(imported)} imported, ${formatCount(failed)} failed`;
		const earlier = known.get(held.id);
		const tone: Tone = failed === 0 ? 'plain' : 'critical';
		if (earlier === undefined) {
			return [change(now, `import of ${formatTime(held.completedAt, 'utc')}: ${counts}`, tone)];
		}

		const isRevised = Object.entries(held.counts).some(([field, count]) => earlier.counts[field as keyof typeof earlier.counts] !== count);
		return isRevised ? [change(now, `import of ${formatTime(held.completedAt, 'utc')} revised: ${counts}`, tone)] : [];
	});
};
