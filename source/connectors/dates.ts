import {utcDateOf} from '../text/time.ts';
import type {Instant, UtcDate} from './reading.ts';

/** Returns the UTC date of an instant. */
export const dateOf = (instant: Instant): UtcDate => utcDateOf(instant);
