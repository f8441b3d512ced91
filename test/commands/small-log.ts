/** Returns an admin log of one import that adds up, of ten items at the source, with its failed items as rows. */
export const smallLog = (completedAt: string, failures: readonly string[] = []): string => [
	`Import completion time: ${completedAt}`,
	'Items available from source: 10',
	'Items available for import: 20',
	`Items imported successfully: ${20 - failures.length}`,
	'Items partially imported: 0',
	'Items skipped: 0',
	`Items failed: ${failures.length}`,
	...(failures.length === 0 ? [] : ['Item id\tSource User ID\tM365 User ID\tFailure Reason']),
	...failures.map((reason, index) => `item-${index}\tuser-${index}\tperson-${index}\t${reason}`),
	'',
].join('\n');
