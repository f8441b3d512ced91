import {defineConfig} from 'vitest/config';

export default defineConfig({
	test: {
		include: ['test/**/*.test.{ts,tsx}'],
		exclude: ['test/fuzz/long/**', 'test/install/long/**'],
		globalSetup: ['test/global-setup.ts'],
		pool: 'forks',
		maxWorkers: 2,
		testTimeout: 20_000,
		env: {TZ: 'UTC', NO_COLOR: '', FORCE_COLOR: ''},
	},
});
