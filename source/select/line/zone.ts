import type {Zone} from '../../text/time.ts';

/** Returns how a zone is named on a screen. */
export const zoneWord = (zone: Zone): string => zone === 'utc' ? 'UTC' : 'local';
