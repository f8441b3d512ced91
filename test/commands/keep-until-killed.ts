/** A program for keep.test.ts: runs `connwatch keep` again and again, each time into a new folder of the archives' place. */
import process from 'node:process';
import {run} from './command-line.ts';

const [home = '', logs = '', archive = ''] = process.argv.slice(2);
process.stdout.write('begun\n');
const {exitCode} = await run(['keep', archive, '--folder', logs], home);
process.stdout.write(`ended ${exitCode}\n`);
