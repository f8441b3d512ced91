import {duplicatesAmong} from '../ledger/file-age.ts';
import {makeLedger, type Ledger} from '../ledger/ledger.ts';
import type {Connector, FileAccount, Tenant} from '../model.ts';
import {compareByCodePoint, connectorKey} from '../name.ts';
import type {Instant, LogFile} from '../reading.ts';
import type {Acknowledgement, Settings} from '../settings.ts';
import {severities, verdictOf} from '../severity.ts';
import {
	attribute,
	type Attribution,
	collect,
	createOwners,
	type ConnectorFiles,
	type Share,
} from '../ledger/shares.ts';
import {makeSubject} from '../subject/subject.ts';
import {rankOfState} from './states.ts';
import {judge, judgedUntil} from './judge.ts';

export type Assessment = {
	/** Every directory entry that is not a folder, in any order. */
	readonly files: readonly LogFile[];
	readonly settings: Settings;
	readonly acknowledgements: readonly Acknowledgement[];
	readonly now: Instant;
	/** Places that could not be looked at, such as a folder without permission. */
	readonly unseen?: readonly string[];
};

type Judged = {
	readonly connectorFiles: ConnectorFiles;
	readonly ledger: Ledger;
	readonly duplicates: readonly string[];
	readonly defaults: Settings['defaults'];
	readonly acknowledgements: readonly Acknowledgement[];
	readonly connector: Connector;
	readonly judgedAt: Instant;
	readonly validUntil: Instant;
};

const areSame = <Item>(first: readonly Item[], second: readonly Item[], isSame: (one: Item, other: Item) => boolean): boolean =>
	first === second || (first.length === second.length && first.every((item, index) => isSame(item, second[index]!)));

const isSameShare = (first: Share, second: Share): boolean =>
	first === second || (first.file === second.file && first.blocks === second.blocks && first.emptyDays === second.emptyDays);

const haveSameFiles = (first: ConnectorFiles, second: ConnectorFiles): boolean =>
	first.name === second.name && areSame(first.shares, second.shares, isSameShare);

const isStillValid = (judged: Judged, connectorFiles: ConnectorFiles, {settings, now}: Assessment, acknowledgements: readonly Acknowledgement[]): boolean =>
	judged.connectorFiles.settings === connectorFiles.settings
	&& judged.defaults === settings.defaults
	&& now >= judged.judgedAt
	&& now < judged.validUntil
	&& areSame(judged.acknowledgements, acknowledgements, Object.is);

const judgeAgain = (known: Judged | undefined, connectorFiles: ConnectorFiles, assessment: Assessment, acknowledgements: readonly Acknowledgement[]): Judged => {
	const {settings, now} = assessment;
	const isSame = known !== undefined && haveSameFiles(known.connectorFiles, connectorFiles);
	if (isSame && isStillValid(known, connectorFiles, assessment, acknowledgements)) {
		return known;
	}

	const ledger = isSame ? known.ledger : makeLedger(connectorFiles);
	const subject = makeSubject(ledger, {
		connectorFiles, settings, acknowledgements, now,
	});
	return {
		connectorFiles,
		ledger,
		duplicates: isSame ? known.duplicates : duplicatesAmong(ledger.shares),
		defaults: settings.defaults,
		acknowledgements,
		connector: judge(subject, connectorFiles.key),
		judgedAt: now,
		validUntil: judgedUntil(subject),
	};
};

const accountOf = (files: readonly LogFile[], duplicates: ReadonlySet<string>): FileAccount => {
	const account = {
		read: 0, duplicates: 0, pending: 0, ignored: 0, unrecognised: 0, unreadable: 0,
	};
	for (const {id, status} of files) {
		account[status === 'read' && duplicates.has(id) ? 'duplicates' : status] += 1;
	}

	return account;
};

/** Orders connectors worst first: by state, muted ones after those that wait, then name (case folded, then by code point). */
const compareConnectors = (first: Connector, second: Connector): number =>
	groupOf(first) - groupOf(second) || rankOfState(first.state) - rankOfState(second.state) || compareByCodePoint(first.key, second.key);

/** Muted connectors come after every one that alarms or waits. */
const groupOf = ({severity}: Connector): number => Math.max(0, severities.indexOf(severity) - severities.indexOf('waiting'));

const connectorsOfFiles = (judged: readonly Judged[]): ReadonlyMap<string, string> => {
	const connectorOf = new Map<string, string>();
	for (const {connectorFiles: {name, shares}} of judged) {
		for (const {file} of shares) {
			if (!connectorOf.has(file.id)) {
				connectorOf.set(file.id, name);
			}
		}
	}

	return connectorOf;
};

const makeTenant = ({files, now, unseen = []}: Assessment, judged: readonly Judged[]): Tenant => {
	const connectors = judged.map(({connector}) => connector).toSorted(compareConnectors);
	const duplicateFiles = new Set(judged.flatMap(({duplicates}) => duplicates));
	let connectorOfFile: ReadonlyMap<string, string> | null = null;
	return {
		asOf: now,
		verdict: verdictOf(connectors.map(({severity}) => severity), unseen.length === 0),
		unseen,
		connectors,
		files,
		fileAccount: accountOf(files, duplicateFiles),
		duplicateFiles,
		// When somebody asks: the board rarely does, and with a hundred thousand files it is a tenth of judging.
		get connectorOfFile() {
			connectorOfFile ??= connectorsOfFiles(judged);
			return connectorOfFile;
		},
	};
};

/**
Makes the assessor: a pure function with a memory, so that only connectors whose files, settings, acknowledgements or day
changed are judged again; the others keep their identity.
*/
export const createAssessor = (): ((assessment: Assessment) => Tenant) => {
	let attributions = new WeakMap<LogFile, Attribution>();
	const ownerOf = createOwners();
	let attributedBy: Settings | null = null;
	let remembered: ReadonlyMap<string, Judged> = new Map();

	return assessment => {
		const {files, settings, acknowledgements} = assessment;
		if (attributedBy !== settings) {
			attributions = new WeakMap();
			attributedBy = settings;
		}

		const attributionOf = (file: LogFile): Attribution => {
			const known = attributions.get(file);
			if (known) {
				return known;
			}

			const attribution = attribute(file, settings, ownerOf);
			attributions.set(file, attribution);
			return attribution;
		};

		const acknowledgementsOf = Map.groupBy(acknowledgements, ({connector}) => connector === null ? null : connectorKey(connector));
		const ofAll = acknowledgementsOf.get(null) ?? [];
		const judged = new Map<string, Judged>();
		for (const [key, connectorFiles] of collect(files, settings, attributionOf)) {
			judged.set(key, judgeAgain(remembered.get(key), connectorFiles, assessment, [...acknowledgementsOf.get(key) ?? [], ...ofAll]));
		}

		remembered = judged;
		return makeTenant(assessment, judged.values().toArray());
	};
};

/** Judges all connectors once, without a memory. */
export const assess = (assessment: Assessment): Tenant => createAssessor()(assessment);
