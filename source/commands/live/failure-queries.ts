import {
	answerSteps,
	isSortedInFiles,
	needsExpressions,
	type FailureAnswer,
	type FailureQuestion,
	type Steps,
} from '../../connectors/failed-items/failures.ts';
import {isSameQuestion as isSame} from '../../select/failures/failure-answers.ts';
import {loadExpressions} from '../../text/linear-expression.ts';
import {lookIntoFiles} from './look-into-files.ts';
import {doSteps, inSlices} from './slices.ts';

/** What is done at once, in milliseconds: so much that most answers need no second frame. */
const firstSlice = 24;
/** Progress is told this often at most, in milliseconds. */
const tellEvery = 500;
/** Answers that are kept: that of the screen, and that of `n`, which mostly is the filter of before. */
const maximumKept = 2;

type Query = {readonly question: FailureQuestion; answer: FailureAnswer; readonly ending: AbortController};

export type RunningQueries = {
	/** Returns what is known by now; asking begins the search, and ends one that was begun before. */
	readonly ask: (question: FailureQuestion) => FailureAnswer;
	/** Ends what is being answered. */
	readonly close: () => void;
	/** Resolves when no file is being read any more: never, where a share hangs. */
	readonly idle: () => Promise<void>;
};

/**
Answers questions about failed items in slices between the keys, one at a time: a newer question ends the older. Item ids
that stand in files are searched last, chunk by chunk. `onChange` is called when an answer got further, never from within `ask`.
*/
export const createFailureQueries = (onChange: () => void): RunningQueries => {
	let running: Query | null = null;
	let kept: readonly Query[] = [];
	let toldAt = 0;
	/** One question reads files at a time: each read of a share that hangs keeps one of four threads, which others need. */
	let reading: Promise<unknown> = Promise.resolve();

	const readFiles = async (question: FailureQuestion, fromMemory: FailureAnswer, signal: AbortSignal, tellFurther: (answer: FailureAnswer) => void): Promise<FailureAnswer> => {
		const before = reading;
		const answering = (async () => {
			await before;
			signal.throwIfAborted();
			return lookIntoFiles(question, fromMemory, signal, tellFurther);
		})();
		reading = answering.catch(() => undefined);
		return answering;
	};

	const tell = (query: Query, answer: FailureAnswer): void => {
		query.answer = answer;
		if (answer.progress !== null && performance.now() - toldAt < tellEvery) {
			return;
		}

		toldAt = performance.now();
		onChange();
	};

	const keep = (query: Query): void => {
		running = null;
		kept = [query, ...kept.filter(before => !isSame(before.question, query.question))].slice(0, maximumKept);
	};

	/** Answers from memory, then from files, then tells that this is all. */
	const goOn = async (query: Query, steps: Steps<FailureAnswer, FailureAnswer>): Promise<void> => {
		const {question, ending: {signal}} = query;
		const tellFurther = (answer: FailureAnswer): void => {
			tell(query, answer);
		};

		try {
			if (needsExpressions(question.filter?.words ?? [])) {
				await loadExpressions();
			}

			const fromMemory = await inSlices(steps, signal, tellFurther);
			query.answer = needsFiles(question, fromMemory) ? await readFiles(question, fromMemory, signal, tellFurther) : fromMemory;
		} catch (error) {
			if (signal.aborted) {
				return;
			}

			query.answer = failed(query.answer, error);
		}

		keep(query);
		tell(query, query.answer);
	};

	return {
		ask(question) {
			const known = [running, ...kept].find(query => query !== null && isSame(query.question, question) && query.question.index === question.index);
			if (known) {
				return shown(known, kept);
			}

			// Logs may change faster than they are searched: what was begun is ended first, then what changed is looked at.
			if (running !== null && isSame(running.question, question)) {
				return shown(running, kept);
			}

			running?.ending.abort();
			const steps = answerSteps(question);
			const mustLoad = needsExpressions(question.filter?.words ?? []);
			const first = mustLoad ? null : doSteps(steps, firstSlice);
			const answer = first?.value ?? nothingYet(question);
			const isDone = first?.done === true && !needsFiles(question, first.value);
			const query: Query = {question, answer: {...answer, progress: isDone ? null : answer.progress ?? 0}, ending: new AbortController()};
			if (isDone) {
				keep(query);
			} else {
				running = query;
				toldAt = performance.now();
				void goOn(query, first?.done === true ? answered(first.value) : steps);
			}

			return shown(query, kept);
		},
		close() {
			running?.ending.abort();
		},
		async idle() {
			await reading;
		},
	};
};

const nothingYet = ({index}: FailureQuestion): FailureAnswer => ({
	index, rows: null, ordered: null, counts: null, progress: 0, isSorting: false, unsearched: 0, unsorted: 0, problem: null,
});

const needsFiles = (question: FailureQuestion, {unsearched, problem}: FailureAnswer): boolean => unsearched > 0 || (problem === null && isSortedInFiles(question));

/** Nothing is known to go wrong here, but memory may be short, and a question that fails must not end the program. */
const failed = (answer: FailureAnswer, error: unknown): FailureAnswer => ({
	...answer, isSorting: false, progress: null, problem: `the search broke off: ${error instanceof Error ? error.message : String(error)}`,
});

/**
The same question of newer logs is answered as before until it is answered anew: nothing flickers while logs come in. Rows that
are being put into another order keep the one they have.
*/
const shown = ({question, answer}: Query, kept: readonly Query[]): FailureAnswer => {
	if (answer.progress === null) {
		return answer;
	}

	const before = kept.find(query => isSame(query.question, question))?.answer;
	return before ?? {...answer, ordered: answer.ordered ?? orderBefore(question, answer, kept)};
};

const orderBefore = ({index, filter}: FailureQuestion, {rows}: FailureAnswer, kept: readonly Query[]): FailureAnswer['ordered'] => {
	const before = kept.find(({question}) => question.index === index && JSON.stringify(question.filter) === JSON.stringify(filter))?.answer.ordered ?? null;
	return before?.rows.length === (rows?.length ?? index.rowCount) ? before : null;
};

/**
Steps that were done before.
@yields The answer once more.
*/
function * answered(answer: FailureAnswer): Steps<FailureAnswer, FailureAnswer> {
	yield answer;
	return answer;
}
