import {pipeline} from 'node:stream/promises';
import {Readable} from 'node:stream';

export type Pager = {
	/** As a shell reads it: `less -S`. */
	readonly command: string;
	readonly environment: Readonly<Record<string, string | undefined>>;
};

/** Returns the pager somebody chose, else the one the system has; one that knows how is told the line to begin at (1-based). */
export const pagerCommand = ({PAGER: chosen = ''}: Readonly<Record<string, string | undefined>>, platform: NodeJS.Platform, line: number | null): string => {
	const command = chosen.trim() === '' ? (platform === 'win32' ? 'more' : 'less') : chosen.trim();
	const [program = ''] = command.split(' ', 1);
	const knowsLines = platform !== 'win32' && ['less', 'more', 'most'].includes(program.split('/').at(-1));
	return knowsLines && line !== null ? `${command} +${line}` : command;
};

/** Gives a pager the terminal and a text; resolves with its exit code when it is left, also before all the text was read. */
export const runPager = async ({command, environment}: Pager, text: AsyncIterable<string>): Promise<number> => {
	const {spawn} = await import('node:child_process');
	const child = spawn(command, {shell: true, stdio: ['pipe', 'inherit', 'inherit'], env: environment});
	const left = Promise.withResolvers<number>();
	child.on('error', left.reject);
	child.on('close', code => {
		left.resolve(code ?? 0);
	});
	const stopping = new AbortController();
	const writing = pipeline(Readable.from(text), child.stdin, {signal: stopping.signal}).catch((error: unknown) => error);
	const code = await left.promise;
	stopping.abort();
	const problem = await writing;
	// Whoever leaves a pager early closes the pipe; what could not be read is another matter.
	if (problem instanceof Error && problem.name !== 'AbortError' && !('code' in problem && ['EPIPE', 'ERR_STREAM_PREMATURE_CLOSE', 'ECONNRESET'].includes(String(problem.code)))) {
		throw problem;
	}

	return code;
};
