import {countOf, formatCount} from '../../text/numbers.ts';
import {sanitize} from '../../text/sanitize.ts';
import type {Defect} from '../ledger/defects.ts';
import {type UnreadPlace, unreadOf} from '../ledger/unread.ts';
import {unnamed} from '../name.ts';
import type {Check, Observation} from './check.ts';

const placeOf = ({file, line}: Pick<UnreadPlace, 'file' | 'line'>): string => `${file.path}${line === null ? '' : `, line ${formatCount(line)}`}`;

const downloadAgain = 'Download this log again from the portal; the files screen shows what could not be read.';
const separate = 'Save the log of each connector in a file of its own, or write "Connector name: <name>" above each of its imports.';

const nextSteps: Readonly<Record<Defect['what'], string>> = {
	file: downloadAgain, 'cut-import': downloadAgain, 'import-without-time': downloadAgain, 'unknown-failed': downloadAgain, conflict: separate,
};

const nextStepOf = ({file, what, isYoung}: Defect): string => {
	if (isYoung) {
		return 'Wait a minute: the file changed just now and may still be being written.';
	}

	return what === 'file' && file.status === 'unreadable'
		? 'Give connwatch permission to read it, or download this log again from the portal.'
		: nextSteps[what];
};

/** Lines of which every one is other are named up to this number of kinds. */
const maximumKinds = 20;

/** One finding for all places of one shape, however many logs share it; most places first. */
const notUnderstood = (places: readonly UnreadPlace[]): readonly Observation[] => {
	const kinds = Map.groupBy(places, ({shape}) => shape).entries().toArray().toSorted(([, one], [, other]) => other.length - one.length);
	const rest = kinds.slice(maximumKinds).flatMap(([, ofKind]) => ofKind);
	return [
		...kinds.slice(0, maximumKinds).map(([shape, ofKind]) => observe(shape, ofKind)),
		...rest.length > 0 ? [observe(null, rest)] : [],
	];
};

/** How much of a line a finding shows, in code points. */
const maximumShown = 60;

/** Cut, printable, and without other quotation marks of this kind, so that masking finds where it ends. */
const shown = (text: string): string => {
	const cut = (quoted: string): string => {
		const points = [...quoted.replaceAll(/[“”]/gv, '"')];
		return points.length > maximumShown ? `${points.slice(0, maximumShown).join('')}…` : points.join('');
	};

	return sanitize(text).replace(/“(?<quoted>.*)”/sv, (_, quoted: string) => `“${cut(quoted)}”`);
};

/** Which lines of which files, with the text of the first where one is known. */
const sentenceOf = (places: readonly UnreadPlace[], isOneKind: boolean): string => {
	const [place] = places;
	const {file, line, text} = place!;
	const files = new Set(places.map(other => other.file)).size;
	const what = isOneKind && text !== null ? `: ${shown(text)}` : '';
	if (text === null && places.length === 1) {
		return `${file.path} has more that was not understood than is listed`;
	}

	if (places.length === 1 && text !== null && !text.startsWith('“')) {
		return `${placeOf(place!)}${what}`;
	}

	if (places.length === 1) {
		return line === null ? `A part of ${file.path} was not understood${what}` : `Line ${formatCount(line)} of ${file.path} was not understood${what}`;
	}

	const noun = places.every(other => other.line !== null) ? 'line' : 'place';
	const first = [...line === null ? [] : [`line ${formatCount(line)}`], ...files > 1 ? [file.path] : []].join(' of ');
	return `${countOf(places.length, noun)} of ${files > 1 ? countOf(files, 'file') : file.path} were not understood${first === '' ? '' : `, first ${first}`}${what}`;
};

const compare = 'Open the file on the files screen and compare it with the portal.';
const acknowledge = 'Harmless? Acknowledge it with a, or with connwatch ack add --check unread --line "<the line>" --note <why> --expires 30d.';

const observe = (shape: string | null, places: readonly UnreadPlace[]): Observation => {
	const place = places[0]!;
	return {
		severity: 'warning',
		message: sentenceOf(places, shape !== null),
		next: shape === null ? compare : `${compare} ${acknowledge}`,
		evidence: {
			places: places.length, files: new Set(places.map(({file}) => file)).size, path: place.file.path, line: place.line, shape,
		},
		shape,
	};
};

/** Lines and files that were not understood. */
export const unread: Check = {
	name: 'unread',
	title: 'Everything held was understood',
	why: 'What cannot be read can hide a failed import; it is never taken for a good one.',
	isSuspicious: true,
	run(subject) {
		const {defects} = subject;
		const {places, staleFiles} = unreadOf(subject);
		const nameless = subject.name === unnamed ? subject.ledger.shares.filter(({file}) => file.reading !== null) : [];
		const [first] = defects;
		const findings: readonly Observation[] = [
			...first
				? [{
					severity: first.isYoung ? 'warning' as const : 'critical' as const,
					message: `${placeOf(first)}: ${first.message}${defects.length > 1 ? `, and ${formatCount(defects.length - 1)} more` : ''}`,
					next: nextStepOf(first),
					evidence: {defects: defects.length, path: first.file.path, line: first.line},
				}]
				: [],
			...notUnderstood(places),
			...staleFiles.length > 0
				? [{
					severity: 'warning' as const,
					message: `${staleFiles[0]!.path}${staleFiles.length > 1 ? ` and ${formatCount(staleFiles.length - 1)} more` : ''} cannot be read any more: judged by what was read before`,
					next: 'Give connwatch permission to read it, or close the program that locks it.',
					evidence: {files: staleFiles.length, path: staleFiles[0]!.path},
				}]
				: [],
			...nameless.length > 0
				? [{
					severity: nameless.length > 1 ? 'warning' as const : 'info' as const,
					message: nameless.length > 1
						? `${countOf(nameless.length, 'file')} without the name of a connector, first ${nameless[0]!.file.path}: they may be logs of several connectors`
						: `${nameless[0]!.file.path} does not say whose log it is`,
					next: 'Save it as <connector>_Log.txt or in a folder of that name.',
					evidence: {files: nameless.length, path: nameless[0]!.file.path},
				}]
				: [],
		];
		// Never the check as a whole: the next line that is not understood may hide a failed import.
		return findings.map(finding => ({shape: null, ...finding}));
	},
};
