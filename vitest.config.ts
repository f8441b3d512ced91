import {defineConfig} from 'vitest/config';

export default defineConfig({
	test: {
		include: ['test/**/*.test.{ts,tsx}'],
		exclude: ['test/fuzz/long/**', 'test/install/long/**'],
		globalSetup: ['test/global-setup.ts'],
		pool: 'forks',
		// V8 of Node 24 crashed once while it compiled the calls out of a WebAssembly module (Yoga's) a second time, better.
		execArgv: ['--wasm-wrapper-tiering-budget=1000000000'],
		maxWorkers: 2,
		// What hangs, not what is slow: on a machine with more to do than cores, everything takes several times as long.
		testTimeout: 60_000,
		hookTimeout: 60_000,
		env: {TZ: 'UTC', NO_COLOR: '', FORCE_COLOR: ''},
	},
});
