/** What the doctor asks about the system and our own files. */
import {formatCount} from '../../text/numbers.ts';
import {
	good,
	note,
	problem,
	type Question,
} from './doctor-question.ts';

/** Below this a large tree of folders cannot be watched. */
const fewWatches = 8192;
const fewOpenFiles = 256;

export const machineQuestions: readonly Question[] = [
	{
		topic: 'limits',
		name: 'events',
		ask: ({eventDelay}) => eventDelay === null
			? problem('No event came for a file written into a temporary folder: changes are found by scanning.', 'Nothing is lost; --poll sets how often it looks.')
			: good(`Events work here: one took ${Math.max(1, Math.round(eventDelay))} ms.`),
	},
	{
		topic: 'limits',
		name: 'watches',
		ask({limits: {watches}}) {
			if (watches === null) {
				return null;
			}

			return watches < fewWatches
				? note(`At most ${formatCount(watches)} folders can be watched.`, 'More are found by scanning; sysctl fs.inotify.max_user_watches raises it.')
				: good(`Up to ${formatCount(watches)} folders can be watched.`);
		},
	},
	{
		topic: 'limits',
		name: 'open files',
		ask({limits: {openFiles}}) {
			if (openFiles === null) {
				return null;
			}

			return openFiles < fewOpenFiles
				? problem(`Only ${formatCount(openFiles)} files can be open at once.`, `Raise it: ulimit -n ${fewOpenFiles * 4}.`)
				: good(`Up to ${formatCount(openFiles)} files can be open at once.`);
		},
	},
	{
		topic: 'configuration',
		name: 'configuration',
		ask({configuration: {path, isThere, mistake}}) {
			if (mistake !== null) {
				return problem(`The configuration cannot be used: ${mistake}`, 'connwatch config check lists every mistake.');
			}

			return isThere ? good(`The configuration ${path} is valid.`) : note(`There is no configuration (${path}).`, 'None is needed; connwatch config init writes a first one.');
		},
	},
	{
		topic: 'state-folder',
		name: 'state folder',
		ask: ({stateFolder: {path, trouble}}) => trouble === null
			? good(`Acknowledgements, view and mask key are kept in ${path}.`)
			: problem(`Nothing can be kept in ${path}: ${trouble}.`, 'Make it writable, or set XDG_STATE_HOME (LOCALAPPDATA on Windows) to a folder that is.'),
	},
];
