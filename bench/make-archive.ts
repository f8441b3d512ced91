/** Writes the archive of somebody who downloaded every log every day, each download holding the seven days before it. */
import {mkdirSync, utimesSync, writeFileSync} from 'node:fs';
import path from 'node:path';

const day = 86_400_000;
const daysInDownload = 7;
const rowsEach = 4;
const reasons = ['User mapping not found', 'Item size exceeds the limit of 150 MB', 'Mailbox is full', 'The attachment cannot be converted'];

export type Archive = {
	readonly folder: string;
	readonly files: number;
	readonly bytes: number;
	/** What a program that counts every import once must find. */
	readonly imports: number;
	readonly failed: number;
};

/** Returns one import, the same bytes in every download that holds it. */
const importText = (connector: number, date: number): string => {
	const rows = Array.from({length: rowsEach}, (_, row) => `AAMkAD-${connector}-${date}-${row}\tuser${((connector * 31) + (date * 7) + row) % 5000}@vendor.example\t\t${reasons[(date + row) % reasons.length]!}\n`);
	return `Import completion time: ${new Date((date * day) + 8_049_000).toISOString()}\nItems available from source: ${1000 + (date % 97)}\nItems available for import: 3000\nItems imported successfully: ${3000 - rowsEach}\nItems partially imported: 0\nItems skipped: 0\nItems failed: ${rowsEach}\nFailed item details\nItem id\tSource User ID\tM365 User ID\tFailure Reason\n${rows.join('')}\n`;
};

/** Writes daily downloads of a number of connectors over a number of days, the last one today. */
export const makeArchive = (folder: string, connectors: number, days: number): Archive => {
	const today = Math.floor(Date.now() / day);
	let bytes = 0;
	for (let connector = 0; connector < connectors; connector++) {
		const place = path.join(folder, `Connector ${connector}`);
		mkdirSync(place, {recursive: true});
		for (let age = days - 1; age >= 0; age--) {
			const date = today - age;
			const text = Array.from({length: daysInDownload}, (_, index) => importText(connector, date - daysInDownload + 1 + index)).join('');
			const file = path.join(place, `Connector ${connector}_Log ${new Date(date * day).toISOString().slice(0, 10)}.txt`);
			writeFileSync(file, text);
			const savedAt = new Date((date * day) + 10_800_000);
			utimesSync(file, savedAt, savedAt);
			bytes += text.length;
		}
	}

	const imports = connectors * (days + daysInDownload - 1);
	return {
		folder, files: connectors * days, bytes, imports, failed: imports * rowsEach,
	};
};
