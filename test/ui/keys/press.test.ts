import {describe, expect, test} from 'vitest';
import {keyContextOf} from '../../../source/ui/keys/key-context.ts';
import {paste} from '../../../source/ui/keys/press.ts';
import {currentPlace, type AppState} from '../../../source/ui/state/view-state.ts';
import {connector, tenantOf, watching} from '../made-up-tenant.ts';
import {
	play,
	stateOf,
	textOfEffect,
} from '../stage.tsx';

/** One connector whose newest import is a large one. */
const bigState = (): AppState => {
	const {imports} = connector('Slack', 'healthy');
	const lastImport = {...imports[0]!, counts: {...imports[0]!.counts, imported: 1_234_567, skipped: null}};
	return stateOf({live: {tenant: tenantOf([connector('Slack', 'healthy', {imports: [lastImport]})])}});
};

const selected = (state: AppState): string | null => keyContextOf(state).row?.key ?? null;
const screen = (state: AppState): string => currentPlace(state.view).location.screen;

describe('moving', () => {
	test('starts on the worst connector', () => {
		expect(selected(stateOf())).toBe('zoom meetings');
	});

	test('jjj arrives as one event and moves three rows', () => {
		expect(selected(play(stateOf(), 'jjj').state)).toBe('slack ediscovery');
	});

	test('arrows and letters are the same', () => {
		expect(selected(play(stateOf(), 'down', 'down', 'up').state)).toBe(selected(play(stateOf(), 'jjk').state));
	});

	test('5j moves five, 12G goes to row twelve, a count is used once', () => {
		expect(selected(play(stateOf(), '5j').state)).toBe('whatsapp archiver');
		expect(selected(play(stateOf(), '12G').state)).toBe('facebook business');
		expect(selected(play(stateOf(), '5j', 'k').state)).toBe('reuters eikon');
	});

	test('g, G and pages stay inside the list', () => {
		expect(selected(play(stateOf(), 'G').state)).toBe('xip');
		expect(selected(play(stateOf(), 'G', 'j').state)).toBe('xip');
		expect(selected(play(stateOf(), 'G', 'g', 'k').state)).toBe('zoom meetings');
		expect(selected(play(stateOf(), 'pagedown', 'pagedown', 'pagedown').state)).toBe('xip');
		expect(selected(play(stateOf(), 'pagedown', 'pageup').state)).toBe('zoom meetings');
	});

	test('e goes to the next problem, E to the one before, around the end', () => {
		expect(selected(play(stateOf(), 'e').state)).toBe('bloomberg message');
		expect(selected(play(stateOf(), 'E').state)).toBe('signal archiver');
	});

	test('the selection follows the connector, not the row number', () => {
		const {store} = play(stateOf(), 'jjj');
		const {tenant} = store.getSnapshot().live;
		const reordered = {...tenant!, connectors: tenant!.connectors.toReversed()};
		store.dispatch({type: 'lived', live: {...store.getSnapshot().live, tenant: reordered}});
		expect(selected(store.getSnapshot())).toBe('slack ediscovery');
	});

	test('when the selected connector is gone, its place is selected', () => {
		const {store} = play(stateOf(), 'jjj');
		const {tenant} = store.getSnapshot().live;
		const fewer = {...tenant!, connectors: tenant!.connectors.filter(({key}) => key !== 'slack ediscovery')};
		store.dispatch({type: 'lived', live: {...store.getSnapshot().live, tenant: fewer}});
		expect(selected(store.getSnapshot())).toBe('reuters eikon');
	});
});

describe('drilling down', () => {
	test('from the selected connector four keys lead to the reason of a failed item', () => {
		const start = play(stateOf(), 'j').state;
		const {state, frame} = play(start, 'enter', 'enter', 'enter', 'enter');
		expect(screen(state)).toBe('item');
		expect(frame.join('\n')).toContain('Attachment could not be imported');
	});

	test('a connector opens on its newest import, in a low window on its first finding: the worst is not scrolled away', () => {
		expect(selected(play(stateOf({rows: 24}), 'j', 'enter').state)).toMatch(/^import:/v);
		const {state, frame} = play(stateOf({rows: 10}), 'j', 'enter');
		expect(selected(state)).toMatch(/^finding:/v);
		expect(frame.join('\n')).toContain('What needs a look');
	});

	test('the way back finds each cursor again', () => {
		const {state} = play(stateOf(), 'j', 'enter', 'jj', 'enter', 'esc', 'esc');
		expect(screen(state)).toBe('board');
		expect(selected(state)).toBe('bloomberg message');
	});

	test('the crumbs name the reason or the user, masked when people are', () => {
		const byReason = play(stateOf({columns: 120}), 'F', 'enter');
		expect(byReason.frame[1]).toMatch(/^board › failed items › Item size exceed/v);
		expect(play(byReason.state, 'enter').frame[1]).toMatch(/ › Item size exceed.* › item/v);
		const byUser = play(stateOf({columns: 120}), 'F', 'tab', 'enter');
		expect(byUser.frame[1]).toMatch(/ › \S[^\s@]*@\S+ /v);
		expect(play(byUser.state, 'm').frame[1]).toMatch(/ › user-[\da-f]{8} /v);
	});

	test('f means the connector, on an import that import', () => {
		const {location} = currentPlace(play(stateOf(), 'j', 'enter', 'f').state.view);
		expect(location).toMatchObject({screen: 'failed-items', connector: 'bloomberg message', importId: null});
		const held = currentPlace(play(stateOf(), 'j', 'enter', 'enter').state.view).location;
		expect([held.screen, typeof held.importId]).toEqual(['import', 'string']);
		expect(currentPlace(play(stateOf(), 'j', 'enter', 'enter', 'f').state.view).location).toMatchObject({screen: 'failed-items', importId: held.importId});
	});

	test('esc does nothing at the root, q quits there and goes back elsewhere', () => {
		const root = stateOf();
		expect(play(root, 'esc').state.view.stack).toBe(root.view.stack);
		expect(play(root, 'esc').effects).toEqual([]);
		expect(play(root, 'q').effects).toEqual([{effect: 'quit', leavesLastScreen: false}]);
		expect(play(root, 'enter', 'q').effects).toEqual([]);
		expect(screen(play(root, 'enter', 'q').state)).toBe('board');
	});

	test('a key that does nothing on a screen says so', () => {
		for (const keys of [['b'], ['enter', 's'], ['u', '!'], ['O', 'tab'], ['backspace']]) {
			expect(play(stateOf(), ...keys).state.view.notice?.text).toBe(`${keys.at(-1)}: does nothing here; ? shows the keys that do`);
		}

		expect(play(stateOf(), '5').state.view.notice).toBeNull();
		expect(play(stateOf(), 'esc').state.view.notice).toBeNull();
	});

	test('the only problem is no other problem', () => {
		expect(play(stateOf(), '/', 'zoom', 'enter', 'e').state.view.notice?.text).toContain('no other problem');
	});

	test('a row with nothing behind it says so', () => {
		const {state} = play(stateOf(), '?', 'enter');
		expect(state.view.notice?.text).toContain('nothing behind');
	});
});

describe('a late rest of an arrow key', () => {
	test.each([['[A', 'zoom meetings'], ['[B', 'ice chat'], ['OB', 'ice chat']])('%s right after esc is the arrow it was meant to be', (rest, key) => {
		expect(selected(play(stateOf(), 'j', 'esc', rest).state)).toBe(key);
	});

	test('and what esc did is undone', () => {
		const {state} = play(stateOf(), 'j', 'enter', 'esc', '[B');
		expect(screen(state)).toBe('connector');
	});

	test('later it is just letters', () => {
		const {state} = play(stateOf(), 'j', 'enter', 'esc', 'k', '[B');
		expect(screen(state)).toBe('board');
		expect(selected(state)).toBe('zoom meetings');
	});

	test('in a filter it does not become text', () => {
		const {state} = play(stateOf(), '/', 'x', 'esc', '[A');
		expect(state.view.prompt).toMatchObject({kind: 'filter', text: 'x'});
	});
});

describe('filter and search', () => {
	test('filters as one types, keeps it with enter, esc shows all again', () => {
		const typed = play(stateOf(), '/slack');
		expect(keyContextOf(typed.state).model?.list.length).toBe(1);
		const kept = play(typed.state, 'enter');
		expect(kept.state.view.prompt).toBeNull();
		expect(kept.frame.join('\n')).toContain('filter slack');
		expect(keyContextOf(play(kept.state, 'esc').state).model?.list.length).toBe(22);
	});

	test('esc while typing brings back the filter before', () => {
		const {state} = play(stateOf(), '/sms', 'enter', '/', 'x', 'esc');
		expect(currentPlace(state.view).location.filter).toBe('sms');
	});

	test('backspace takes a whole grapheme, ctrl-u everything', () => {
		expect(play(stateOf(), '/', 'ae\u0301', 'backspace').state.view.prompt).toMatchObject({text: 'a'});
		expect(play(stateOf(), '/abc', 'ctrl-u').state.view.prompt).toMatchObject({text: ''});
	});

	test('letters that are commands are text while typing', () => {
		const {state, effects} = play(stateOf(), '/', 'qQx');
		expect(state.view.prompt).toMatchObject({text: 'qQx'});
		expect(effects).toEqual([]);
	});

	test('n and N go on through the whole list', () => {
		const start = play(stateOf(), '/sms', 'enter', 'esc').state;
		expect(selected(play(start, 'n').state)).toBe('verizon sms');
		expect(selected(play(start, 'n', 'n').state)).toBe('at&t sms');
		expect(selected(play(start, 'n', 'N').state)).toBe('at&t sms');
	});

	test('n says what it found while the filter is not on the screen', () => {
		const filtered = play(stateOf(), '/sms', 'enter').state;
		expect(play(filtered, 'n').state.view.notice).toBeNull();
		expect(play(filtered, 'esc', 'n').state.view.notice?.text).toBe('found "sms"');
	});

	test('a filter without a match says what to do', () => {
		expect(play(stateOf(), '/nothing like it').frame.join('\n')).toContain('Press esc');
	});

	test('! shows problems only, and all again', () => {
		expect(keyContextOf(play(stateOf(), '!').state).model?.list.length).toBe(10);
		expect(keyContextOf(play(stateOf(), '!', '!').state).model?.list.length).toBe(22);
	});

	test('the board sorts by what one chooses, S reverses', () => {
		expect(selected(play(stateOf(), 's', 'j', 'enter', 'g').state)).toBe('slack ediscovery');
		expect(selected(play(stateOf(), 's', 'j', 'j', 'enter', 'g').state)).toBe('at&t sms');
		expect(selected(play(stateOf(), 's', 'j', 'j', 'enter', 'S', 'g').state)).toBe('zoom meetings');
		expect(selected(play(stateOf(), 'u', 's', 'j', 'enter', 'S', 'g').state)).toBe('user:trader9@contoso.example');
		expect(play(stateOf(), 'i', 's', 'j', 'enter', 'g').frame.join('\n')).toMatch(/▸ read +AT&T SMS_Log\.txt[\s\S]*by file {2}1\/22/v);
	});

	test('in another order the first row is the first one then, any other stays selected', () => {
		const chosen = play(stateOf(), 'j', 'k');
		expect(keyContextOf(chosen.state).index).toBe(0);
		expect(selected(play(chosen.state, 's', 'j', 'j', 'enter').state)).toBe('at&t sms');
		expect(selected(play(chosen.state, 'S').state)).not.toBe(selected(chosen.state));
		const second = play(stateOf(), 'j').state;
		expect(selected(play(second, 's', 'j', 'j', 'enter').state)).toBe(selected(second));
	});

	test('an empty list is not sorted, nor turned round', () => {
		const empty = stateOf({live: {tenant: tenantOf([])}});
		for (const key of ['s', 'S']) {
			expect(play(empty, key).state.view.notice?.text).toBe(`${key}: there is nothing to sort`);
		}

		expect(play(empty, 'S').state.view.sort.isReversed).toBe(false);
	});
});

describe('the palette', () => {
	test('finds a connector by its letters', () => {
		const {state} = play(stateOf(), ':', 'verizon', 'enter');
		expect(currentPlace(state.view).location).toMatchObject({screen: 'connector', connector: 'verizon sms'});
	});

	test('says how much there is, and selects nothing where nothing matches', () => {
		expect(play(stateOf(), ':', 'verizon').frame.at(-2)).toMatch(/ 1\/\d+$/v);
		const {frame} = play(stateOf(), ':', 'no such thing at all');
		expect(frame.join('\n')).toContain('  Nothing matches.');
		expect(frame.join('\n')).not.toContain('▸ Nothing');
	});

	test('shows the key it could have been', () => {
		const {frame} = play(stateOf(), ':', 'heat');
		expect(frame.find(line => line.includes('Heat map'))).toMatch(/screen\s+d/v);
	});

	test('runs commands', () => {
		expect(play(stateOf(), ':', 'rescan', 'enter').effects).toEqual([]);
		expect(play(stateOf(), ':', 'folders again', 'enter').effects).toEqual([{effect: 'rescan'}]);
	});

	test.each(['q', 'quit'])('%s quits, also below the board, and interrupts nothing', typed => {
		expect(play(stateOf(), ':', typed, 'enter').effects).toEqual([{effect: 'quit', leavesLastScreen: false}]);
		expect(play(stateOf(), 'enter', ':', typed, 'enter').effects).toEqual([{effect: 'quit', leavesLastScreen: false}]);
	});

	test('saves a filter and uses it again', () => {
		const saved = play(stateOf(), '/sms', 'enter', ':', 'save the filter', 'enter', 'esc').state;
		expect(saved.view.savedFilters).toEqual(['sms']);
		expect(keyContextOf(play(saved, ':', 'filter: sms', 'enter').state).model?.list.length).toBe(2);
	});

	test('puts a column away', () => {
		const {frame} = play(stateOf(), ':', 'hide the column trend', 'enter');
		expect(frame.join('\n')).not.toContain('trend');
	});

	test('nothing matches, nothing happens', () => {
		const {state} = play(stateOf(), ':', 'zzzz', 'enter');
		expect(state.view.notice?.text).toContain('nothing matches');
	});
});

describe('copies, exports, marks', () => {
	test('y copies the name, Y the row, H the handover', () => {
		expect(play(stateOf(), 'y').effects).toEqual([{effect: 'copy', text: 'Zoom Meetings'}]);
		expect(play(stateOf(), 'Y').effects).toMatchObject([{effect: 'copy', text: expect.stringContaining('\tZoom Meetings\t') as string}]);
		expect(play(stateOf(), 'j', 'H').effects).toMatchObject([{effect: 'copy', text: expect.stringMatching(/^\*\*Bloomberg Message: 14 items failed\*\*/v) as string}]);
	});

	test('x exports all rows with titles, or the marked ones', () => {
		const [all] = play(stateOf(), 'x').effects;
		expect(all).toMatchObject({effect: 'export', name: 'connwatch-board.csv'});
		expect(textOfEffect(all).split('\r\n')).toHaveLength(24);
		// No glyph, no age, no number rounded for the eye.
		expect(textOfEffect(all)).toMatch(/^state,connector,days,last import,[^\r]+\r\n(?:[^\r]+\r\n)*failing,Bloomberg Message,imported imported [^,]+ failed,2026-11-22 02:\d\d,/v);
		expect(textOfEffect(play(bigState(), 'x').effects[0])).toContain(',1234567,');
		expect(textOfEffect(play(bigState(), 'z', 'enter', 'x').effects[0])).toContain('import,2026-11-22 02:19,"1234567 imported, 0 partially imported, ? skipped, 0 failed"');
		const [marked] = play(stateOf(), 'space', 'j', 'space', 'x').effects;
		expect(textOfEffect(marked).split('\r\n')).toHaveLength(4);
	});

	test('marks are counted where the marked rows are listed, for only there they are copied and exported', () => {
		expect(play(stateOf(), 'space').frame.join('\n')).toContain('1 marked');
		expect(play(stateOf(), 'space', 'F').frame.join('\n')).not.toContain('marked');
		expect(play(stateOf(), 'space', 'F', 'esc').frame.join('\n')).toContain('1 marked');
	});

	test('nothing that half of the logs say is copied, exported or acknowledged; a name is', () => {
		const state = stateOf({live: {intake: {...watching, isComplete: false}}});
		for (const key of ['Y', 'H', 'x', 'a']) {
			const {effects, state: {view}} = play(state, 'j', key);
			expect([key, effects, view.prompt, view.notice?.text]).toEqual([key, [], null, expect.stringContaining('not every log is read yet')]);
		}

		expect(play(state, 'y').effects).toHaveLength(1);
	});

	test('what is masked on the screen is masked in copies and exports', () => {
		const {effects, frame} = play(stateOf(), 'm', 'j', 'enter', 'enter', 'enter', 'y', 'Y', 'x');
		for (const text of [...effects.map(effect => textOfEffect(effect)), frame.join('\n')]) {
			expect(text).not.toMatch(/trader|blo-0/v);
			expect(text).toMatch(/item-[\da-f]{4}/v);
		}
	});
});

describe('acknowledging', () => {
	const onReason = play(stateOf(), 'j', 'enter', 'enter', 'enter').state;

	test('asks for a note and an expiry', () => {
		const {effects, state} = play(onReason, 'a', 'vendor knows', 'enter', 'ctrl-u', '14d', 'enter');
		expect(effects).toEqual([{
			effect: 'acknowledge', request: {
				connector: 'Bloomberg Message', reason: 'Attachment could not be imported', check: null, note: 'vendor knows', expires: '14d',
			},
		}]);
		expect(state.view.prompt).toBeNull();
	});

	test('without a note nothing is stored', () => {
		const {effects, state} = play(onReason, 'a', 'enter', 'enter');
		expect(effects).toEqual([]);
		expect(state.view.notice?.text).toContain('note');
	});

	test('an expiry that is no moment keeps the form and the note', () => {
		const {effects, state} = play(onReason, 'a', 'vendor knows', 'enter', 'ctrl-u', 'soon', 'enter');
		expect(effects).toEqual([]);
		expect(state.view.prompt).toMatchObject({kind: 'acknowledge', note: 'vendor knows', expires: 'soon'});
		expect(state.view.notice?.text).toContain('not a moment');
	});

	test.each(['2020-01-01', '2026-11-22T08:00', '0d'])('an expiry that has passed, %s, keeps the form: it would acknowledge nothing', expires => {
		const {effects, state} = play(onReason, 'a', 'vendor knows', 'enter', 'ctrl-u', expires, 'enter');
		expect(effects).toEqual([]);
		expect(state.view.prompt).toMatchObject({kind: 'acknowledge', note: 'vendor knows', expires});
		expect(state.view.notice?.text).toContain('must lie ahead');
	});

	test('what is wrong with a form is said on the screen, not only noticed', () => {
		expect(play(onReason, 'a', 'enter').frame.at(-2)).toMatch(/^an acknowledgement needs a note/v);
		expect(play(onReason, 'a', 'vendor knows', 'enter', 'ctrl-u', 'soon', 'enter').frame.at(-2)).toMatch(/^the expiry is not a moment/v);
		expect(play(stateOf(), 's', 'x').frame.at(-2)).toMatch(/^x: does nothing while an order is chosen/v);
		expect(play(stateOf(), 's', 'x', 'j').frame.at(-2)).toMatch(/^sort the board by/v);
	});

	test('works wherever a connector is: its worst finding first, the arrows lead to the others', () => {
		for (const walk of [['j'], ['j', 'enter'], ['j', 'enter', 'enter'], ['d', 'j']]) {
			const {state, frame} = play(stateOf(), ...walk, 'a');
			expect(state.view.prompt, walk.join(' ')).toMatchObject({kind: 'acknowledge', connector: 'Bloomberg Message', choice: 0});
			expect(frame.join('\n')).toMatch(/Acknowledge check failed-items {2}\(1 of \d\)\n\s+of Bloomberg Message/v);
		}

		const {effects} = play(stateOf(), 'j', 'a', 'left', 'known', 'enter', 'enter');
		expect(effects).toMatchObject([{request: {connector: 'Bloomberg Message', reason: 'Attachment could not be imported', check: null}}]);
		expect(play(stateOf(), 'j', 'a', 'left', 'right', 'right', 'left').state.view.prompt).toMatchObject({choice: 0});
	});

	test('where nothing is open, or no connector is meant, it says so', () => {
		expect(play(stateOf(), 'G', 'a').state.view.notice?.text).toContain('waits for an acknowledgement');
		expect(play(stateOf(), 'u', 'a').state.view.notice?.text).toContain('select a connector');
		expect(play(stateOf(), 'F', 'a').state.view.notice?.text).toContain('select a connector');
	});
});

describe('the session', () => {
	test('pause holds what is shown, loudly', () => {
		const {store, frame} = play(stateOf(), 'P');
		expect(frame.join('\n')).toContain('PAUSED');
		store.dispatch({type: 'lived', live: {...store.getSnapshot().live, tenant: tenantOf([])}});
		expect(keyContextOf(store.getSnapshot()).model?.list.length).toBe(22);
		expect(keyContextOf(play(store.getSnapshot(), 'P').state).model?.list.length).toBe(0);
	});

	test('a board of half the logs is not held still, one that is held goes on', () => {
		const unfinished = {...watching, isComplete: false};
		const {state} = play(stateOf({live: {intake: unfinished}}), 'P');
		expect(state.view.frozen).toBeNull();
		expect(state.view.notice?.text).toContain('before all is read');
		const {store} = play(stateOf(), 'P');
		store.dispatch({type: 'lived', live: {...store.getSnapshot().live, intake: unfinished}});
		expect(play(store.getSnapshot(), 'P').state.view.frozen).toBeNull();
	});

	test('effects reach the shell', () => {
		expect(play(stateOf(), 'r', 'ctrl-l', 'ctrl-z', 'Q', 'ctrl-c').effects.map(({effect}) => effect)).toEqual(['rescan', 'repaint', 'suspend', 'quit', 'interrupt']);
	});

	test('ctrl-l paints again whatever is asked', () => {
		for (const prompt of ['/', ':', 's', 'a']) {
			expect(play(stateOf(), prompt, 'ctrl-l').effects).toEqual([{effect: 'repaint'}]);
		}
	});

	test('ctrl-c works while something is asked', () => {
		expect(play(stateOf(), '/', 'ctrl-c').effects).toEqual([{effect: 'interrupt'}]);
	});

	test('before anything is read, keys say so', () => {
		const start = stateOf({live: {tenant: null}});
		expect(play(start, 'j').state.view.notice?.text).toContain('no row');
		expect(play(start, 'q').effects).toHaveLength(1);
	});
});

describe('a first look', () => {
	test('the selection follows the connector before any key was pressed', async () => {
		const {reduce} = await import('../../../source/ui/keys/anchor-selection.ts');
		const before = stateOf();
		const [first, ...rest] = before.live.tenant!.connectors;
		const seen = reduce(before, {type: 'lived', live: {...before.live, now: before.live.now + 60_000}});
		const worse = connector('Worse', 'unreadable');
		const after = reduce(seen, {type: 'lived', live: {...before.live, tenant: tenantOf([worse, first!, ...rest])}});
		expect(keyContextOf(after).model!.list.rowAt(0).key).toBe(worse.key);
		expect(selected(after)).toBe(first!.key);
	});
});

describe('a paste', () => {
	test('does nothing outside a text field but say what to do', () => {
		const {store} = play(stateOf());
		paste(store, 'qmP!');
		const {view} = store.getSnapshot();
		expect({...view, notice: null}).toEqual(stateOf().view);
		expect(view.notice?.text).toContain('press / to filter');
	});

	test('is one line of text in a text field', () => {
		const {store} = play(stateOf(), '/');
		paste(store, 'Slack\r\neDis\u001Bcovery\n');
		expect(currentPlace(store.getSnapshot().view).location.filter).toBe('Slack eDis\u241Bcovery');
	});
});
