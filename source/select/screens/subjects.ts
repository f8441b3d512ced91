/** What a location is about, as long as it is there. */
import type {Connector, HeldImport} from '../../connectors/model.ts';
import {lineOf} from '../line/line.ts';
import {
	type Row,
	type ScreenInput,
	type ScreenModel,
	listOf,
} from './screen-model.ts';

/** Returns the connector the location is about; null when it is about none, or it is gone. */
export const connectorOf = ({tenant, location}: Pick<ScreenInput, 'tenant' | 'location'>): Connector | null =>
	tenant.connectors.find(connector => connector.key === location.connector) ?? null;

/** Returns the import the location is about; null when it is about none, or it is gone. */
export const importOf = (input: Pick<ScreenInput, 'tenant' | 'location'>): HeldImport | null =>
	connectorOf(input)?.imports.find(held => held.id === input.location.importId) ?? null;

/** Returns where an import is said; nothing without an import. */
export const sourceOf = (held: HeldImport | null): Pick<Row, 'source'> => held === null ? {} : {source: {file: held.file, line: held.line}};

/** Returns a screen about something that is not there any more. */
export const goneScreen = (title: string, sentence: string): ScreenModel => ({
	title,
	summary: [],
	titles: null,
	list: listOf([]),
	cellNames: [],
	empty: [lineOf(sentence, 'strong'), lineOf('Press esc to go back.')],
	initialKey: null,
	legend: null,
});
