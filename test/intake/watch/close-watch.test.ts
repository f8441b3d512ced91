/** Closing a watch leaves nothing behind that would keep the process. */
import {expect, test, vi} from 'vitest';
import {watchFolders} from '../../../source/intake/watch-folders.ts';
import {makeFolder} from '../temporary-folder.ts';

test('no timer is left', async () => {
	vi.useFakeTimers({toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval']});
	try {
		const watch = watchFolders([makeFolder()], {pollEvery: null, onChange: () => undefined, now: () => 0});
		await watch.close();
		expect(vi.getTimerCount()).toBe(0);
	} finally {
		vi.useRealTimers();
	}
});
