import {describe, expect, test} from 'vitest';
import {countFields} from '../../source/connectors/reading.ts';
import {canonicalLabel, findLabel, labels} from '../../source/decode/labels.ts';

describe('the table of labels', () => {
	test('no spelling means two fields', () => {
		const spellings = labels.flatMap(({field, names}) => Object.values(names).flat().map(name => ({field, canonical: canonicalLabel(name)})));
		for (const {field, canonical} of spellings) {
			expect(spellings.filter(other => other.canonical === canonical).map(other => other.field)).toEqual(Array.from({length: spellings.filter(other => other.canonical === canonical).length}, () => field));
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
});
