/** The fix list for other programs. */
import type {UserToFix, UsersReport} from '../../schema/users.ts';
import {csv, plainCsvLine} from '../../text/csv.ts';
import type {Output} from '../format.ts';
import {jsonLine} from '../json.ts';
import {markdownTable} from '../markdown.ts';

/** Prints one user a line, each with the moment it was judged. */
export const usersLines: Output<UsersReport> = ({asOf, masked, users}) =>
	users.map(user => jsonLine({asOf, ...(masked && {masked}), ...user})).join('');

const titles = ['user', 'm365UserId', 'cure', 'status', 'connectors', 'days', 'items', 'firstSeen', 'lastSeen', 'reasons'] as const;

const cellsOf = (user: UserToFix) => titles.map(title => {
	const value = user[title];
	return Array.isArray(value) ? value.join('; ') : value;
});

/** Prints one user a row; lists are joined by semicolons. */
export const usersCsv: Output<UsersReport> = ({users, masked}) =>
	csv([...titles, 'masked'], users.map(user => [...cellsOf(user), masked ?? false]));

/** Prints the fix list as a Markdown table. */
export const usersMarkdown: Output<UsersReport> = ({asOf, users, masked}) => [
	`# Users to fix, as of ${asOf.slice(0, 16).replace('T', ' ')} UTC`,
	'',
	users.length === 0 ? 'No user has to be fixed.\n' : markdownTable(titles, users.map(user => cellsOf(user).map(cell => String(cell ?? ''))), ['items']),
	...(masked ? ['People are masked: tokens replace their ids.', ''] : []),
].join('\n');

/** Prints a skeleton of a custom mapping file of the users still to be fixed: the external id filled, the mailbox empty. No guard against formulas, for Purview reads it. */
export const usersMapping: Output<UsersReport> = ({users}) => [
	plainCsvLine(['ExternalUserId', 'O365UserMailbox']),
	...users.filter(({status, cure}) => cure === 'mapping' && status !== 'mapped' && status !== 'acknowledged').map(({user}) => plainCsvLine([user, ''])),
].join('');
