import type {OnboardingStep} from '../model.ts';
import type {Subject} from '../subject/subject.ts';

/** One row of the table of onboarding steps. */
export type Step = {
	readonly name: string;
	readonly title: string;
	readonly judge: (subject: Subject) => Pick<OnboardingStep, 'state' | 'message' | 'at'>;
};
