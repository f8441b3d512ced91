import {formatTime} from '../../text/time.ts';
import type {Step} from './step.ts';

/** The clock of 72 h starts here. */
export const connectorCreated: Step = {
	name: 'connector-created',
	title: 'Connector created',
	judge({listed, lastEvidenceAt, now}) {
		const createdAt = listed?.createdAt ?? null;
		if (createdAt !== null && createdAt <= now) {
			return {state: 'done', message: `The connector was created ${formatTime(createdAt, 'utc')} UTC.`, at: createdAt};
		}

		if (lastEvidenceAt !== null) {
			return {state: 'done', message: 'A log arrived, so the connector exists.', at: null};
		}

		return createdAt === null
			? {state: 'due', message: 'The creation date is not known: set createdAt in the configuration.', at: null}
			: {state: 'due', message: `The connector is to be created ${formatTime(createdAt, 'utc')} UTC.`, at: createdAt};
	},
};
