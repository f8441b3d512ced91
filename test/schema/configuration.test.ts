import {describe, expect, test} from 'vitest';
import {parseConfiguration} from '../../source/schema/configuration.ts';
import {jsonSchemaOf, publishedNames} from '../../source/schema/published.ts';

const mistakesOf = (value: unknown): readonly string[] => {
	const result = parseConfiguration(value);
	return 'mistakes' in result ? result.mistakes.map(({path, sentence}) => `${path}: ${sentence}`) : [];
};

describe('parseConfiguration', () => {
	test('takes the example of the contract', () => {
		expect(mistakesOf({
			$schema: '…',
			folders: ['/logs'],
			mask: false,
			defaults: {
				warnAfter: '48h', errorAfter: '72h', maxFailed: 0, maxPartial: 0,
			},
			connectors: {
				'Bloomberg Message': {
					createdAt: '2026-11-20T09:00:00Z',
					auditingEnabledAt: null,
					match: ['bbg-*.txt'],
					expectedWeekdays: ['mon', 'tue', 'wed', 'thu', 'fri'],
					maxFailed: 5,
					paused: {until: '2026-12-01', reason: 'vendor migration'},
				},
			},
		})).toEqual([]);
	});

	test.each([
		[[], ': write an object in braces'],
		[{folder: []}, ': unknown key "folder"; known here are $schema, folders, mask, theme, defaults, connectors'],
		[{folders: 'logs'}, 'folders: write a list of folders such as ["/logs"]'],
		[{folders: ['']}, 'folders[0]: write the path of a folder'],
		[{mask: 'yes'}, 'mask: write true or false'],
		[{defaults: {warnAfter: 48}}, 'defaults.warnAfter: write a length of time such as "48h"'],
		[{defaults: {warnAfter: '48'}}, 'defaults.warnAfter: write a length of time such as "90s", "30m", "48h" or "3d"'],
		[{defaults: {warnAfter: '0h'}}, 'defaults.warnAfter: must be longer than none'],
		[{defaults: {warnAfter: '3d', errorAfter: '48h'}}, 'defaults.errorAfter: must not be shorter than warnAfter'],
		[{connectors: {Slack: {maxFailed: -1}}}, 'connectors.Slack.maxFailed: write a whole number of items, 0 or more'],
		[{connectors: {Slack: {maxFailed: 1.5}}}, 'connectors.Slack.maxFailed: write a whole number of items, 0 or more'],
		[{connectors: {'ICE Chat': {match: 'x'}}}, 'connectors["ICE Chat"].match: write a list of patterns such as ["bbg-*.txt"]'],
		[{connectors: {Slack: {createdAt: '2026-02-30'}}}, 'connectors.Slack.createdAt: write a time such as "2026-11-20T09:00:00Z"'],
		[{connectors: {Slack: {expectedWeekdays: ['Monday']}}}, 'connectors.Slack.expectedWeekdays[0]: write weekdays as sun, mon, tue, wed, thu, fri, sat'],
		[{connectors: {Slack: {expectedWeekdays: []}}}, 'connectors.Slack.expectedWeekdays: name at least one weekday, or leave it out'],
		[{connectors: {Slack: {paused: {until: '2026-12-01'}}}}, 'connectors.Slack.paused.reason: say why, in a few words'],
		[{connectors: {Slack: {paused: {until: '1 December', reason: 'x'}}}}, 'connectors.Slack.paused.until: write a date that exists, such as "2026-12-01"'],
		[{connectors: {Slack: {}, ' SLACK ': {}}}, 'connectors[" SLACK "]: this connector is listed twice: case and white space do not tell names apart'],
		[{connectors: {' ': {}}}, 'connectors[" "]: a connector needs a name'],
	])('%j is wrong', (value, mistake) => {
		expect(mistakesOf(value)).toEqual([mistake]);
	});

	test('tells every mistake', () => {
		expect(mistakesOf({mask: 1, folders: 2, extra: 3})).toHaveLength(3);
	});

	test('takes no prototype from the file', () => {
		expect(mistakesOf(JSON.parse('{"__proto__": {"mask": true}}'))).toHaveLength(1);
		expect('mask' in {}).toBe(false);
	});
});

describe('jsonSchemaOf', () => {
	test('describes every key of the configuration, and allows no others', () => {
		expect(jsonSchemaOf('configuration')).toMatchObject({
			additionalProperties: false,
			properties: {
				$schema: {}, folders: {}, mask: {}, defaults: {additionalProperties: false}, connectors: {},
			},
		});
	});

	test('has a schema with a title behind every name', () => {
		for (const name of publishedNames) {
			expect(jsonSchemaOf(name)).toMatchObject({title: expect.stringContaining('connwatch') as unknown, $schema: 'https://json-schema.org/draft/2020-12/schema'});
		}

		expect(jsonSchemaOf('constructor')).toBeNull();
	});
});
