/** Questions about failed items that may take longer than a frame: the shell answers them bit by bit, the state keeps what is known. */
import {
	answerSteps,
	runSteps,
	type FailureAnswer,
	type FailureQuestion,
} from '../../connectors/failed-items/failures.ts';

export type FailureAnswers = {
	/** Returns what is known by now; asks nobody. */
	readonly answerTo: (question: FailureQuestion) => FailureAnswer;
};

/** A question and what was known when it was asked last. */
export type Answered = {
	readonly question: FailureQuestion;
	readonly answer: FailureAnswer;
	/** Whether more is known by now: it is to be asked again. */
	readonly isOutdated: boolean;
};

/** Answers at once, whatever it takes, and without looking into files: for lists nobody waits at. */
export const answerAtOnce: FailureAnswers = {answerTo: question => runSteps(answerSteps(question))};

const wordsOf = ({index: {scope}, filter, sort, count}: FailureQuestion) => [scope, filter, sort, count];

/** Whether two questions are the same, maybe of other logs. */
export const isSameQuestion = (first: FailureQuestion, second: FailureQuestion): boolean =>
	JSON.stringify(wordsOf(first)) === JSON.stringify(wordsOf(second));

/** Whether this question of these logs was asked, and nothing new is known since. */
export const isAsked = (answered: Answered | null, question: FailureQuestion): boolean =>
	answered !== null && !answered.isOutdated && answered.question.index === question.index && isSameQuestion(answered.question, question);

/** Nothing is found yet; without a filter every row is listed. */
const unanswered = ({index, filter}: FailureQuestion): FailureAnswer => ({
	index, rows: filter === null ? null : new Uint32Array(), ordered: null, counts: null, progress: 0, isSorting: false, unsearched: 0, unsorted: 0, problem: null,
});

/** Returns the answers that are known: those of older logs until there are newer ones. */
export const answersAmong = (known: readonly Answered[]): FailureAnswers => ({
	answerTo: question => known.find(({question: asked}) => isSameQuestion(asked, question))?.answer ?? unanswered(question),
});
