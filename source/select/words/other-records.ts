import type {LogFile} from '../../connectors/reading.ts';
import {countOf} from '../../text/numbers.ts';

/** Returns how many records of audit exports are about something else than data connectors. */
export const otherRecords = (files: readonly LogFile[]): number => {
	let total = 0;
	for (const {reading} of files) {
		total += reading?.otherRecords ?? 0;
	}

	return total;
};

/** Says how many records were passed over. */
export const otherRecordsWords = (count: number): string => `${countOf(count, 'record')} of other kinds passed over`;
