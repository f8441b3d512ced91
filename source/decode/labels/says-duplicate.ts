/** Words of a message that says nothing but that an item is a duplicate. */
const words: ReadonlySet<string> = new Set([
	'duplicate',
	'duplicates',
	'duplicated',
	'duplicatemessage',
	'duplicateitem',
	'message',
	'messages',
	'item',
	'items',
	'email',
	'mail',
	'record',
	'content',
	'the',
	'this',
	'an',
	'a',
	'is',
	'was',
	'were',
	'has',
	'been',
	'as',
	'of',
	'it',
	'because',
	'skipped',
	'skip',
	'ignored',
	'found',
	'detected',
	'already',
	'imported',
	'exists',
	'existing',
	'in',
	'mailbox',
	'archive',
	'another',
	'same',
]);

const mayMention = /duplicat/iv;
/** An id of the item. */
const digit = /\d/v;

/**
Returns whether a result says that an item was skipped as a duplicate (`Duplicate message`, `DuplicateItem`): every word belongs to that.
A message that only names something (`Mailbox of duplicate@contoso.com was not found`) does not.
*/
export const saysDuplicate = (message: string): boolean => {
	if (!mayMention.test(message)) {
		return false;
	}

	const said = message.slice(0, 400)
		.replaceAll(/(?<=[a-z])(?=[A-Z])/gv, ' ')
		.toLowerCase()
		.split(/[\s:;,.!\(\)'"“”]+/v)
		.filter(word => word !== '' && !digit.test(word));
	return said.some(word => word.startsWith('duplicat')) && said.every(word => words.has(word));
};
