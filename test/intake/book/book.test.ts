import {expect, test} from 'vitest';
import {createBook} from '../../../source/intake/book/book.ts';
import type {ListedFile, Listing} from '../../../source/intake/folder/list-folder.ts';

const found: ListedFile = {
	id: '/logs/Slack_Log.txt',
	folder: 0,
	path: 'Slack_Log.txt',
	location: '/logs/Slack_Log.txt',
	stamp: {
		device: 1, inode: 2, size: 3, modifiedAt: 4, changedAt: 5,
	},
	type: 'log',
	reason: null,
};

const listing = (...entries: readonly ListedFile[]): Listing =>
	({entries: new Map(entries.map(entry => [entry.id, entry])), unlisted: [], directories: new Set(['/logs'])});

test('a file is gone when two scans in a row did not find it, not before', () => {
	const book = createBook(['/logs'], false);
	book.reconcile(0, listing(found), 0);
	expect(book.reconcile(0, listing(), 1000).isRemovalPending).toBe(true);
	expect(book.entries.keys().toArray()).toEqual([found.id]);

	// It was renamed while the folder was listed: the next scan sees it, and counting starts again.
	book.reconcile(0, listing(found), 2000);
	expect(book.reconcile(0, listing(), 3000).isRemovalPending).toBe(true);
	expect(book.entries.keys().toArray()).toEqual([found.id]);

	expect(book.reconcile(0, listing(), 4000).isRemovalPending).toBe(false);
	expect(book.entries.keys().toArray()).toEqual([]);
});
