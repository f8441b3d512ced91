/** What a preview says about a connector: its problems with their next steps, then why items failed. */
import type {Connector} from '../../connectors/model.ts';
import {countOf} from '../../text/numbers.ts';
import {findingGlyphs, pick} from '../line/glyphs.ts';
import {
	type Line,
	lineOf,
	span,
	wrap,
} from '../line/line.ts';
import type {Mask} from '../line/mask.ts';
import {meaningOf} from './connector-words.ts';

type Look = {readonly isAscii: boolean; readonly mask: Mask; readonly width: number};

const maximumReasons = 3;

/** Returns the lines of the preview, each at most `width` columns. */
export const previewOf = (connector: Connector, {isAscii, mask, width}: Look): readonly Line[] => {
	const open = connector.findings.filter(({severity, isAcknowledged}) => severity !== 'info' && !isAcknowledged);
	return [
		[span(connector.name, 'strong'), span(`  ${meaningOf(connector.state)}`, 'dim')],
		...open.flatMap(({severity, message, next}) => [
			...wrap(`${pick(findingGlyphs[severity], isAscii)} ${mask.finding(message)}`, width, findingGlyphs[severity].tone),
			...wrap(`  Next: ${mask.finding(next)}`, width),
		]),
		...connector.failureReasons.slice(0, maximumReasons).map(({reason, rows}) => lineOf(`${countOf(rows, 'row')}: ${mask.text(reason)}`, 'dim')),
	];
};
