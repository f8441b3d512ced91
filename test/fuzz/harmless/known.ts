/** Ways not held yet: a kind, its ways, and the reason. A case that takes all of them is not held against the judgement. This list shrinks to nothing. */
export const known: ReadonlyArray<readonly string[]> = [
	['copy', 'name=Slack_Log.txt', 'a copy is not known by its content yet'],
];
