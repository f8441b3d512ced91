import {steadyNow} from '../system/steady-time.ts';

/** Milliseconds in which messages are collected before everything is read. */
const publishAfter = 100;
/** Pause between two reports, as a multiple of how long the last one took: with a hundred thousand files the listener has much to do. */
const publishGap = 4;
const longestGap = 1000;

/** How soon a report is due: at once, when the last one is long enough ago, or when more messages have been collected too. */
type Urgency = 'at once' | 'soon' | 'collected';

export type Publisher = {
	/** Publishes before it returns. */
	publish(): void;
	/** Publishes later, but not later than was asked for before. */
	schedule(urgency: Urgency): void;
	close(): void;
};

/** Publishes messages that come together as one report; before everything is read, publishing each would cost more than reading. */
export const createPublisher = (report: () => void): Publisher => {
	let timer: NodeJS.Timeout | undefined;
	let scheduledAt = Infinity;
	let allowedAt = 0;

	const publish = (): void => {
		const startedAt = steadyNow();
		report();
		const endedAt = steadyNow();
		allowedAt = endedAt + Math.min((endedAt - startedAt) * publishGap, longestGap);
	};

	return {
		publish,
		schedule(urgency) {
			const now = steadyNow();
			const at = urgency === 'at once' ? now : Math.max(now + (urgency === 'soon' ? 0 : publishAfter), allowedAt);
			if (at >= scheduledAt) {
				return;
			}

			clearTimeout(timer);
			scheduledAt = at;
			timer = setTimeout(() => {
				scheduledAt = Infinity;
				publish();
			}, at - now);
		},
		close() {
			clearTimeout(timer);
		},
	};
};
