/**
Builds dist/: what plain commands load (a small entry and one chunk), the live screens (React and Ink, loaded only by the
live board), the worker in a file of its own, and the licences of the packages in them. Not minified, so that a crash
shows readable source. Usage: node scripts/build.ts [--quiet]
*/
import {rmSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {fileURLToPath} from 'node:url';
import {build, type InputOptions, type OutputOptions} from 'rolldown';
import {builtinsAsTheyAre} from './builtins-as-they-are.ts';
import {compileCalledAtOnce} from './called-functions.ts';
import {
	formatLicences,
	licencesFile,
	licencesPlugin,
	type BundledPackage,
} from './licences.ts';
import {isEffectFree, startUpCuts} from './start-up-cuts.ts';
import {createStaticImports} from './static-imports.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const dist = path.join(root, 'dist');

const entry = path.join(root, 'cli.tsx');

/**
What the entry loads, and nothing else, is one chunk: `status` and `check` need no more. The entry stands alone, because it waits
for its command, so that no chunk a command loads may import it. What the board needs to start its worker is another: the less
there is to load before, the sooner the worker reads.
*/
const split = (): OutputOptions => {
	const isAtHand = createStaticImports(entry);
	const startsWatching = createStaticImports(path.join(root, 'source/commands/live/begin-watch.ts'), path.join(root, 'source/commands/live/open-watch.ts'));
	return {
		entryFileNames: '[name].js',
		chunkFileNames: '[name]-[hash].js',
		codeSplitting: {
			groups: [
				{debugName: 'core', name: (id, context) => id !== entry && isAtHand(id, context) ? 'core' : null, priority: 2},
				{debugName: 'watch', name: (id, context) => startsWatching(id, context) ? 'watch' : null, priority: 1},
				// What several other commands share is one file to open and link instead of forty.
				{name: 'shared', test: /\/source\/(?!schema\/)/v, minShareCount: 2},
			],
		},
	};
};

/** Bundles an entry and returns the packages in it. `output` says where to. */
export const bundle = async (input: InputOptions['input'] & {}, output: OutputOptions): Promise<readonly BundledPackage[]> => {
	let packages: readonly BundledPackage[] = [];
	await build({
		input,
		platform: 'node',
		cwd: root,
		plugins: [startUpCuts(), builtinsAsTheyAre(), licencesPlugin(found => {
			packages = found;
		})],
		// One copy for us and for Ink: both count the same, and the newer one makes no pattern of all emoji for plain text.
		resolve: {alias: {'string-width': path.join(root, 'node_modules/string-width/index.js')}},
		// Undefined: the package itself says it.
		treeshake: {moduleSideEffects: id => isEffectFree(id) ? false : undefined},
		transform: {define: {'process.env.NODE_ENV': '"production"'}},
		logLevel: 'warn',
		output: {
			format: 'esm', minify: false, sourcemap: false, ...output,
		},
	});
	return packages;
};

/** Builds the program into a folder, which is emptied first. */
export const buildProgram = async (folder: string): Promise<void> => {
	rmSync(folder, {recursive: true, force: true});
	const packages = [
		...await bundle({cli: entry}, {dir: folder, ...split()}),
		// By itself: a thread of its own shares no code with the main one, only its loading time.
		...await bundle({worker: 'source/intake/worker.ts'}, {dir: folder, entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js'}),
	];
	compileCalledAtOnce(folder, path.join(root, 'samples/demo-tenant/logs'));
	writeFileSync(path.join(folder, licencesFile), formatLicences(packages));
};

if (import.meta.main) {
	const startedAt = performance.now();
	await buildProgram(dist);
	if (!process.argv.includes('--quiet')) {
		console.log(`built dist/ in ${Math.round(performance.now() - startedAt)} ms`);
	}
}
