import {describe, expect, test} from 'vitest';
import {decode} from '../../../source/decode/decoder.ts';

const values = [
	['Import completion time', '11/22/2026 2:14:09 AM (UTC)'],
	['Items available from source', '1,900'],
	['Items available for import', '1900'],
	['Items imported successfully', '1000'],
	['Items partially imported', '0'],
	['Items skipped', '0'],
	['Items failed', '900'],
] as const;

const isTime = (label: string): boolean => label.endsWith('time');

/** How people and programs write a label and its value. */
const forms: Readonly<Record<string, (label: string, value: string) => string>> = {
	arrow: (label, value) => `${label} -> ${value}`,
	'double arrow': (label, value) => `${label} => ${value}`,
	'arrow of Unicode': (label, value) => `${label} → ${value}`,
	'full-width colon': (label, value) => `${label}：${value}`,
	'colon and equals sign': (label, value) => `${label} := ${value}`,
	'dot leader': (label, value) => `${label} ........ ${value}`,
	'dot leader without blanks': (label, value) => `${label}........${value}`,
	underscores: (label, value) => `${label}____${value}`,
	'aligned columns': (label, value) => `${label.padEnd(32)}${value}`,
	'aligned colons': (label, value) => `${label.padEnd(32)}: ${value}`,
	bold: (label, value) => `**${label}:** ${value}`,
	'bold label': (label, value) => `- **${label}**: ${value}`,
	code: (label, value) => `\`${label}\`: \`${value}\``,
	'units in brackets': (label, value) => `${label} (${isTime(label) ? 'UTC' : 'count'}): ${value}`,
	'number of': (label, value) => isTime(label) ? `${label}: ${value}` : `Number of ${label.toLowerCase()}: ${value}`,
	units: (label, value) => isTime(label) ? `${label}: ${value}` : `${label}: ${value} items`,
	'failed items': (label, value) => `${label === 'Items failed' ? 'Failed items' : label}: ${value}`,
	'numbered lines': (label, value) => `3: ${label}: ${value}`,
	comments: (label, value) => `// ${label}: ${value}`,
};

const read = (text: string) => decode(new TextEncoder().encode(text));

describe('labels as they are written', () => {
	test.each(Object.keys(forms))('%s', name => {
		const {imports, problems} = read(`${values.map(([label, value]) => forms[name]!(label, value)).join('\n')}\n`);
		expect(imports).toMatchObject([{
			completedAt: Date.UTC(2026, 10, 22, 2, 14, 9),
			counts: {
				availableFromSource: 1900, availableForImport: 1900, imported: 1000, partiallyImported: 0, skipped: 0, failed: 900,
			},
		}]);
		expect(problems).toEqual([]);
	});

	test('a remark that changes the meaning makes another label', () => {
		const {imports} = read('Import completion time: 11/22/2026 2:14:09 AM\nItems failed: 1\n\nItems failed (total): 900\nCompletion time (CET): 11/22/2026\n');
		expect(imports).toMatchObject([{counts: {failed: 1}}]);
	});

	test('failed items twice with the same number are one count, with another number a problem', () => {
		const head = 'Import completion time: 11/22/2026 2:14:09 AM\nItems failed: 1\n';
		expect([read(`${head}Failed items: 1\n`).problems.length, read(`${head}Failed items: 2\n`).problems.length]).toEqual([0, 1]);
	});
});
