/**
Compiles source/decode/scan/scan-rows.assembly.ts into scan-rows.wasm.ts, which carries the bytes as text so that the
bundle and the single executables need no file beside them. Usage: node scripts/build-wasm.ts
*/
import {writeFileSync} from 'node:fs';
import {readFile} from 'node:fs/promises';
import path from 'node:path';
import {main as compile} from 'assemblyscript/asc';

const folder = path.resolve(import.meta.dirname, '../source/decode/scan');
const target = path.join(folder, 'scan-rows.wasm.ts');

/** Returns the text of scan-rows.wasm.ts as the source now compiles. */
export const compileScanner = async (): Promise<string> => {
	let bytes: Uint8Array | undefined;
	const {error} = await compile(['scan-rows.assembly.ts', '--outFile', 'scanner.wasm', '-O3', '--noAssert', '--runtime', 'minimal', '--enable', 'simd', '--enable', 'bulk-memory', '--use', 'abort=', '--exportMemory'], {
		readFile: async (name, base) => readFile(path.resolve(folder, base ?? '', name), 'utf8').catch(() => null),
		writeFile(name, contents) {
			if (name === 'scanner.wasm') {
				bytes = contents as Uint8Array;
			}
		},
		listFiles: () => null,
	});
	if (error || !bytes) {
		throw new Error(`scan-rows.assembly.ts does not compile: ${error?.message ?? 'no output'}`);
	}

	return `// Made by scripts/build-wasm.ts from scan-rows.assembly.ts: do not edit, a test fails when they drift.\nexport const scannerBase64 = '${Buffer.from(bytes).toString('base64')}';\n`;
};

if (import.meta.main) {
	const text = await compileScanner();
	writeFileSync(target, text);
	console.log(`${path.basename(target)}: ${text.length} characters`);
}
