import process from 'node:process';
import {defineConfig} from 'vitest/config';

/** The long run of the properties: `npm run fuzz`, with FUZZ_RUNS cases each. */
export default defineConfig({
	test: {
		include: ['test/fuzz/long/**/*.test.ts'],
		pool: 'forks',
		maxWorkers: 2,
		testTimeout: 3_600_000,
		env: {TZ: 'UTC', FUZZ_RUNS: process.env['FUZZ_RUNS'] ?? '20000'},
	},
});
