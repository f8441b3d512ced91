/**
Builds dist/: the command line, the worker, and the live screens as a chunk of their own (React and Ink are loaded only
by the live board). Not minified, so that a crash shows readable source. Usage: node scripts/build.ts [--quiet]
*/
import {rmSync} from 'node:fs';
import process from 'node:process';
import {build, type BuildOptions} from 'rolldown';
import {isEffectFree, startUpCuts} from './start-up-cuts.ts';

const root = new URL('../', import.meta.url);
export const dist = new URL('dist/', root);

/** What every build of the program shares, also the single executables. */
export const bundleOptions = {
	platform: 'node',
	cwd: root.pathname,
	// Ink loads its developer tools only in development.
	external: ['react-devtools-core'],
	plugins: [startUpCuts()],
	treeshake: {moduleSideEffects: id => !isEffectFree(id)},
	transform: {define: {'process.env.NODE_ENV': '"production"'}},
	logLevel: 'warn',
} satisfies BuildOptions;

if (import.meta.main) {
	const startedAt = performance.now();
	rmSync(dist, {recursive: true, force: true});
	await build({
		...bundleOptions,
		input: {cli: 'cli.tsx', worker: 'source/intake/worker.ts'},
		output: {
			dir: dist.pathname,
			format: 'esm',
			entryFileNames: '[name].js',
			chunkFileNames: '[name]-[hash].js',
			minify: false,
			sourcemap: false,
		},
	});
	if (!process.argv.includes('--quiet')) {
		console.log(`built dist/ in ${Math.round(performance.now() - startedAt)} ms`);
	}
}
