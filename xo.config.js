/** @type {import('xo').FlatXoConfig} */
const xoConfig = [
	// The launcher is old syntax on purpose: any Node must be able to parse it.
	{ignores: ['dist', 'coverage', 'samples', 'docs', 'bin', '**/*.assembly.ts', '**/*.wasm.ts', '**/*.md', '**/*.json', '.github']},
	{
		rules: {
			// The JSON contract says unknown is null; undefined would vanish from it.
			'unicorn/no-null': 'off',
			'@typescript-eslint/no-restricted-types': 'off',
			// The JSON contract and product.md write utf-8.
			'unicorn/text-encoding-identifier-case': 'off',
			// Tables are keyed by names of files, packages and checks.
			'@typescript-eslint/naming-convention': 'off',
			// One-sentence docstrings stand on one line.
			'unicorn/single-line-block-comment-style': 'off',
			// Matters of taste where both forms read well; the formatter part of xo stays.
			'unicorn/prefer-simple-condition-first': 'off',
			'unicorn/prefer-ternary': 'off',
			'unicorn/prefer-early-return': 'off',
			'unicorn/prefer-string-raw': 'off',
			'unicorn/prefer-unicode-code-point-escapes': 'off',
			'unicorn/consistent-boolean-name': 'off',
			'unicorn/max-nested-calls': 'off',
			'unicorn/no-break-in-nested-loop': 'off',
			'unicorn/consistent-class-member-order': 'off',
			'unicorn/prefer-includes-over-repeated-comparisons': 'off',
			'n/prefer-global/buffer': 'off',
			'@typescript-eslint/strict-boolean-expressions': 'off',
			'@typescript-eslint/prefer-nullish-coalescing': 'off',
			// A condition and what it leads to: turned round for a `continue`, it says when nothing happens.
			'unicorn/prefer-continue': 'off',
			// A name helps where there are several groups; these rules ask for one everywhere.
			'regexp/prefer-named-capture-group': 'off',
			'prefer-named-capture-group': 'off',
			// Classes of characters are written in the order of their meaning, and as code points where nobody could see them.
			'regexp/unicode-escape': 'off',
			'regexp/unicode-property': 'off',
			'regexp/sort-character-class-elements': 'off',
			'require-unicode-regexp': 'off',
			// Hostile text is what these patterns are about; how long they take on it is measured by test/decode/measure-costs.ts.
			'no-control-regex': 'off',
			'regexp/no-control-character': 'off',
			'regexp/no-super-linear-move': 'off',
			// Where the replacement holds text from outside it is a function.
			'unicorn/no-unsafe-string-replacement': 'off',
			// Codes, hashes and sets of conditions are bits.
			'no-bitwise': 'off',
			// One after the other on purpose: files in order, steps with keys in between.
			'no-await-in-loop': 'off',
			// Listeners and timers take functions whose promise nobody needs; each of those handles its own errors.
			'@typescript-eslint/strict-void-return': 'off',
			// Files below test/ that are not tests are shared by them.
			'node-test/no-import-test-files': 'off',
			// The iterators of typed arrays take many times as long as an index, and the rule does not know them.
			'unicorn/no-for-loop': 'off',
			// Rows by the million are handed on without an object for each.
			'max-params': ['error', 5],
			// A sentence, a sample log or a pattern stands on one line, so that it can be found.
			'@stylistic/max-len': ['error', {
				code: 200, ignoreStrings: true, ignoreTemplateLiterals: true, ignoreRegExpLiterals: true, ignoreUrls: true,
			}],
			'max-depth': ['error', 4],
			complexity: ['error', 25],
		},
	},
];

export default xoConfig;
