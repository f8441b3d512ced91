/** @type {import('xo').FlatXoConfig} */
const xoConfig = [
	{ignores: ['dist', 'coverage', 'samples', 'docs', '*.md']},
	{
		react: true,
		rules: {
			// The JSON contract says unknown is null; undefined would vanish from it.
			'unicorn/no-null': 'off',
			'@typescript-eslint/no-restricted-types': 'off',
			// A union of literals and a null reads better than an enum of the same.
			'@typescript-eslint/naming-convention': 'off',
		},
	},
];

export default xoConfig;
