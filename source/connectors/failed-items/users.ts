import {isReasonAcknowledged} from '../acknowledged.ts';
import {categoryOf} from '../categories.ts';
import type {Connector, HeldImport, Tenant} from '../model.ts';
import {compareByCodePoint} from '../name.ts';
import type {Instant, UtcDate} from '../reading.ts';

/**
`new`: first failed in the newest import · `open`: in it and before · `unseen`: not in the newest import, and nothing shows that it
was fixed · `mapped`: the mapping file given has a valid row · `acknowledged`: every reason is. Only the last two are done.
*/
export type FixStatus = 'new' | 'open' | 'unseen' | 'mapped' | 'acknowledged';

/** In the order of the list: what is to be fixed first. */
export const fixStatuses = ['new', 'open', 'unseen', 'mapped', 'acknowledged'] as const satisfies readonly FixStatus[];

/** Whether somebody must still fix it. */
export const isToFix = (status: FixStatus): boolean => status === 'new' || status === 'open' || status === 'unseen';

/** How many days the list covers unless somebody asks for more; milliseconds. */
export const fixListPeriod = 30 * 86_400_000;

/** One user of whom items failed: a source user whom mapping failed, or a Microsoft 365 user without permission, licence or mailbox. */
export type FixUser = {
	/** The source user id, exactly; of a failure of the mailbox the Microsoft 365 user id, where a row gives one. */
	readonly user: string;
	/** The newest Microsoft 365 id any row gives; null when all leave it empty. */
	readonly m365UserId: string | null;
	readonly status: FixStatus;
	/** Whether a row of the mapping file cures it; else a licence, a permission or a mailbox does. */
	readonly isMapping: boolean;
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

/** Whether a mapping file has a valid row for a source user of a connector (its key). */
export type IsMapped = (user: string, connectorKey: string) => boolean;

type Draft = {
	user: string;
	isMapping: boolean;
	m365UserId: string | null;
	statuses: Set<FixStatus>;
	connectors: Set<string>;
	days: Set<UtcDate>;
	items: number;
	firstSeen: Instant;
	lastSeen: Instant;
	reasons: Set<string>;
};

type Sighting = {readonly key: string; readonly user: string; readonly m365User: string; readonly reason: string; readonly isMapping: boolean};

/** Failures that are cured at the Microsoft 365 user. */
const mailboxCategories: ReadonlySet<string> = new Set(['permission', 'licence', 'mailbox-write']);

/** Calls back for each row that names whom to fix: the source user of a mapping failure, else the Microsoft 365 user. */
const forEachSighting = ({failedItems}: HeldImport, visit: (sighting: Sighting) => void): void => {
	if (failedItems === null) {
		return;
	}

	const {reasons, users, m365Users, rowCount} = failedItems;
	const kinds = reasons.values.map(reason => categoryOf(reason));
	for (let row = 0; row < rowCount; row++) {
		const code = reasons.codes[row]!;
		const isMapping = kinds[code] === 'user-mapping';
		if (!isMapping && !mailboxCategories.has(kinds[code]!)) {
			continue;
		}

		const m365User = m365Users.values[m365Users.codes[row]!]!;
		const sourceUser = users.values[users.codes[row]!]!;
		const user = isMapping || m365User === '' ? sourceUser : m365User;
		if (user !== '') {
			// User principal names differ by no case; what a source calls its users may.
			const key = isMapping ? `mapping ${user}` : `mailbox ${user.toLowerCase()}`;
			visit({
				key, user, m365User, reason: reasons.values[code]!, isMapping,
			});
		}
	}
};

const usersIn = (item: HeldImport): ReadonlySet<string> => {
	const users = new Set<string>();
	forEachSighting(item, ({key}) => users.add(key));
	return users;
};

/** An import that failed items without listing one cannot say that a user is not among them. */
const listsNobody = ({counts, failureRows}: HeldImport): boolean => counts.failed !== 0 && failureRows === 0;

/** Returns the newest import of a connector that lists what failed; null without one. */
const newestListing = ({imports, kind}: Connector): HeldImport | null =>
	imports.find(item => (kind === 'audit-export' || item.kind !== 'audit-export') && !listsNobody(item)) ?? null;

const see = (drafts: Map<string, Draft>, item: HeldImport, {key, user, m365User, reason, isMapping}: Sighting): void => {
	const draft = drafts.get(key) ?? {
		user, isMapping, m365UserId: null, statuses: new Set(), connectors: new Set(), days: new Set(), items: 0, firstSeen: item.completedAt, lastSeen: item.completedAt, reasons: new Set(),
	};
	drafts.set(key, draft);
	draft.m365UserId ??= m365User === '' ? null : m365User;
	draft.connectors.add(item.connector);
	draft.days.add(item.date);
	draft.items += 1;
	draft.firstSeen = Math.min(draft.firstSeen, item.completedAt);
	draft.lastSeen = Math.max(draft.lastSeen, item.completedAt);
	draft.reasons.add(reason);
};

/** What one connector says of a user. */
type InConnector = {isSeenBefore: boolean; isAcknowledged: boolean; readonly user: string; readonly isMapping: boolean};

const collectUsers = (tenant: Tenant, isMapped: IsMapped): ReadonlyMap<string, Draft> => {
	const drafts = new Map<string, Draft>();
	for (const connector of tenant.connectors) {
		const newest = newestListing(connector);
		const inNewest = newest === null ? new Set<string>() : usersIn(newest);
		const seen = new Map<string, InConnector>();
		for (const item of connector.imports) {
			forEachSighting(item, sighting => {
				const {key, reason, user, isMapping} = sighting;
				const known = seen.get(key) ?? {
					isSeenBefore: false, isAcknowledged: true, user, isMapping,
				};
				seen.set(key, known);
				known.isSeenBefore ||= item !== newest;
				known.isAcknowledged &&= isReasonAcknowledged(reason, connector.acknowledgements);
				see(drafts, item, sighting);
			});
		}

		for (const [key, known] of seen) {
			drafts.get(key)!.statuses.add(statusIn(known, inNewest.has(key), known.isMapping && isMapped(known.user, connector.key)));
		}
	}

	return drafts;
};

const statusIn = ({isSeenBefore, isAcknowledged}: InConnector, isInNewest: boolean, isMapped: boolean): FixStatus => {
	if (isMapped) {
		return 'mapped';
	}

	if (isAcknowledged) {
		return 'acknowledged';
	}

	return isInNewest ? (isSeenBefore ? 'open' : 'new') : 'unseen';
};

/** Over several connectors: open where it is open in one, else new where it is new in one; done only where it is done in all. */
const overAll: readonly FixStatus[] = ['open', 'new', 'unseen', 'mapped', 'acknowledged'];

const nobodyMapped: IsMapped = () => false;

/** Returns the fix list over everything held: new first, then open, unseen and what is done, each by most rows, then by id. */
export const fixList = (tenant: Tenant, isMapped: IsMapped = nobodyMapped): readonly FixUser[] =>
	collectUsers(tenant, isMapped).values().map((draft): FixUser => ({
		user: draft.user,
		m365UserId: draft.m365UserId,
		status: overAll.find(status => draft.statuses.has(status))!,
		isMapping: draft.isMapping,
		connectors: [...draft.connectors],
		days: [...draft.days].toSorted(),
		items: draft.items,
		firstSeen: draft.firstSeen,
		lastSeen: draft.lastSeen,
		reasons: [...draft.reasons],
	})).toArray().toSorted((first, second) => fixStatuses.indexOf(first.status) - fixStatuses.indexOf(second.status)
		|| second.items - first.items
		|| compareByCodePoint(first.user, second.user)
		|| Number(second.isMapping) - Number(first.isMapping));
