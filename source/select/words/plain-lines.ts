/** The board for screen readers and logs: lines that are only ever added, one a change. */
import type {Connector, Tenant} from '../../connectors/model.ts';
import {countOf} from '../../text/numbers.ts';
import {formatTime} from '../../text/time.ts';
import {lineOf, textOf} from '../line/line.ts';
import {changesBetween} from './changes.ts';
import {deadlineText, verdictLine} from './verdict.ts';

/** Returns the lines to add when the tenant became `next`; everything at first, then one line a change. Sanitized. */
export const plainLines = (previous: Tenant | null, next: Tenant): readonly string[] => {
	if (previous === null) {
		return [verdictText(next), ...next.connectors.map(connector => connectorText(connector))];
	}

	const changes = changesBetween(previous, next).map(({name, text}) => textOf(lineOf(`${formatTime(next.asOf, 'utc')} ${name}: ${text}`)));
	return verdictText(previous) === verdictText(next) ? changes : [...changes, verdictText(next)];
};

const verdictText = (tenant: Tenant): string => [textOf(verdictLine(tenant, true)).replaceAll(' - ', ', '), deadlineText(tenant)]
	.filter(text => text !== '')
	.map(text => textOf(text))
	.join('; ');

const connectorText = (connector: Connector): string => {
	const {lastImport} = connector;
	const last = lastImport === null
		? 'no import held'
		: `last import ${formatTime(lastImport.completedAt, 'utc')} UTC, ${countOf(lastImport.failureRows, 'failed row')} listed`;
	return textOf(`${connector.name}: ${connector.state}, ${connector.severity}; ${last}`);
};
