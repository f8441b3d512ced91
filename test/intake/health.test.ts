import {expect, test} from 'vitest';
import type {FolderState} from '../../source/intake/folder/folder-states.ts';
import {healthOf, type Circumstances} from '../../source/intake/health.ts';

const listed: FolderState = {
	folder: '/logs', state: 'listed', reason: null, lastScanAt: 1, scanTook: 1, seenAt: 1,
};
const well: Circumstances = {
	eventReason: null, hangReason: null, staleReason: null, lag: 7,
};

test.for([
	[listed, well, 'live', null],
	[listed, {...well, eventReason: 'no watches'}, 'polling', 'no watches'],
	[listed, {...well, staleReason: 'old', eventReason: 'x'}, 'stale', 'old'],
	[{...listed, state: 'failed', reason: 'no permission (EACCES)'}, well, 'stale', 'the folder cannot be listed: no permission (EACCES)'],
	[{...listed, state: 'missing', reason: 'not there'}, {...well, staleReason: 'old'}, 'missing', 'not there'],
	[{...listed, state: 'missing', reason: 'not there'}, {...well, hangReason: 'hangs'}, 'not-responding', 'hangs'],
	[{...listed, state: 'unknown'}, well, 'starting', 'not scanned yet'],
	[listed, {...well, eventReason: 'events are being set up'}, 'starting', 'events are being set up'],
	[{...listed, state: 'missing', reason: 'not there'}, {...well, eventReason: 'events are being set up'}, 'missing', 'not there'],
] as const)('%o with %o is %s', ([state, circumstances, mode, reason]) => {
	expect(healthOf(state, circumstances)).toMatchObject({
		mode, reason, folder: '/logs', lag: 7,
	});
});
