/**
Ends the process with an exit code although a thread hangs inside the system: `process.exit` would wait for that thread.
Replacing the process ends every thread of it. Where that cannot be done (Windows) the process kills itself and the
system chooses the exit code. Only for after the terminal was restored.
*/
export const exitAtOnce = (process: NodeJS.Process, exitCode: number): never => {
	try {
		process.execve?.('/bin/sh', ['sh', '-c', `exit ${exitCode}`], {});
	} catch {
		// No shell, or not on this system.
	}

	process.kill(process.pid, 'SIGKILL');
	throw new Error('not reached');
};
