/** THE key table: dispatch, footer, help, palette and docs/keys.md all read this. To add a key, add a row to a group. */
import type {KeyRow, Mode} from './key-row.ts';
import {askingKeys} from './asking.ts';
import {copyingKeys} from './copying.ts';
import {findingKeys} from './finding.ts';
import {movingKeys} from './moving.ts';
import {openingKeys} from './opening.ts';
import {sessionKeys} from './session.ts';

export const keymap: readonly KeyRow[] = [...movingKeys, ...openingKeys, ...findingKeys, ...copyingKeys, ...sessionKeys, ...askingKeys];

const rowsOfMode = new Map<Mode, ReadonlyMap<string, KeyRow>>();

/** Returns the row a key has in a mode; null when it has none. */
export const keyRowOf = (mode: Mode, key: string): KeyRow | null => {
	let rows = rowsOfMode.get(mode);
	if (rows === undefined) {
		rows = new Map(keymap.filter(({modes}) => modes.includes(mode)).flatMap(row => row.keys.map(name => [name, row] as const)));
		rowsOfMode.set(mode, rows);
	}

	return rows.get(key) ?? null;
};

/** Returns how a row's keys are written. */
export const labelOf = ({label, asciiLabel}: KeyRow, isAscii: boolean): string => isAscii ? asciiLabel ?? label : label;
