/** The findings of a connector: each sentence whole, over as many lines as it takes. */
import type {Connector, Finding} from '../../connectors/model.ts';
import {aboutOf, acknowledgementWords, canAcknowledge} from '../words/acknowledgements.ts';
import {findingGlyphs, pick} from '../line/glyphs.ts';
import {
	fitLine,
	lineOf,
	span,
	wrap,
} from '../line/line.ts';
import {causeOf} from './cause.ts';
import {sourceOf} from './subjects.ts';
import {type Row, type ScreenInput, keepsRow} from './screen-model.ts';

const checkWidth = 16;

/** Returns the findings as rows, worst first. */
export const findingRows = (connector: Connector, input: ScreenInput): readonly Row[] => connector.findings
	.filter(finding => keepsRow(input, finding.message, finding.check))
	.flatMap((finding, index) => linesOf(connector, finding, input).map((line, part): Row => part === 0
		? {...findingRow(connector, finding, input), key: `finding:${finding.check}:${finding.reason ?? ''}:${index}`, line}
		: {key: null, line}));

const linesOf = (connector: Connector, finding: Finding, {isAscii, mask, width}: ScreenInput): ReadonlyArray<Row['line']> => {
	const glyph = findingGlyphs[finding.severity];
	const known = finding.isAcknowledged ? `; acknowledged: ${acknowledgementWords(connector, finding)}` : '';
	const check = fitLine(lineOf(`${pick(glyph, isAscii)} ${finding.check}`, finding.isAcknowledged ? 'dim' : glyph.tone), checkWidth);
	return wrap(mask.finding(finding.message + known), Math.max(8, width - checkWidth), finding.isAcknowledged ? 'dim' : 'plain')
		.map((line, part) => part === 0 ? [...check, ...line] : [span(' '.repeat(checkWidth)), ...line]);
};

const sourceOfFinding = ({files, lastImport}: Connector, {evidence: {path, line}}: Finding): Pick<Row, 'source'> => {
	const file = files.find(candidate => candidate.path === path);
	return file === undefined ? sourceOf(lastImport) : {source: {file, line: typeof line === 'number' ? line : null}};
};

const findingRow = (connector: Connector, finding: Finding, {mask, tenant}: ScreenInput): Omit<Row, 'key' | 'line'> => ({
	opens: causeOf(finding, connector, tenant),
	...sourceOfFinding(connector, finding),
	id: finding.check,
	cells: ['finding', finding.check, mask.finding(finding.message)],
	...canAcknowledge(finding) && {acknowledges: {connector: connector.name, ...aboutOf(finding)}},
	connector: connector.key,
	isProblem: finding.severity !== 'info' && !finding.isAcknowledged,
});
