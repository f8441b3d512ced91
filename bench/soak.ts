/**
Ten minutes of churn under the live intake: memory and file descriptors must stay flat, and the end must equal a cold
start. `npm run soak`, or `npm run soak -- <seconds>`.
*/
import process from 'node:process';
import {soak} from '../test/faults/churn.ts';

const seconds = Number(process.argv[2] ?? 600);
const result = await soak(seconds * 1000, line => {
	process.stdout.write(`${line}\n`);
});
process.stdout.write(`${JSON.stringify(result, null, '\t')}\n`);
process.exitCode = result.isFlat && result.isEqualToColdStart ? 0 : 1;
