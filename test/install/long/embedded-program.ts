import {Buffer} from 'node:buffer';

/** What a single executable carries. */
export type EmbeddedProgram = {readonly mainName: string; readonly main: string; readonly hasCodeCache: boolean; readonly assets: ReadonlyMap<string, string>};

// As Node 26 writes it (src/node_sea.cc), little endian: magic, flags, a byte about arguments and one about the format, then texts with their lengths.
const magic = Buffer.from([0x20, 0xDA, 0x43, 0x01]);
const header = 10;
const usesCodeCache = 4;
const hasAssets = 8;

/** Returns what an executable carries; null when there is nothing of the kind in it. */
export const readEmbeddedProgram = (executable: Buffer, mainName: string): EmbeddedProgram | null => {
	const name = Buffer.alloc(8 + mainName.length);
	name.writeBigUInt64LE(BigInt(mainName.length));
	name.write(mainName, 8);
	let start = executable.indexOf(magic);
	while (start !== -1 && executable.compare(name, 0, name.length, start + header, start + header + name.length) !== 0) {
		start = executable.indexOf(magic, start + 1);
	}

	if (start === -1) {
		return null;
	}

	const flags = executable.readUInt32LE(start + 4);
	let at = start + header + name.length;
	const readLength = (): number => {
		at += 8;
		return Number(executable.readBigUInt64LE(at - 8));
	};

	const readText = (): string => {
		const length = readLength();
		at += length;
		return executable.toString('utf8', at - length, at);
	};

	const main = readText();
	const hasCodeCache = (flags & usesCodeCache) !== 0;
	if (hasCodeCache) {
		readText();
	}

	const assets = new Map<string, string>();
	const count = (flags & hasAssets) === 0 ? 0 : readLength();
	for (let asset = 0; asset < count; asset++) {
		const key = readText();
		assets.set(key, readText());
	}

	return {
		mainName, main, hasCodeCache, assets,
	};
};
