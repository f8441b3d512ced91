/** What has to download, and takes minutes: `npm run test:install`. */
import path from 'node:path';
import {defineConfig} from 'vitest/config';

export default defineConfig({
	root: path.resolve(import.meta.dirname, '../..'),
	test: {
		include: ['test/install/long/**/*.test.ts'],
		globalSetup: ['test/global-setup.ts'],
		pool: 'forks',
		maxWorkers: 1,
		testTimeout: 60_000,
		hookTimeout: 600_000,
		env: {TZ: 'UTC', NO_COLOR: '', FORCE_COLOR: ''},
	},
});
