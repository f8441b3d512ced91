import {readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {expect, test} from 'vitest';
import {withParentheses} from '../scripts/called-functions.ts';

test('functions that were called get parentheses, others do not', () => {
	const code = 'const one = a => b => a + b;\nconst two = async () => { run((x) => x); };\nclass Three { four() {} }\n';
	const at = (text: string): number => code.indexOf(text);
	expect(withParentheses(code, new Set([at('a => b'), at('b => a'), at('(x) =>'), at('four()')])))
		.toBe('const one = (a => (b => a + b));\nconst two = async () => { run(((x) => x)); };\nclass Three { four() {} }\n');
	expect(withParentheses(code, new Set())).toBe(code);
});

test('what status and check call is marked in the bundle', () => {
	const dist = path.join(import.meta.dirname, '../dist');
	const core = readFileSync(path.join(dist, readdirSync(dist).find(name => name.startsWith('core-'))!), 'utf8');
	for (const name of ['assess', 'readFolders', 'statusTable', 'nagiosLine']) {
		expect(core).toMatch(new RegExp(String.raw`^const ${name} = \((?:async )?\(`, 'mv'));
	}
});
