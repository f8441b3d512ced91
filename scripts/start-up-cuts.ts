import {fileURLToPath} from 'node:url';
import type {Plugin} from 'rolldown';

type Cut = {readonly file: RegExp; readonly from: RegExp; readonly to: string};

const graphemes = JSON.stringify(fileURLToPath(new URL('../source/text/graphemes.ts', import.meta.url)));

/** Returns code that makes the pattern `$<name>` when it is asked first; `search` of a text asks it by a symbol. */
const lateRegex = (making: string): string => [
	'let $<name>Made;',
	`const $<name>Late = () => $<name>Made ??= ${making};`,
	'const $<name> = {test: text => $<name>Late().test(text), exec: text => $<name>Late().exec(text), [Symbol.search]: text => text.search($<name>Late())};',
].join('\n');

/**
What packages do when they are loaded or run, and connwatch does not need. Measured as CPU time on a machine whose
`node -e 0` takes 25 ms.
*/
const cuts: readonly Cut[] = [
	// The reading and tidying of package.json (SPDX licences, git hosts, semver), two thirds of meow and 18 ms. We give meow
	// the package. What is marked as free of effects goes when nobody uses what it makes.
	{
		file: /meow\/build\/options\.js$/v,
		from: /^import \{ a as readPackageUpSync, n as normalizePackageData \} from '\.\/dependencies\.js';$/mv,
		to: 'const readPackageUpSync = () => undefined, normalizePackageData = () => {};',
	},
	{file: /meow\/build\/dependencies\.js$/v, from: /^var libExports = /mv, to: 'var libExports = /* @__PURE__ */ '},
	{file: /meow\/build\/dependencies\.js$/v, from: /^var normalizeExports = /mv, to: 'var normalizeExports = /* @__PURE__ */ '},
	{file: /meow\/build\/dependencies\.js$/v, from: /^const normalizePackageData = /mv, to: 'const normalizePackageData = /* @__PURE__ */ '},
	{file: /meow\/build\/dependencies\.js$/v, from: /^promisify\(execFile\);$/mv, to: ''},
	// With DEV=true in the environment Ink looks for React's developer tools on a socket: connwatch opens none.
	{file: /ink\/build\/(?:reconciler|ink)\.js$/v, from: /process\.env\['DEV'\] === 'true'/gv, to: 'false'},
	// V8 checks every pattern literal when it parses it. The one with every emoji takes 14 ms, the others 0.5 ms.
	{
		file: /node_modules\/string-width\/index\.js$/v,
		from: /^const (?<name>emojiPrefixRegex|textPresentationEmojiRegex|emojiZwjSequenceRegex) = \/(?<source>.+)\/v;$/gmv,
		to: lateRegex('new RegExp(String.raw`$<source>`, \'v\')'),
	},
	{
		file: /node_modules\/string-width\/index\.js$/v,
		from: /^const (?<name>visibleCharacterRegex) = (?<making>.+);$/mv,
		to: lateRegex('$<making>'),
	},
	// The first segmenter takes 9 ms, and plain text needs none: ours knows, and for what Ink writes it is quicker, too.
	{
		file: /node_modules\/(?:string-width\/index|@alcalzone\/ansi-tokenize\/build\/tokenize|ink\/build\/line-update)\.js$/v,
		from: /^const segmenter = new Intl\.Segmenter\(.*\);$/mv,
		to: `import {graphemes as segmenter} from ${graphemes};`,
	},
	{
		file: /node_modules\/string-width\/index\.js$/v,
		from: /\treturn nonAsciiOrControlRegex\.test\(string\) \?/v,
		to: '\treturn nonAsciiOrControlRegex.test(string) && !(ambiguousIsNarrow && isNarrow(string)) ?',
	},
	{file: /node_modules\/string-width\/index\.js$/v, from: /^(?=import stripAnsi )/mv, to: `import {isNarrow} from ${graphemes};\n`},
	{
		file: /node_modules\/wrap-ansi\/index\.js$/v,
		from: /^const segmenter = new Intl\.Segmenter\(\);$/mv,
		to: `import {graphemes as segmenter} from ${graphemes};`,
	},
	{
		file: /node_modules\/slice-ansi\/tokenize-ansi\.js$/v,
		from: /^const GRAPHEME_SEGMENTER = new Intl\.Segmenter\((?<given>.*)\);$/mv,
		to: 'let segmenterMade;\nconst GRAPHEME_SEGMENTER = {segment: text => (segmenterMade ??= new Intl.Segmenter($<given>)).segment(text)};',
	},
	// Character by character, of every text of a frame: an eighth of the first one, while the code is cold.
	{
		file: /ink\/build\/ansi-tokenizer\.js$/v,
		from: /for \(const character of text\) \{\s+if \(isC1ControlCharacter\(character\)\) \{\s+return true;\s+\}\s+\}\s+return false;/v,
		to: 'return /[\\x80-\\x9F]/.test(text);',
	},
	// No narrower character is as wide as two: the first such is U+1100.
	{
		file: /@alcalzone\/ansi-tokenize\/build\/tokenize\.js$/v,
		from: /if \(isFullwidthCodePoint\(baseCodePoint\)\)/v,
		to: 'if (baseCodePoint >= 0x1100 && isFullwidthCodePoint(baseCodePoint))',
	},
	// It checks one argument with it, of calls that are Ink's.
	{file: /node_modules\/signal-exit\/index\.js$/v, from: /require\('assert'\)/v, to: '{equal() {}}'},
	// Yoga fetches its own data: URL, which loads all of Node's HTTP client: 27 ms. Its way without `fetch` reads the same bytes.
	{
		file: /yoga-wasm-base64-esm\.js$/v,
		from: /return w\|\|"function"!=typeof fetch\?Promise/v,
		to: 'return true?Promise',
	},
	// It decodes itself character by character: 3 ms.
	{
		file: /yoga-wasm-base64-esm\.js$/v,
		from: /var b=xa\(a\.slice\(37\)\),c=new Uint8Array\(b\.length\);for\(a=0;a<b\.length;\+\+a\)c\[a\]=b\.charCodeAt\(a\);var d=c\}/v,
		to: 'var d=Buffer.from(a.slice(37),"base64")}',
	},
];

/** Returns the plugin that takes out of packages what only slows the start; fails when a package is not as it was. */
export const startUpCuts = (): Plugin => ({
	name: 'start-up-cuts',
	transform(code, id) {
		let lean = code;
		for (const {file, from, to} of cuts) {
			if (!file.test(id)) {
				continue;
			}

			if (!from.test(lean)) {
				throw new Error(`${id} has changed: ${String(from)} is not in it any more; see scripts/start-up-cuts.ts`);
			}

			lean = lean.replace(from, to);
		}

		return lean;
	},
});

/** Modules that do nothing by being imported: those of Node, and those of meow. */
export const isEffectFree = (id: string): boolean => /^(?:node:)?(?:util|path|fs|url|child_process|module)$/v.test(id) || id.includes('/meow/build/');
