import {latePattern} from '../../text/late-pattern.ts';
import {labels} from './labels.ts';

const names = labels.filter(({scope, type}) => (scope === 'import' && (type === 'time' || type === 'count')) || (scope === 'records' && type !== 'text'))
	.flatMap(label => Object.values(label.names).flat())
	.map(name => name.replaceAll(/(?<=[a-z])(?=[A-Z])/gv, ' ').split(/[^A-Za-z\d]+/v).filter(word => word !== '').join(String.raw`[\s_\-]?`));

const labelled = latePattern(String.raw`(?<![\p{L}\p{N}])(?:${names.join('|')})(?![\p{L}])[^\p{L}\p{N}]{1,8}\d|no items (?:were )?ingested on[^\p{L}]{0,8}\d`, 'iv');

/** What stands before every value; most texts have none, which this tells in a tenth of the time. */
const valueStart = /[^A-Za-z\d]\d/v;

/** Returns whether a label of an import and its value stand anywhere in a text, where something else is expected. */
export const holdsLabel = (text: string): boolean => valueStart.test(text) && labelled().test(text);
