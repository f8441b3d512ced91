/** What to do about a failure, by its category; our reading, the original text stands beside it. */
const advice: Readonly<Record<string, string>> = {
	'user-mapping': 'Map this source user to a mailbox in the connector\'s mapping file, or correct its e-mail address at the source.',
	'item-size': 'The item is larger than the connector imports (10 MB): archive it another way and note it.',
	attachment: 'An attachment could not be imported: check its size and type at the source.',
	duplicate: 'The item is already there; nothing is lost.',
	'mailbox-write': 'The mailbox refused the item: check that it exists, is licensed and is not full.',
	licence: 'Give the Microsoft 365 user a licence that includes data connectors.',
	throttling: 'The service was busy: see whether the next import takes the item.',
	permission: 'The connector is not allowed to do this: check its role and consent.',
	other: 'Look the reason up with the connector\'s vendor.',
};

/** Returns what to do about a failure of a category, one sentence. */
export const adviceFor = (category: string): string => advice[category] ?? advice['other']!;
