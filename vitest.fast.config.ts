import {defineConfig} from 'vitest/config';

/** The pure rooms alone (`npm run test:fast`): nothing is built, and files share a process, as no pure room keeps state. */
export default defineConfig({
	test: {
		include: ['connectors', 'select', 'text', 'store', 'schema', 'simulate', 'decode'].map(room => `test/${room}/**/*.test.ts`),
		// Half of the time, and about one thing: that the fast scanners read as the plain one. `npm test` runs them.
		exclude: ['test/decode/scan/**'],
		pool: 'forks',
		isolate: false,
		maxWorkers: 2,
		testTimeout: 60_000,
		env: {TZ: 'UTC', NO_COLOR: '', FORCE_COLOR: ''},
	},
});
