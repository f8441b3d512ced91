/** A program for state-folder.test.ts: adds acknowledgements one after another and prints the reason of each that is held. */
import process from 'node:process';
import {addAcknowledgement} from '../../../source/intake/own-files/state-folder.ts';

const [folder = '', who = '', count = '1'] = process.argv.slice(2);
for (let number = 0; number < Number(count); number++) {
	const reason = `${who} ${number}`;

	await addAcknowledgement(folder, {
		connector: 'Slack', reason, check: null, shape: null, author: null, ticket: null, note: 'x'.repeat(2000), createdAt: 1, expiresAt: 2,
	});
	process.stdout.write(`${reason}\n`);
}
