/** What a state asks of the shell, so that painting asks nothing: questions about failed items, and rows that stand only in files. */
import type {Failure, FailureQuestion} from '../../connectors/failed-items/failures.ts';
import {isAsked} from '../../select/failures/failure-answers.ts';
import {matchQuestion, questionAt} from '../../select/failures/failures.ts';
import {firstVisible} from '../state/cursor.ts';
import {
	type AppState,
	type QuestionRole,
	currentPlace,
	shownLive,
} from '../state/view-state.ts';
import {keyContextOf} from './key-context.ts';

export type WantedAnswer = {readonly role: QuestionRole; readonly question: FailureQuestion};

/** Returns the question to be asked next; null when all is answered, or being answered. */
export const wantedAnswer = (state: AppState): WantedAnswer | null => {
	const {tenant} = shownLive(state);
	const {location} = currentPlace(state.view);
	if (tenant === null || location.screen !== 'failed-items') {
		return null;
	}

	const {failureAnswers, failureSorts, sought} = state.view;
	const question = questionAt(tenant, location, failureSorts);
	const list = failureAnswers?.list ?? null;
	if (!isAsked(list, question)) {
		return {role: 'list', question};
	}

	// One question at a time: a match is looked for in a list that is complete.
	if (sought?.location !== location || list!.answer.progress !== null) {
		return null;
	}

	const match = matchQuestion(question, sought.search);
	return isAsked(failureAnswers?.match ?? null, match) ? null : {role: 'match', question: match};
};

/** Returns the rows on the screen that stand in files and were not read yet. */
export const wantedRows = (state: AppState): readonly Failure[] => {
	const {screen} = currentPlace(state.view).location;
	if (screen !== 'failed-items' && screen !== 'item') {
		return [];
	}

	const {model, index, pageLength} = keyContextOf(state);
	if (model?.list.toBeRead === undefined) {
		return [];
	}

	const {length} = model.list;
	const top = firstVisible(length, index, currentPlace(state.view).cursor.top, pageLength);
	return model.list.toBeRead(Array.from({length: Math.min(pageLength, length - top)}, (_, offset) => top + offset));
};
