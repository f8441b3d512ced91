import {handoverOf} from '../connectors/handover.ts';
import type {Connector} from '../connectors/model.ts';
import {sanitize} from '../text/sanitize.ts';
import type {Mask} from './mask.ts';

/** Returns what one would send about a connector, ready for the clipboard. */
export const handoverText = (connector: Connector, mask: Mask): string =>
	handoverOf(connector, mask.user).map(sentence => sanitize(mask.text(sentence))).join(' ');
