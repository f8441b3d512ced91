import {expect, test, vi} from 'vitest';
import type {FailureQuestion} from '../../source/connectors/failed-items/failures.ts';
import type {FailedItems} from '../../source/connectors/reading.ts';
import {answerAtOnce} from '../../source/select/failures/failure-answers.ts';
import type {StoredItemIds} from '../../source/select/failures/stored-item-ids.ts';
import {createStore} from '../../source/store/store.ts';
import {answering} from '../../source/ui/answering.ts';
import {press} from '../../source/ui/keys/press.ts';
import {reduce} from '../../source/ui/state/reduce.ts';
import {importBlock, logOf} from '../connectors/build.ts';
import {tenantOf} from '../connectors/judged.ts';
import {frameOf, nothingStored, stateOf} from './stage.tsx';

const start = ({state = stateOf({columns: 120}), storedItemIds = nothingStored, isSlow = false}) => {
	const store = createStore(reduce, reduce(state, {type: 'failuresOutdated'}));
	const asked: FailureQuestion[] = [];
	const answer = answering(store, {
		answerFailures(question) {
			asked.push(question);
			const known = answerAtOnce.answerTo(question);
			return isSlow && asked.length === 1 ? {...known, progress: 0.5} : known;
		},
		storedItemIds,
	});
	const shell = {perform: () => undefined, answer};
	return {
		store, asked, answer,
		press(keys: string) {
			press(store, keys, {}, shell);
		},
	};
};

test('opening a list asks once, moving and painting ask nothing', () => {
	const {store, asked, press: type} = start({});
	type('F');
	expect(asked).toHaveLength(1);
	type('jjkG');
	frameOf(store.getSnapshot());
	expect(asked).toHaveLength(1);
	expect(frameOf(store.getSnapshot()).join('\n')).toContain('rows listed');
});

test('two keys in one event act on what the first one asked for', () => {
	const {store, press: type} = start({});
	type('Fl');
	expect(store.getSnapshot().view.stack.map(({location}) => `${location.screen} ${location.grouping}`)).toEqual(['board items', 'failed-items reasons', 'failed-items items']);
});

test('what got further is asked again, and no more after it is complete', () => {
	const {store, asked, answer, press: type} = start({isSlow: true});
	type('F');
	expect(frameOf(store.getSnapshot()).join('\n')).toContain('searching: 50 %');
	store.dispatch({type: 'failuresOutdated'});
	answer();
	expect(asked).toHaveLength(2);
	expect(frameOf(store.getSnapshot()).join('\n')).not.toContain('searching');
	answer();
	expect(asked).toHaveLength(2);
});

test('n asks for the rows that match, and goes to the next of them; another place asks no more', () => {
	const {store, asked, press: type} = start({});
	store.dispatch({type: 'searched', search: 'attachment'});
	type('F');
	store.dispatch({type: 'regrouped', location: {...store.getSnapshot().view.stack.at(-1)!.location, grouping: 'items'}});
	type('n');
	expect(asked.at(-1).filter?.words).toHaveLength(1);
	expect(store.getSnapshot().view.notice?.text).toBe('found "attachment"');
	const count = asked.length;
	type('q');
	expect(asked).toHaveLength(count);
});

test('rows that stand in a file are read once they are on the screen, and then shown', async () => {
	const block = importBlock({counts: {failed: 2}, rows: [{user: 'ana', reason: 'No mapping'}, {user: 'ben', reason: 'No mapping'}]});
	const items: FailedItems = {
		...block.failedItems!, itemIds: {text: '', ends: new Uint32Array()}, places: {
			entries: Uint32Array.of(0, 100), bases: Float64Array.of(0), format: {
				delimiter: '\t', isMarkdown: false, columnCount: 4, itemColumn: 0, reasonColumn: 3, isLastOpen: true, encoding: 'utf-8',
			},
		},
	};
	const tenant = tenantOf([logOf('A_Log.txt', {...block, failedItems: items})]);
	const read: string[] = [];
	const storedItemIds: StoredItemIds = {
		async load(failures) {
			read.push(...failures.map(({user}) => user));
		},
		peek: ({user}) => ({itemId: `item of ${user}`, reason: 'No mapping'}),
	};
	const {store, press: type} = start({state: stateOf({columns: 120, live: {tenant}}), storedItemIds});
	type('F');
	expect(read).toEqual([]);
	type('l');
	await vi.waitFor(() => {
		expect(frameOf(store.getSnapshot()).join('\n')).toContain('item of ben');
	});
	type('jk');
	expect(read).toEqual(['ana', 'ben']);
});
