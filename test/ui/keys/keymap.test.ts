import {describe, expect, test} from 'vitest';
import {keyContextOf} from '../../../source/ui/keys/key-context.ts';
import {type Mode, allScreens} from '../../../source/ui/keys/key-row.ts';
import {keyRowOf, keymap} from '../../../source/ui/keys/keymap.ts';
import {keysDocumentation} from '../../../scripts/documents/keys.ts';
import {stateOf} from '../stage.tsx';

const modes: readonly Mode[] = [...allScreens, 'filter', 'palette', 'sort', 'acknowledge'];

describe('the key table', () => {
	test.each(modes)('no two rows share a key in %s', mode => {
		const keys = keymap.filter(row => row.modes.includes(mode)).flatMap(row => row.keys);
		expect(keys.toSorted()).toEqual([...new Set(keys)].toSorted());
	});

	test('every row is reachable: each of its keys leads to it in each of its modes', () => {
		for (const row of keymap) {
			expect(row.modes.length, row.name).toBeGreaterThan(0);
			for (const mode of row.modes) {
				for (const key of row.keys) {
					expect(keyRowOf(mode, key)?.name, `${key} in ${mode}`).toBe(row.name);
				}
			}
		}
	});

	test('names are unique, every row says what it does', () => {
		expect(new Set(keymap.map(({name}) => name)).size).toBe(keymap.length);
		for (const {description, label} of keymap) {
			expect(description).toMatch(/^[A-Z]/v);
			expect(label).not.toBe('');
		}
	});

	test('the keys of product.md all exist on the board', () => {
		const keys = ['up', 'down', 'j', 'k', 'g', 'G', 'pageup', 'pagedown', 'enter', 'l', 'right', 'escape', 'h', 'left', 'q', '/', 'n', 'N', ':', '?', 's', 'S', '!', 'e', 'E', 'space', 'y', 'Y', 'H', 'x', 'm', 'z', 'P', 'w', 'a', 'r', 'ctrl-l', 'Q'];
		for (const key of keys) {
			expect(keyRowOf('board', key), key).not.toBeNull();
		}
	});

	test('a key without a row is nobody\'s', () => {
		expect(keyRowOf('board', 'B')).toBeNull();
	});

	test('a disabled key says why', () => {
		const context = keyContextOf(stateOf());
		const rows = keymap.filter(({modes: where}) => where.includes('board'));
		for (const row of rows) {
			const isEnabled = row.isEnabled(context);
			if (isEnabled !== true && row.name !== 'back') {
				expect(isEnabled, row.name).toMatch(/\w+ \w+/v);
			}
		}
	});

	test('labels have ASCII twins', () => {
		for (const {label, asciiLabel} of keymap) {
			expect(asciiLabel ?? label).toMatch(/^[\u0020-\u007E]+$/v);
		}
	});

	test('the documentation has every key', () => {
		const text = keysDocumentation();
		for (const {keys, description} of keymap) {
			expect(text).toContain(description);
			for (const key of keys) {
				expect(text).toContain(`\`${key}\``);
			}
		}
	});
});
