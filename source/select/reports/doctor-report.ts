import type {DoctorReport} from '../../schema/doctor.ts';
import {countOf} from '../../text/numbers.ts';
import {machineQuestions} from './doctor-machine.ts';
import {
	good,
	note,
	problem,
	type Answer,
	type MachineFacts,
} from './doctor-question.ts';
import {terminalQuestions} from './doctor-terminal.ts';

/** Returns what the machine allows, one answer a question, in plain sentences. */
export const doctorReport = (facts: MachineFacts): DoctorReport => ({
	schemaVersion: 1,
	answers: [
		...[...terminalQuestions, ...machineQuestions].flatMap(({topic, name, ask}) => {
			const answer = ask(facts);
			return answer === null ? [] : [{topic, name, ...answer}];
		}),
		...facts.folders.map(folder => ({topic: 'folders' as const, name: folder.folder, ...folderAnswer(folder)})),
	],
});

const folderAnswer = ({trouble, entries, scanReason, watchTrouble}: MachineFacts['folders'][number]): Answer => {
	if (trouble !== null) {
		return problem(`It cannot be listed: ${trouble}.`, 'Check the path and its permissions.');
	}

	if (scanReason !== null) {
		return note(`It is scanned, not watched: ${scanReason}.`, 'A new log shows within seconds; --poll sets how often it looks.');
	}

	return watchTrouble === null
		? good(`It can be listed (${countOf(entries ?? 0, 'entry', 'entries')}) and watched.`)
		: note(`No watch can be set: ${watchTrouble}; it is scanned.`, 'Raise fs.inotify.max_user_watches or max_user_instances.');
};
