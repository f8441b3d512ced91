/** Keys while something is asked. Every other printable key goes into the text: see typing.ts. */
import {readDuration, readInstant} from '../../text/moments.ts';
import type {KeyResult} from '../state/app-action.ts';
import {type AcknowledgementForm, type Prompt, currentPlace} from '../state/view-state.ts';
import {sortedListOf} from '../state/sorted-list.ts';
import {
	type KeyContext,
	type KeyRow,
	always,
	tell,
} from './key-row.ts';
import {moveTo, sortBy} from './moving.ts';

const group = 'While something is asked';

const promptOf = <Kind extends Prompt['kind']>({state}: KeyContext, kind: Kind): Extract<Prompt, {kind: Kind}> => {
	const {prompt} = state.view;
	if (prompt?.kind !== kind) {
		throw new Error(`no ${kind} is open`);
	}

	return prompt as Extract<Prompt, {kind: Kind}>;
};

const close: KeyResult = {type: 'prompted', prompt: null};

const step = (context: KeyContext, by: 1 | -1): readonly KeyResult[] => {
	const {prompt} = context.state.view;
	if (prompt?.kind !== 'palette' && prompt?.kind !== 'sort') {
		return [];
	}

	const length = prompt.kind === 'palette' ? context.paletteEntries().length : sortedListOf(context.state)!.choices.length;
	return [{type: 'prompted', prompt: {...prompt, index: Math.max(0, Math.min(length - 1, prompt.index + by))}}];
};

const submit = (form: AcknowledgementForm, now: number): readonly KeyResult[] => {
	if (form.note.trim() === '') {
		return [{type: 'prompted', prompt: {...form, field: 'note'}}, ...tell('an acknowledgement needs a note: who knows what, and why it may wait')];
	}

	if (form.field === 'note') {
		return [{type: 'prompted', prompt: {...form, field: 'expires'}}];
	}

	const {
		connector, choices, choice, note, expires,
	} = form;
	const {reason, check, shape} = choices[choice]!;
	const until = expires.trim();
	// Asked again here, not after the form is gone with the note in it.
	const mistake = mistakeInExpiry(until, now);
	if (mistake !== null) {
		return tell(mistake);
	}

	return [close, {
		effect: 'acknowledge', request: {
			connector, reason, check, ...shape !== undefined && {shape}, note: note.trim(), expires: until,
		},
	}];
};

const mistakeInExpiry = (text: string, now: number): string | null => {
	const duration = readDuration(text);
	const instant = duration === null ? readInstant(text) : now + duration;
	if (instant === null) {
		return 'the expiry is not a moment: write 2026-12-01 or 30d';
	}

	return instant > now ? null : 'the expiry must lie ahead: write a later date, or 30d';
};

export const askingKeys: readonly KeyRow[] = [
	{
		name: 'filter-accept', keys: ['enter', 'down'], label: '↵', asciiLabel: 'Enter', modes: ['filter'], group, description: 'Filter: keep it and go on',
		footer: {word: 'keep', rank: 1}, isEnabled: always,
		// What was found stays selected when the filter is taken away.
		run: context => [close, {type: 'searched', search: promptOf(context, 'filter').text}, ...moveTo(context, context.index, 1)],
	},
	{
		name: 'filter-cancel', keys: ['escape'], label: 'esc', modes: ['filter'], group, description: 'Filter: as it was before',
		footer: {word: 'cancel', rank: 2}, isEnabled: always,
		run: context => [close, {type: 'filtered', filter: promptOf(context, 'filter').before}],
	},
	{
		name: 'palette-accept', keys: ['enter'], label: '↵', asciiLabel: 'Enter', modes: ['palette'], group, description: 'Palette: do it, go there',
		footer: {word: 'go', rank: 1},
		isEnabled: context => context.paletteEntries().length > promptOf(context, 'palette').index || 'nothing matches',
		run: context => [close, ...context.paletteEntries()[promptOf(context, 'palette').index]!.run(context)],
	},
	{
		name: 'choose-next', keys: ['down', 'ctrl-n', 'tab'], label: '↓ tab', asciiLabel: 'Down Tab', modes: ['palette', 'sort'], group, description: 'Palette and sort: next choice',
		isEnabled: always, run: context => step(context, 1),
	},
	{
		name: 'choose-previous', keys: ['up', 'ctrl-p'], label: '↑', asciiLabel: 'Up', modes: ['palette', 'sort'], group, description: 'Palette and sort: previous choice',
		isEnabled: always, run: context => step(context, -1),
	},
	{
		name: 'sort-next', keys: ['j', 's'], label: 'j s', modes: ['sort'], group, description: 'Sort: next choice',
		isEnabled: always, run: context => step(context, 1),
	},
	{
		name: 'sort-previous', keys: ['k'], label: 'k', modes: ['sort'], group, description: 'Sort: previous choice',
		isEnabled: always, run: context => step(context, -1),
	},
	{
		name: 'sort-accept', keys: ['enter'], label: '↵', asciiLabel: 'Enter', modes: ['sort'], group, description: 'Sort: by this',
		footer: {word: 'sort', rank: 1}, isEnabled: always,
		run: context => [close, ...sortBy(context, {column: sortedListOf(context.state)!.choices[promptOf(context, 'sort').index]!, isReversed: false})],
	},
	{
		name: 'acknowledge-accept', keys: ['enter'], label: '↵', asciiLabel: 'Enter', modes: ['acknowledge'], group, description: 'Acknowledgement: next field, then store it',
		footer: {word: 'next, store', rank: 1}, isEnabled: always,
		run: context => submit(promptOf(context, 'acknowledge'), context.state.live.now),
	},
	{
		name: 'acknowledge-field', keys: ['tab', 'up', 'down'], label: 'tab', modes: ['acknowledge'], group, description: 'Acknowledgement: the other field',
		footer: {word: 'field', rank: 3}, isEnabled: always,
		run(context) {
			const form = promptOf(context, 'acknowledge');
			return [{type: 'prompted', prompt: {...form, field: form.field === 'note' ? 'expires' : 'note'}}];
		},
	},
	...[
		{
			name: 'next', key: 'right', by: 1, label: '→', asciiLabel: 'Right',
		},
		{
			name: 'previous', key: 'left', by: -1, label: '←', asciiLabel: 'Left',
		},
	].map(({name, key, by, label, asciiLabel}): KeyRow => ({
		name: `acknowledge-${name}`, keys: [key], label, asciiLabel, modes: ['acknowledge'], group, description: `Acknowledgement: about the ${name} finding or reason`,
		...by === 1 && {footer: {word: 'about another', rank: 4}},
		isEnabled: context => promptOf(context, 'acknowledge').choices.length > 1 || 'nothing else of this connector waits for an acknowledgement',
		run(context) {
			const form = promptOf(context, 'acknowledge');
			return [{type: 'prompted', prompt: {...form, choice: (form.choice + by + form.choices.length) % form.choices.length}}];
		},
	})),
	{
		name: 'cancel', keys: ['escape'], label: 'esc', modes: ['palette', 'sort', 'acknowledge'], group, description: 'Close without doing anything',
		footer: {word: 'cancel', rank: 2}, isEnabled: always,
		run: () => [close],
	},
	{
		name: 'erase', keys: ['backspace'], label: 'backspace', modes: ['filter', 'palette', 'acknowledge'], group, description: 'Take back the last character',
		isEnabled: always, run: context => typeText(context, text => text.replace(/\P{M}\p{M}*$/v, '')),
	},
	{
		name: 'erase-all', keys: ['ctrl-u'], label: 'ctrl-u', modes: ['filter', 'palette', 'acknowledge'], group, description: 'Take back everything typed',
		isEnabled: always, run: context => typeText(context, () => ''),
	},
];

/** Returns the outcome of changing the text that is being typed; nothing when no text is. */
export const typeText = ({state}: Pick<KeyContext, 'state'>, change: (text: string) => string): readonly KeyResult[] => {
	const {prompt} = state.view;
	if (prompt === null || prompt.kind === 'sort') {
		return [];
	}

	if (prompt.kind === 'acknowledge') {
		const [note, expires] = prompt.field === 'note' ? [change(prompt.note), prompt.expires] : [prompt.note, change(prompt.expires)];
		return [{type: 'prompted', prompt: {...prompt, note, expires}}];
	}

	const text = change(prompt.text);
	if (prompt.kind === 'palette') {
		return [{type: 'prompted', prompt: {...prompt, text, index: 0}}];
	}

	return [{type: 'prompted', prompt: {...prompt, text}}, ...currentPlace(state.view).location.filter === text ? [] : [{type: 'filtered', filter: text} as const]];
};
