import type {Connector} from '../../connectors/model.ts';
import {currentPlace, shownLive} from '../state/view-state.ts';
import type {KeyContext} from './key-row.ts';

/** Returns the connector of the selected row, else of the screen; null without one. */
export const connectorUnder = ({state, row}: Pick<KeyContext, 'state' | 'row'>): Connector | null => {
	const key = row?.connector ?? currentPlace(state.view).location.connector;
	return shownLive(state).tenant?.connectors.find(connector => connector.key === key) ?? null;
};
