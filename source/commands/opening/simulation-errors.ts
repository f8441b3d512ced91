import {SimulationError} from '../../intake/own-files/write-simulation.ts';
import {CommandError} from '../command-line/errors.ts';
import {exitCodes} from '../command-line/exit-codes.ts';

/** Returns what the task returns; simulated logs that cannot be written end the command with their sentence. */
export const explained = async <Result>(task: () => Promise<Result>): Promise<Result> => {
	try {
		return await task();
	} catch (error) {
		throw error instanceof SimulationError ? new CommandError(error.message, exitCodes.inputOutput) : error;
	}
};
