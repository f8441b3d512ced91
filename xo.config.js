/** @type {import('xo').FlatXoConfig} */
const xoConfig = [
	// The launcher is old syntax on purpose: any Node must be able to parse it.
	{ignores: ['dist', 'coverage', 'samples', 'docs', 'bin', '**/*.assembly.ts', '**/*.wasm.ts', '**/*.md', '**/*.json', '.github']},
	{
		rules: {
			// The JSON contract says unknown is null; undefined would vanish from it.
			'unicorn/no-null': 'off',
			// The JSON contract and product.md write utf-8.
			'unicorn/text-encoding-identifier-case': 'off',
			'@typescript-eslint/no-restricted-types': 'off',
			// Tables are keyed by names of files, packages and checks.
			'@typescript-eslint/naming-convention': 'off',
			// One-sentence docstrings stand on one line.
			'unicorn/single-line-block-comment-style': 'off',
			// Matters of taste where both forms read well; the formatter part of xo stays.
			'unicorn/prefer-simple-condition-first': 'off',
			'unicorn/prefer-ternary': 'off',
			'unicorn/prefer-early-return': 'off',
			'unicorn/prefer-string-raw': 'off',
			'unicorn/no-unsafe-string-replacement': 'off',
			'unicorn/prefer-unicode-code-point-escapes': 'off',
			'unicorn/consistent-boolean-name': 'off',
			'unicorn/max-nested-calls': 'off',
			'regexp/unicode-escape': 'off',
			'regexp/unicode-property': 'off',
			'regexp/sort-character-class-elements': 'off',
			'regexp/no-dupe-characters-character-class': 'off',
			'regexp/prefer-named-capture-group': 'off',
			'prefer-named-capture-group': 'off',
			'regexp/no-super-linear-move': 'off',
			'require-unicode-regexp': 'off',
			'unicorn/no-break-in-nested-loop': 'off',
			'unicorn/consistent-class-member-order': 'off',
			'unicorn/prefer-includes-over-repeated-comparisons': 'off',
			'n/prefer-global/buffer': 'off',
			'no-bitwise': 'off',
			// Files below test/ that are not tests are shared by them.
			'node-test/no-import-test-files': 'off',
			'no-control-regex': 'off',
			'regexp/no-control-character': 'off',
			'no-await-in-loop': 'off',
			'@typescript-eslint/strict-boolean-expressions': 'off',
			'@typescript-eslint/strict-void-return': 'off',
			'@typescript-eslint/prefer-nullish-coalescing': 'off',
			complexity: ['error', 25],
			// A condition and what it leads to: turned round for a `continue`, it says when nothing happens.
			'unicorn/prefer-continue': 'off',
			// The iterators of typed arrays take many times as long as an index, and the rule does not know them.
			'unicorn/no-for-loop': 'off',
			// Rows by the million are handed on without an object for each.
			'max-params': ['error', 5],
			// A sentence, a sample log or a pattern stands on one line, so that it can be found.
			'@stylistic/max-len': ['error', {
				code: 200, ignoreStrings: true, ignoreTemplateLiterals: true, ignoreRegExpLiterals: true, ignoreUrls: true,
			}],
			'max-depth': ['error', 4],
		},
	},
];

export default xoConfig;
