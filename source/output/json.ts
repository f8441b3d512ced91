import {escapeInvisible} from '../text/escape-invisible.ts';

/** Returns a report as indented JSON: values exact, whatever is invisible or steers a terminal as `\uXXXX`. */
export const json = (report: unknown): string => `${escapeInvisible(JSON.stringify(report, null, 2))}\n`;

/** Returns one object as one line of ndjson, escaped like `json`. */
export const jsonLine = (value: unknown): string => `${escapeInvisible(JSON.stringify(value))}\n`;
