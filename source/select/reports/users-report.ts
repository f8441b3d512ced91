import {isImportIncluded} from '../../connectors/failed-items/failures.ts';
import {type Mapping, mappingFaults} from '../../connectors/mapping/mapping-file.ts';
import type {Tenant} from '../../connectors/model.ts';
import {connectorKey} from '../../connectors/name.ts';
import type {Instant} from '../../connectors/reading.ts';
import {fixList, fixListPeriod, type FixUser} from '../../connectors/failed-items/users.ts';
import type {UserToFix, UsersReport} from '../../schema/users.ts';
import {formatIso} from '../../text/time.ts';
import type {Mask} from '../line/mask.ts';
import {type Doubt, doubtOf} from '../words/no-failed-items.ts';

/** Which users are wanted; null leaves them all. */
export type UserQuery = {
	readonly connector: string | null;
	/** A source or a Microsoft 365 id, whatever its case. */
	readonly user: string | null;
	/** Seen last at or after this moment; null means 30 days ago. */
	readonly since: Instant | null;
	/** Seen first before it. */
	readonly until: Instant | null;
};

/** Returns the fix list: one row a source user whose mapping failed, or a Microsoft 365 user without licence, permission or mailbox. */
export const usersReport = (tenant: Tenant, query: UserQuery, mask: Mask, mapping: Mapping | null = null): UsersReport => ({
	schemaVersion: 1,
	asOf: formatIso(tenant.asOf),
	...(mask.isOn && {masked: true as const}),
	...mapping !== null && {mapping: mappingOf(mapping, failingUsers(tenant, query), mask)},
	users: fixList(scoped(tenant, query.connector), user => mapping?.mapped.has(user) ?? false).filter(user => isWanted(user, query, tenant.asOf)).map(user => userToFix(user, mask)),
});

/** Returns the source users of the fix list whose mapping failed: those a mapping file is asked about. */
export const failingUsers = (tenant: Tenant, query: UserQuery): ReadonlySet<string> =>
	new Set(fixList(scoped(tenant, query.connector)).filter(user => user.isMapping && isWanted(user, query, tenant.asOf)).map(({user}) => user));

const mappingOf = ({rows, unneeded, mapped, faults, faultCount}: Mapping, failing: ReadonlySet<string>, mask: Mask): NonNullable<UsersReport['mapping']> => ({
	rows,
	failing: failing.size,
	mapped: mapped.size,
	unneeded,
	faults: faults.map(({line, user, fault}) => ({line, user: mask.user(user), fault: mappingFaults[fault]})),
	faultCount,
});

/** Returns why an empty fix list does not mean that everybody was mapped; null when it does. */
export const doubtAboutUsers = (tenant: Tenant, query: UserQuery): Doubt | null => {
	const {connectors} = scoped(tenant, query.connector);
	return doubtOf({connectors, imports: connectors.flatMap(({imports}) => imports).filter(held => isImportIncluded(held, query))});
};

/** Of one connector the status is the one within it, so it is judged alone. */
const scoped = (tenant: Tenant, connector: string | null): Tenant => connector === null
	? tenant
	: {...tenant, connectors: tenant.connectors.filter(({key}) => key === connectorKey(connector))};

const isWanted = ({user, m365UserId, firstSeen, lastSeen}: FixUser, query: UserQuery, now: Instant): boolean => {
	const wanted = query.user?.toLowerCase();
	return (wanted === undefined || user.toLowerCase() === wanted || m365UserId?.toLowerCase() === wanted)
		&& lastSeen >= (query.since ?? (now - fixListPeriod))
		&& (query.until === null || firstSeen < query.until);
};

const userToFix = (user: FixUser, mask: Mask): UserToFix => ({
	user: mask.user(user.user),
	m365UserId: user.m365UserId === null ? null : mask.user(user.m365UserId),
	cure: user.isMapping ? 'mapping' : 'mailbox',
	status: user.status,
	connectors: [...user.connectors],
	days: [...user.days],
	items: user.items,
	firstSeen: formatIso(user.firstSeen),
	lastSeen: formatIso(user.lastSeen),
	reasons: user.reasons.map(reason => mask.text(reason)),
});
