import {addDays, formatDate} from '../../text/time.ts';

/** Returns `today`, `by tomorrow` or `by Sun 15 Nov`: the last date on which the portal still offers a log. */
export const deadlineWords = (downloadBy: string, today: string): string => {
	if (downloadBy <= today) {
		return 'today';
	}

	return downloadBy === addDays(today, 1) ? 'by tomorrow' : `by ${formatDate(downloadBy)}`;
};
