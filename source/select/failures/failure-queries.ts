/** Questions about failed items that may take longer than a frame: the shell answers them bit by bit. */
import {
	answerSteps,
	runSteps,
	type FailureAnswer,
	type FailureQuestion,
} from '../../connectors/failed-items/failures.ts';

export type FailureQueries = {
	/** Returns what is known by now; asking begins the search, and ends one that was begun before. */
	readonly peek: (question: FailureQuestion) => FailureAnswer;
};

/** Answers at once, whatever it takes, and without looking into files: for lists nobody waits at. */
export const answerAtOnce: FailureQueries = {peek: question => runSteps(answerSteps(question))};
