/** Ways not held yet: a kind, its ways, and the reason. A case that takes all of them is not held against the judgement. This list shrinks to nothing. */
export const known: ReadonlyArray<readonly string[]> = [
	['copy', 'name=1.txt', 'a copy is not known by its content yet'],
	['copy', 'name=2026-11-22.txt', 'a copy is not known by its content yet'],
	['copy', 'name=Bloomberg Message_Log.txt.txt', 'a copy is not known by its content yet'],
	['copy', 'name=Slack_Log.txt', 'a copy is not known by its content yet'],
	['copy', 'name=Unbenannt.txt', 'a copy is not known by its content yet'],
	['copy', 'name=backup/2026/log.txt', 'a copy is not known by its content yet'],
	['copy', 'name=download log.txt', 'a copy is not known by its content yet'],
	['copy', 'name=export.csv', 'a copy is not known by its content yet'],
	['copy', 'name=log (3).txt', 'a copy is not known by its content yet'],
	['copy', 'name=old/log.txt', 'a copy is not known by its content yet'],
	['copy', 'name=untitled', 'a copy is not known by its content yet'],
	['copy', 'name=x', 'a copy is not known by its content yet'],
];
