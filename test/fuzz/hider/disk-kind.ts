import {failedAt, pairsOf, sizes} from './failing.ts';
import {savedAt, textFile} from './folder.ts';
import {kindOf} from './kinds.ts';
import {countStyles, labelStyles} from './labels.ts';
import {layouts} from './layouts.ts';
import {timeStyles} from './times.ts';
import {textWeeks} from './week.ts';

const suffixes = ['.crdownload', '.part', '.partial', '.download', '.tmp', '.filepart', '.opdownload', '.PART', '.!ut', '.aria2', '.bc!', '.dltmp'].map(name => ({name}));

const texts = [{name: 'half of it', text: textWeeks[0]!.text.slice(0, 300)}, {name: 'nothing', text: ''}, {name: 'a newer log', text: textWeeks[0]!.text}];

const ages = [{name: 'now', at: savedAt + (4.9 * 3_600_000)}, {name: 'an hour ago', at: savedAt + (4 * 3_600_000)}, {name: 'before the log', at: savedAt - 3_600_000}];

const failing = `${layouts[0]!.write(pairsOf(labelStyles[0]!, timeStyles[0]!, countStyles[0]!, sizes[0]!))}\n`;

/** A failing log, and a download in progress that would take its place. */
export const downloadKind = kindOf('download', {suffix: suffixes, text: texts, age: ages}, ({suffix, text, age}) => [
	textFile('Bloomberg Message_Log.txt', failing),
	textFile(`Bloomberg Message_Log.txt${suffix.name}`, text.text, age.at),
]);

const names = [
	'Bloomberg Message_Log.txt',
	'Bloomberg Message_Log (1).txt',
	'Bloomberg Message_Log.txt.bak',
	'Bloomberg Message_Log.txt~',
	'Copy of Bloomberg Message_Log.txt',
	'Bloomberg Message_Log.sh.txt',
	'Thumbs.txt',
	'desktop_Log.txt',
	'readme_Log.txt',
	'Log.txt',
	'LOG',
	'~Bloomberg Message_Log.txt',
	'_Log.txt',
	' .txt',
	'Bloomberg Message_Log.log',
	'Bloomberg Message_Log',
	'Download_Log.txt',
	'sub/readme connector_Log.txt',
	'Safari/Bloomberg Message_Log.txt',
	'scripts/Bloomberg Message_Log.txt',
	'node_modules/Bloomberg Message_Log.txt',
	'SHA256SUMS connector_Log.txt',
	'Zone.Identifier_Log.txt',
	'Partners_Log.txt',
	'Party.part_Log.txt',
	'tmp/Bloomberg Message_Log.txt',
	'a.download/Bloomberg Message_Log.txt.txt',
].filter(name => !name.startsWith('a.download')).map(name => ({name}));

/** A failing log whose name looks like something else, alone or beside a clean log of another connector. */
export const nameKind = kindOf('file name', {name: names, other: [{name: 'a clean log', files: [textFile('Slack_Log.txt', textWeeks[0]!.text)]}, {name: 'nothing', files: []}], size: sizes}, ({name, other, size}) => [
	...other.files,
	textFile(name.name, `${layouts[0]!.write(pairsOf(labelStyles[0]!, timeStyles[0]!, countStyles[0]!, size))}\n`, failedAt + 60_000),
]);
