/** Runs a program under strace and says what it asked of the kernel: sockets, and everything that changes a file. */
import {spawnSync} from 'node:child_process';
import {
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';

const calls = ['network', 'open', 'openat', 'openat2', 'creat', 'rename', 'renameat', 'renameat2', 'link', 'linkat', 'symlink', 'symlinkat', 'unlink', 'unlinkat', 'mkdir', 'mkdirat', 'rmdir', 'mknod', 'mknodat', 'truncate', 'chmod', 'fchmod', 'fchmodat', 'chown', 'fchown', 'fchownat', 'lchown', 'utime', 'utimes', 'utimensat', 'futimesat', 'setxattr', 'removexattr', 'mount', 'execve', 'io_uring_setup'];

/** One thing a thread asked for. */
export type Asked = {readonly call: string; readonly line: string; readonly paths: readonly string[]};

export type Trace = {
	/** The words before the program. */
	readonly words: readonly string[];
	/** What every thread of it asked, without what was only looked at; call it when the program has ended. */
	readonly asked: () => readonly Asked[];
	readonly remove: () => void;
};

/** Why nothing can be traced, null when it can. */
export const obstacle = spawnSync('strace', ['-f', '-e', 'trace=openat', 'true']).status === 0 ? null : 'strace is missing, or may not be used here';

/** Starts a trace. Each thread writes a file of its own, so no line is cut by another. */
export const startTrace = (): Trace => {
	const folder = mkdtempSync(path.join(tmpdir(), 'connwatch-trace-'));
	return {
		// Io_uring would change files unseen: that it is not even set up is part of the proof.
		words: ['strace', '-ff', '-qq', '-y', '-s', '4096', '-o', path.join(folder, 'thread'), '-e', `trace=${calls.join(',')}`, '-e', 'inject=io_uring_setup:error=ENOSYS'],
		asked: () => readdirSync(folder).flatMap(file => readFileSync(path.join(folder, file), 'latin1').split('\n')).filter(line => !line.endsWith('(INJECTED)')).map(line => parse(line)).filter(asked => asked !== null),
		remove() {
			rmSync(folder, {recursive: true});
		},
	};
};

const parse = (line: string): Asked | null => {
	const call = /^(?<call>\w+)\(/v.exec(line)?.groups!['call'];
	return call === undefined ? null : {call, line, paths: pathsOf(line)};
};

/** Returns the paths named in a line, whole ones: strace writes the folder of a relative one before it. */
const pathsOf = (line: string): readonly string[] => {
	const named = line.matchAll(/(?:(?:AT_FDCWD|\d+)<(?<folder>[^>]*)>, )?"(?<name>[^"]*)"/gv).map(({groups}) => path.resolve(groups!['folder'] ?? '/', groups!['name']!));
	const descriptors = line.matchAll(/\b\d+<(?<file>\/[^>]*)>/gv).map(({groups}) => groups!['file']!);
	return [...named, ...descriptors];
};

const isOpen = (call: string): boolean => call === 'creat' || call.startsWith('open');
const isWriting = (line: string): boolean => /\bO_(?:WRONLY|RDWR|CREAT|TRUNC|APPEND|TMPFILE)\b/v.test(line);
const networkCalls = new Set(['socket', 'socketpair', 'connect', 'bind', 'listen', 'accept', 'accept4', 'sendto', 'sendmsg', 'sendmmsg', 'recvfrom', 'recvmsg', 'recvmmsg', 'getsockname', 'getpeername', 'setsockopt', 'getsockopt', 'shutdown']);

/** Returns what had to do with a socket of any kind. */
export const onSockets = (asked: readonly Asked[]): readonly string[] => asked.filter(({call}) => networkCalls.has(call)).map(({line}) => line);

/** Returns what would change a file outside some folders: also what the kernel refused. Devices of the terminal may be written. */
export const changesOutside = (asked: readonly Asked[], folders: readonly string[]): readonly string[] => asked
	.filter(({call, line}) => !networkCalls.has(call) && call !== 'execve' && (isOpen(call) ? call === 'creat' || isWriting(line) : true))
	.filter(({paths}) => paths.length === 0 || paths.some(file => !(/^\/dev\/(?:tty|null|pts\/\d+)$/v.test(file) || folders.some(folder => file === folder || file.startsWith(`${folder}/`)))))
	.map(({line}) => line);

/** Returns the files that were opened for reading. */
export const filesRead = (asked: readonly Asked[]): readonly string[] => asked.filter(({call, line}) => isOpen(call) && !isWriting(line)).flatMap(({paths}) => paths);
