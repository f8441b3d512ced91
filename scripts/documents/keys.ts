import {keymap} from '../../source/ui/keys/keymap.ts';
import {type KeyRow, allScreens} from '../../source/ui/keys/key-row.ts';

/** Returns docs/keys.md: every row of the key table. */
export const keysDocumentation = (): string => {
	const groups = [...new Set(keymap.map(({group}) => group))];
	return [
		'# Keys',
		'',
		'Made from the key table (source/ui/keys/keymap.ts). On every screen `?` shows the keys that work there.',
		...groups.flatMap(group => ['', `## ${group}`, '', '| key | does | where |', '| --- | --- | --- |', ...keymap.filter(row => row.group === group).map(row => tableRow(row))]),
		'',
	].join('\n');
};

const tableRow = (row: KeyRow): string => `| ${row.keys.map(key => `\`${key.replaceAll('|', '\\|')}\``).join(' ')} | ${row.description} | ${placeWords(row)} |`;

const placeWords = ({modes}: KeyRow): string => {
	const missing = allScreens.filter(screen => !modes.includes(screen));
	if (missing.length === 0) {
		return 'everywhere';
	}

	return missing.length < 3 ? `everywhere but ${missing.join(', ')}` : modes.join(', ');
};
