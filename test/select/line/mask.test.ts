import {expect, test} from 'vitest';
import {createMask, noMask} from '../../../source/select/line/mask.ts';

const key = Uint8Array.from({length: 32}, (_, index) => index);

test('the same person is the same token, whatever the case, with this key and no other', () => {
	const mask = createMask(key);
	expect(mask.user('Joe@Example.com')).toMatch(/^user-[\da-f]{8}$/v);
	expect(mask.user(' joe@example.com')).toBe(mask.user('Joe@Example.com'));
	expect(createMask(key).user('joe@example.com')).toBe(mask.user('joe@example.com'));
	expect(createMask(Uint8Array.of(9)).user('joe@example.com')).not.toBe(mask.user('joe@example.com'));
	expect(mask.item('joe@example.com')).not.toBe(mask.user('joe@example.com'));
});

test('an empty id stays empty: nobody is not somebody', () => {
	expect(createMask(key).user('')).toBe('');
	expect(createMask(key).item('')).toBe('');
});

test('addresses inside a reason are masked, its words are not', () => {
	const mask = createMask(key);
	expect(mask.text('Mailbox of joe@example.com, müller.x@contoso.de not found')).toBe(`Mailbox of ${mask.user('joe@example.com')}, ${mask.user('müller.x@contoso.de')} not found`);
});

test('without a mask everything is as it is', () => {
	expect([noMask.user('a@b.c'), noMask.item('x'), noMask.text('a@b.c'), noMask.isOn]).toEqual(['a@b.c', 'x', 'a@b.c', false]);
});

test('three thousand people share no token', () => {
	const mask = createMask(key);
	expect(new Set(Array.from({length: 3000}, (_, index) => mask.user(`user${index}@example.com`))).size).toBe(3000);
});

test('what a finding quotes of a line that was not understood is masked, the rest of it is not', () => {
	expect(createMask(key).finding('Line 9 of a.txt was not understood: “Joe failed”. Next: see “b”.')).toBe('Line 9 of a.txt was not understood: “…”. Next: see “…”.');
	expect(noMask.finding('“Joe”')).toBe('“Joe”');
});
