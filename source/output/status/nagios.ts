import {nextDeadlineSentence} from '../../select/words/deadlines.ts';
import {severities} from '../../select/line/glyphs.ts';
import {stateWords} from '../../select/words/muted.ts';
import type {StatusReport} from '../../schema/status.ts';
import {sanitize} from '../../text/sanitize.ts';

type Verdict = StatusReport['verdict'];

/** How a Nagios plug-in says a verdict; a connector that waits for its first log is no reason to wake anybody. */
const words: Readonly<Record<Verdict, {readonly status: string; readonly exitCode: number}>> = {
	ok: {status: 'OK', exitCode: 0},
	waiting: {status: 'OK', exitCode: 0},
	warning: {status: 'WARNING', exitCode: 1},
	critical: {status: 'CRITICAL', exitCode: 2},
	unknown: {status: 'UNKNOWN', exitCode: 3},
};

/** How long the sentence may get: old Nagios servers cut after 1024 bytes. */
const maximumLength = 600;

/** Returns one line of a Nagios plug-in, with performance data, and its exit code. What may be lost today goes before what can wait: many troubles are cut. */
export const nagiosLine = (report: StatusReport): {readonly text: string; readonly exitCode: number} => {
	const {status, exitCode} = words[report.verdict];
	const sentence = inLine([counts(report), nextDeadlineSentence(report), report.masked ? 'people are masked' : '', ...troubles(report), ...muted(report)].filter(part => part !== '').join('; '));
	return {text: `CONNWATCH ${status} - ${sentence} | ${performanceData(report)}\n`, exitCode};
};

const counts = ({totals}: StatusReport): string => totals.connectors === 0
	? 'no connector seen: give the folder in which the logs are saved'
	: severities.filter(severity => totals[severity] > 0).map(severity => `${totals[severity]} ${severity}`).join(', ');

const troubles = ({connectors}: StatusReport): readonly string[] => connectors
	.filter(({severity}) => severity === 'critical' || severity === 'warning')
	.map(({name, state, findings}) => {
		const finding = findings.find(({severity, acknowledged}) => severity !== 'info' && !acknowledged);
		return `${name} ${state}${finding === undefined ? '' : `: ${finding.message}`}`;
	});

/** What somebody decided not to be alarmed by is named last. */
const muted = ({connectors}: StatusReport): readonly string[] => connectors
	.filter(({severity}) => severity === 'muted')
	.map(connector => `${connector.name} ${stateWords(connector)}`);

/** A vertical bar would begin the performance data. */
const inLine = (sentence: string): string => {
	const safe = sanitize(sentence).replaceAll('|', '/');
	return safe.length > maximumLength ? `${safe.slice(0, maximumLength - 1).toWellFormed()}…` : safe;
};

const performanceData = ({totals, connectors}: StatusReport): string => {
	// A muted connector alarms nobody: it must not put a value over its threshold either.
	const judged = connectors.filter(({severity}) => severity !== 'muted');
	const missing = judged.flatMap(({days}) => days).filter(({state}) => state === 'missing').length;
	const unknown = judged.flatMap(({days}) => days).filter(({state}) => state === 'unknown').length;
	const failed = judged.map(({lastImport}) => lastImport === null ? 0 : lastImport.failed);
	return [
		`connectors=${totals.connectors};;;0`,
		`critical=${totals.critical};;0;0`,
		`warning=${totals.warning};0;;0`,
		`waiting=${totals.waiting};;;0`,
		`muted=${totals.muted};;;0`,
		`ok=${totals.ok};;;0`,
		`missing_logs=${missing};0;;0`,
		`unknown_logs=${unknown};0;;0`,
		// U is how a plug-in says that a value is unknown.
		`failed_items=${failed.includes(null) ? 'U' : failed.reduce<number>((sum, count) => sum + (count ?? 0), 0)};;;0`,
	].join(' ');
};
