import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {countFields} from '../../../source/connectors/reading.ts';
import {canonicalLabel, findLabel, mayBeginWithLabel} from '../../../source/decode/labels/find-label.ts';
import {labels} from '../../../source/decode/labels/labels.ts';
import {numberOfRuns} from '../arbitraries.ts';

describe('the table of labels', () => {
	test('no spelling means two fields', () => {
		const spellings = labels.flatMap(({field, names}) => Object.values(names).flat().map(name => ({field, canonical: canonicalLabel(name)})));
		for (const {field, canonical} of spellings) {
			expect(new Set(spellings.filter(other => other.canonical === canonical).map(other => other.field))).toEqual(new Set([field]));
		}
	});

	test('every count of an import has a label', () => {
		expect(countFields.every(field => labels.some(label => label.field === field && label.type === 'count'))).toBe(true);
	});

	test.each(labels.flatMap(({field, names}) => names.en.map(name => ({field, name}))))('$name is found however it is written', ({field, name}) => {
		for (const text of [name, name.toUpperCase(), `  ${name.toLowerCase()} `, name.replaceAll(' ', '_'), name.replaceAll(' ', ''), `**${name}**`, name.replaceAll(' ', '\u00A0')]) {
			expect(findLabel(text)?.field).toBe(field);
		}
	});

	test.each(['', 'x', 'Items', 'Failed', 'Items failed today', `Items failed${' '.repeat(100)}`, '__proto__', 'constructor'])('%j is no label', text => {
		expect(findLabel(text)).toBeNull();
	});

	test('no line that begins with a label, or tells of an empty day, is passed over', () => {
		const opening = fc.constantFrom(...labels.flatMap(({names}) => names.en), 'No items were ingested on', 'no items ingested on date in');
		const decoration = fc.constantFrom('', ' ', '**', '"', '_', '\u00A0', '\u2022 ');
		const spelling = fc.constantFrom((text: string) => text, (text: string) => text.toUpperCase(), (text: string) => text.replaceAll(' ', '_'), (text: string) => text.replaceAll('i', '\u0130'));
		fc.assert(fc.property(opening, decoration, spelling, fc.string({unit: 'binary', maxLength: 20}), (name, before, spell, after) => {
			expect(mayBeginWithLabel(before + spell(name) + after)).toBe(true);
			expect(mayBeginWithLabel(`A1\t${before}${name}${after}`, 3)).toBe(true);
		}), {numRuns: numberOfRuns});
	});

	test.each(['', 'AAMkAD-000001\tjdoe17', 'item-7', 'RecordS', '1. x', '_'.repeat(300)])('%j begins with none', text => {
		expect(mayBeginWithLabel(text)).toBe(false);
	});
});
