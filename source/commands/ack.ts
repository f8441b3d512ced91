import {checks} from '../connectors/checks/index.ts';
import type {Connector, Tenant} from '../connectors/model.ts';
import {connectorKey} from '../connectors/name.ts';
import type {Acknowledgement} from '../connectors/settings.ts';
import {stateFolderOf} from '../intake/own-files/places.ts';
import {StateFileError} from '../intake/own-files/state-file.ts';
import {addAcknowledgement, readAcknowledgements, removeAcknowledgement} from '../intake/own-files/state-folder.ts';
import {acknowledgementOutputs} from '../output/index.ts';
import {acknowledgementList} from '../select/reports/acknowledgement-list.ts';
import {sanitize} from '../text/sanitize.ts';
import {shapeOf} from '../text/shape-of.ts';
import {formatTime} from '../text/time.ts';
import type {CommandContext, CommandResult} from './command-line/command.ts';
import {CommandError, quote, usageError} from './command-line/errors.ts';
import {exitCodes} from './command-line/exit-codes.ts';
import {flagRows, type FlagKey} from './command-line/flags.ts';
import {nearest, nearestFew} from './command-line/nearest.ts';
import {openTenant} from './opening/open-tenant.ts';
import {pageOptions} from './telling/page-options.ts';
import {printReport} from './telling/print-report.ts';
import {spelled} from './telling/reason-as-held.ts';
import {tellProblem} from './telling/tell-problem.ts';

/** Lists, adds or removes acknowledgements. */
export const run = async (context: CommandContext): Promise<CommandResult> => {
	const [action = 'list'] = context.arguments;
	refuseStray(action, context);
	try {
		return {text: await actions[action]!(context), exitCode: exitCodes.done};
	} catch (error) {
		throw error instanceof StateFileError ? new CommandError(error.message, exitCodes.inputOutput) : error;
	}
};

/** What says what is acknowledged: with a list, or with the word `add` forgotten, it would look as if it were now. */
const flagsOfAdd = ['knownConnector', 'knownReason', 'check', 'line', 'note', 'expires', 'ticket', 'as', 'anyway'] as const satisfies readonly FlagKey[];

const refuseStray = (action: string, context: CommandContext): void => {
	const {flags} = context;
	const [, id] = context.arguments;
	const stray = flagsOfAdd.find(key => flags[key] !== undefined);
	if (stray !== undefined && action !== 'add') {
		throw usageError(`ack ${action} does not take --${flagRows[stray].name}: connwatch ack add acknowledges something.`);
	}

	if (id !== undefined && action !== 'remove') {
		throw usageError(`ack ${action} does not take ${quote(id)}: connwatch ack --help shows what it takes.`);
	}
};

type Action = (context: CommandContext) => Promise<string>;

const list: Action = async context => {
	const {value, problem, isKnown} = await readAcknowledgements(stateFolderOf(context), context.clock());
	if (problem !== null && !isKnown) {
		throw new CommandError(problem, exitCodes.inputOutput);
	}

	tellProblem(problem, context);
	return printReport(acknowledgementOutputs, acknowledgementList(value, context.now()), context.format, pageOptions(context));
};

const add: Action = async context => {
	const sentences: string[] = [];
	for (const wanted of await asHeld(wantedOf(context), context)) {
		// One after the other: each reads the file anew.
		const {value, problem} = await addAcknowledgement(stateFolderOf(context), wanted);
		tellProblem(problem, context);
		sentences.push(`Acknowledged: ${sentenceOf(value)}\n`);
	}

	return sentences.join('');
};

const remove: Action = async context => {
	const [, id] = context.arguments;
	if (id === undefined || id === '') {
		throw usageError('ack remove needs an id: connwatch ack list shows them.');
	}

	const {value, problem} = await removeAcknowledgement(stateFolderOf(context), id, context.clock());
	tellProblem(problem, context);
	if (value === null) {
		throw usageError(`There is no acknowledgement ${quote(id)}, or more than one begins so: connwatch ack list shows them.`);
	}

	return `No longer acknowledged: ${sentenceOf(value)}\n`;
};

const actions: Readonly<Record<string, Action>> = {list, add, remove};

const wantedOf = ({flags, now, userName}: CommandContext): Omit<Acknowledgement, 'id'> => {
	const {knownConnector: connector = null, knownReason: reason = null, check = null, line, note = '', expires = null, ticket = null, as: author = userName()} = flags;
	if (line !== undefined && check !== 'unread') {
		throw usageError('--line goes with --check unread: lines that were not understood.');
	}

	if ((connector ?? '').trim() === '' && line === undefined) {
		throw usageError('ack add needs --connector with the name of a connector.');
	}

	if ((reason === null) === (check === null)) {
		throw usageError('ack add needs either --reason with a failure reason, or --check with the name of a check.');
	}

	refuseUnknownCheck(check);
	if (note.trim() === '') {
		throw usageError('ack add needs --note: why it is known, for the colleagues.');
	}

	if (expires === null) {
		throw usageError('ack add needs --expires: when it comes back, such as 2026-12-01 or 30d.');
	}

	if (expires <= now()) {
		throw usageError('--expires must lie ahead: an acknowledgement that has expired changes nothing.');
	}

	return {
		connector, reason, check, shape: line === undefined ? null : shapeOf(line), author, ticket, note, createdAt: now(), expiresAt: expires,
	};
};

type Wanted = Omit<Acknowledgement, 'id'>;

/** Returns what is to be acknowledged as the logs write it; throws for a connector, a reason or lines they do not give: that would cover nothing. */
const asHeld = async (wanted: Wanted, context: CommandContext): Promise<readonly Wanted[]> => {
	if (context.flags.anyway === true && (wanted.check !== 'unread' || wanted.shape !== null)) {
		return [wanted];
	}

	const {tenant} = await openTenant(context);
	const connector = wanted.connector === null ? null : heldConnector(tenant, wanted.connector);
	const named = {...wanted, connector: connector?.name ?? null};
	if (wanted.check === 'unread') {
		return heldShapes(connector === null ? tenant.connectors : [connector], wanted.shape).map(shape => ({...named, shape}));
	}

	return [{...named, reason: wanted.reason === null ? null : heldReason(connector!, wanted.reason)}];
};

/** Returns the shapes of the lines that were not understood: the one asked for, or all of them; never the check as a whole. */
const heldShapes = (connectors: readonly Connector[], wanted: string | null): readonly string[] => {
	const held = new Set(connectors.flatMap(({findings}) => findings.flatMap(({check, shape}) => check === 'unread' ? shape ?? [] : [])));
	const found = wanted === null ? [...held] : [...held].filter(shape => shape === wanted);
	if (found.length === 0) {
		throw usageError(wanted === null
			? 'Every line of it was understood, or what was not can only be downloaded again: there is nothing to acknowledge.'
			: `No line like ${quote(wanted)} is among those that were not understood. ${orAnyway}`);
	}

	return found;
};

const orAnyway = '--anyway stores it all the same.';

const heldConnector = ({connectors}: Tenant, name: string): Connector => {
	const found = connectors.find(({key}) => key === connectorKey(name));
	if (found === undefined) {
		throw usageError(`There is no connector ${quote(name)}${meant(name, connectors.map(connector => connector.name))} connwatch status lists them; ${orAnyway}`);
	}

	return found;
};

const heldReason = ({name, failureReasons}: Connector, reason: string): string => {
	const held = failureReasons.map(row => row.reason);
	const alike = held.filter(candidate => spelled(candidate) === spelled(reason));
	if (held.includes(reason)) {
		return reason;
	}

	if (alike.length === 1) {
		return alike[0]!;
	}

	throw usageError(`No log of ${quote(name)} gives the reason ${quote(reason)}${meant(reason, alike.length > 1 ? alike : held)} ${orAnyway}`);
};

/** Returns the nearest names as a question, at most three. */
const meant = (typed: string, names: readonly string[]): string => {
	const near = nearestFew(typed, names, 3);
	return near.length === 0 ? '.' : `: did you mean ${near.map(name => quote(name)).join(' or ')}?`;
};

const refuseUnknownCheck = (check: string | null): void => {
	const names = checks.map(({name}) => name);
	if (check !== null && !names.includes(check)) {
		const near = nearest(check, names);
		throw usageError(`There is no check ${quote(check)}: ${near === null ? `choose ${names.join(', ')}.` : `did you mean ${near}?`}`);
	}
};

const aboutWords = ({reason, check, shape}: Pick<Acknowledgement, 'reason' | 'check' | 'shape'>): string => {
	if (reason !== null) {
		return quote(reason);
	}

	return shape === null ? `check ${check ?? ''}` : `lines like ${quote(shape)}`;
};

const sentenceOf = ({id, connector, reason, check, shape, expiresAt}: Acknowledgement): string =>
	`${connector === null ? 'every connector' : sanitize(connector)}, ${aboutWords({reason, check, shape})}, until ${formatTime(expiresAt, 'utc')} UTC (${id}).`;
