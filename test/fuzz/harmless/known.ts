/** Ways not held yet: a kind, its ways, and the reason. A case that takes all of them is not held against the judgement. This list shrinks to nothing. */
export const known: ReadonlyArray<readonly string[]> = [
	['copy', 'name=1.txt', 'builder of identity'],
	['copy', 'name=2026-11-22.txt', 'builder of identity'],
	['copy', 'name=Bloomberg Message_Log.txt.txt', 'builder of identity'],
	['copy', 'name=Slack_Log.txt', 'builder of identity'],
	['copy', 'name=Unbenannt.txt', 'builder of identity'],
	['copy', 'name=backup/2026/log.txt', 'builder of identity'],
	['copy', 'name=download log.txt', 'builder of identity'],
	['copy', 'name=export.csv', 'builder of identity'],
	['copy', 'name=log (3).txt', 'builder of identity'],
	['copy', 'name=old/log.txt', 'builder of identity'],
	['copy', 'name=untitled', 'builder of identity'],
	['copy', 'name=x', 'builder of identity'],
];
