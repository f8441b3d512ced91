import {categoryOf} from '../categories.ts';
import type {Connector, HeldImport, Tenant} from '../model.ts';
import {compareByCodePoint} from '../name.ts';
import type {Instant, UtcDate} from '../reading.ts';

/** `new`: failed in the newest import, not in the one before · `open`: in both · `gone`: not in the newest. */
export type FixStatus = 'new' | 'open' | 'gone';

/** One source user who failed mapping, over every connector and day held. */
export type FixUser = {
	/** The source user id, exactly. */
	readonly user: string;
	/** The newest Microsoft 365 id any row gives; null when all leave it empty. */
	readonly m365UserId: string | null;
	readonly status: FixStatus;
	/** Names, in the order of the board. */
	readonly connectors: readonly string[];
	/** UTC dates of completion, oldest first. */
	readonly days: readonly UtcDate[];
	/** Rows that list this user: mapping failures are listed once per user and import. */
	readonly items: number;
	/** Completion of the first and the last import that lists the user. */
	readonly firstSeen: Instant;
	readonly lastSeen: Instant;
	readonly reasons: readonly string[];
};

type UserDraft = {
	m365UserId: string | null;
	statuses: Set<FixStatus>;
	connectors: Set<string>;
	days: Set<UtcDate>;
	items: number;
	firstSeen: Instant;
	lastSeen: Instant;
	reasons: Set<string>;
};

type Sighting = {readonly user: string; readonly m365User: string; readonly reason: string};

/** Calls back for each row of a user-mapping failure that names its user. */
const forEachSighting = ({failedItems}: HeldImport, visit: (sighting: Sighting) => void): void => {
	if (failedItems === null) {
		return;
	}

	const {reasons, users, m365Users, rowCount} = failedItems;
	const isMapping = reasons.values.map(reason => categoryOf(reason) === 'user-mapping');
	for (let row = 0; row < rowCount; row++) {
		const user = users.values[users.codes[row]!]!;
		const reason = reasons.codes[row]!;
		if (user !== '' && isMapping[reason] === true) {
			visit({user, m365User: m365Users.values[m365Users.codes[row]!]!, reason: reasons.values[reason]!});
		}
	}
};

const usersIn = (item: HeldImport | undefined): ReadonlySet<string> => {
	const users = new Set<string>();
	if (item) {
		forEachSighting(item, ({user}) => users.add(user));
	}

	return users;
};

/** An import that failed items without listing one cannot say that a user is gone. */
const listsNobody = ({counts, failureRows}: HeldImport): boolean => counts.failed !== 0 && failureRows === 0;

/** Returns the status of a user in one connector, against its newest import that lists what failed and the one before. */
const statusIn = ({imports, kind}: Connector): ((user: string) => FixStatus) => {
	const told = imports.filter(item => (kind === 'audit-export' || item.kind !== 'audit-export') && !listsNobody(item));
	const newest = usersIn(told[0]);
	const previous = usersIn(told[1]);
	return user => {
		if (!newest.has(user)) {
			return 'gone';
		}

		return previous.has(user) ? 'open' : 'new';
	};
};

const see = (drafts: Map<string, UserDraft>, item: HeldImport, {user, m365User, reason}: Sighting): void => {
	const draft = drafts.get(user) ?? {
		m365UserId: null, statuses: new Set(), connectors: new Set(), days: new Set(), items: 0, firstSeen: item.completedAt, lastSeen: item.completedAt, reasons: new Set(),
	};
	drafts.set(user, draft);
	draft.m365UserId ??= m365User === '' ? null : m365User;
	draft.connectors.add(item.connector);
	draft.days.add(item.date);
	draft.items += 1;
	draft.firstSeen = Math.min(draft.firstSeen, item.completedAt);
	draft.lastSeen = Math.max(draft.lastSeen, item.completedAt);
	draft.reasons.add(reason);
};

/** Over several connectors: open where it is open in one, else new where it is new in one. */
const statuses = ['open', 'new', 'gone'] as const satisfies readonly FixStatus[];

const collectUsers = (tenant: Tenant): ReadonlyMap<string, UserDraft> => {
	const drafts = new Map<string, UserDraft>();
	for (const connector of tenant.connectors) {
		const ofConnector = new Set<string>();
		for (const item of connector.imports) {
			forEachSighting(item, sighting => {
				ofConnector.add(sighting.user);
				see(drafts, item, sighting);
			});
		}

		const statusOf = statusIn(connector);
		for (const user of ofConnector) {
			drafts.get(user)!.statuses.add(statusOf(user));
		}
	}

	return drafts;
};

const order: readonly FixStatus[] = ['new', 'open', 'gone'];

/** Returns the fix list: users who failed mapping, new first, then open, then gone, each by most rows, then by id. */
export const fixList = (tenant: Tenant): readonly FixUser[] =>
	collectUsers(tenant).entries().map(([user, draft]): FixUser => ({
		user,
		m365UserId: draft.m365UserId,
		status: statuses.find(status => draft.statuses.has(status))!,
		connectors: [...draft.connectors],
		days: [...draft.days].toSorted(),
		items: draft.items,
		firstSeen: draft.firstSeen,
		lastSeen: draft.lastSeen,
		reasons: [...draft.reasons],
	})).toArray().toSorted((first, second) => order.indexOf(first.status) - order.indexOf(second.status)
		|| second.items - first.items
		|| compareByCodePoint(first.user, second.user));
