import {expect, test} from 'vitest';
import {documentFormats} from '../../scripts/documents/formats.ts';
import {decode} from '../../source/decode/decoder.ts';
import {labels} from '../../source/decode/labels/labels.ts';
import {layouts} from '../../source/decode/layouts/index.ts';
import {problemSentences} from '../../source/decode/labels/problem.ts';
import {magics} from '../../source/decode/unrecognised.ts';

const document = documentFormats();

test('every layout, label, problem and foreign file is in the documentation', () => {
	const names = [...layouts.map(({name}) => `### ${name}\n`), ...labels.map(({names}) => `| ${names.en[0]!} |`), ...Object.keys(problemSentences).map(name => `- \`${name}\``), ...magics.map(({what}) => `- ${what}\n`)];
	expect(names.filter(name => !document.includes(name))).toEqual([]);
});

test('it says what is documented, seen and inferred, and how to send a sample', () => {
	for (const word of ['*documented*', '*seen*', '*inferred*', 'connwatch doctor --redact <file>', 'synthetic']) {
		expect(document).toContain(word);
	}
});

const opening = 'Import completion time: 11/20/2026 2:14:09 AM (UTC)\nItems failed: 2\n\n';

test.each(layouts.filter(({name}) => name !== 'audit-csv'))('the example of $name is read by it', ({name, example}) => {
	const readings = [decode(new TextEncoder().encode(`${example}\n`)), decode(new TextEncoder().encode(`${opening}${example}\n`))];
	expect(readings.some(reading => reading.layouts.includes(name) && reading.problems.length === 0)).toBe(true);
});
