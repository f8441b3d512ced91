/** What changed between two looks at the tenant, as the activity screen says it. */
import {type ChangeName, compareTenants} from '../../connectors/ledger/compare.ts';
import type {Tenant} from '../../connectors/model.ts';
import {connectorKey} from '../../connectors/name.ts';
import {stateGlyphs} from '../line/glyphs.ts';
import type {Tone} from '../line/line.ts';

export type ShownChange = {
	/** Key of the connector. */
	readonly connector: string;
	readonly name: string;
	/** One sentence. */
	readonly text: string;
	readonly tone: Tone;
};

const tones: Readonly<Partial<Record<ChangeName, Tone>>> = {day: 'warning', revision: 'waiting', acknowledgement: 'dim'};

/** Returns what changed from one tenant to the next, in the order of the board. */
export const changesBetween = (previous: Tenant, next: Tenant): readonly ShownChange[] => {
	const states = new Map(next.connectors.map(({key, state}) => [key, state]));
	return compareTenants(previous, next).map(({connector: name, what, message}) => {
		const connector = connectorKey(name);
		const state = states.get(connector);
		const stateTone = state === undefined ? 'warning' : stateGlyphs[state].tone;
		return {
			connector, name, text: message, tone: tones[what] ?? (what === 'state' || what === 'connector' ? stateTone : 'plain'),
		};
	});
};
