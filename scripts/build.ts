/**
Builds dist/: the command line, the worker, the live screens as a chunk of their own (React and Ink are loaded only by
the live board), and the licences of the packages in them. Not minified, so that a crash shows readable source.
Usage: node scripts/build.ts [--quiet]
*/
import {rmSync} from 'node:fs';
import process from 'node:process';
import {fileURLToPath} from 'node:url';
import {build, type BuildOptions} from 'rolldown';
import {licences} from './licences.ts';
import {isEffectFree, startUpCuts} from './start-up-cuts.ts';

const root = new URL('../', import.meta.url);
export const dist = new URL('dist/', root);

/** What every build of the program shares, also the single executables. */
export const bundleOptions = {
	platform: 'node',
	cwd: fileURLToPath(root),
	plugins: [startUpCuts(), licences()],
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
			dir: fileURLToPath(dist),
			format: 'esm',
			entryFileNames: '[name].js',
			chunkFileNames: '[name]-[hash].js',
			minify: false,
			sourcemap: false,
			// What several commands share is one file to open and link instead of forty: 10 % of the start of `status`.
			codeSplitting: {groups: [{name: 'shared', test: /\/source\/|node_modules\/(?:meow|picomatch|string-width)/v, minShareCount: 4}]},
		},
	});
	if (!process.argv.includes('--quiet')) {
		console.log(`built dist/ in ${Math.round(performance.now() - startedAt)} ms`);
	}
}
