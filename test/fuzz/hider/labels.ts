import type {CountStyle, Labels} from './failing.ts';

const documented = [
	'Import completion time', 'Items available from source', 'Items available for import', 'Items imported successfully', 'Items partially imported', 'Items skipped', 'Items failed',
] as const;

const each = (name: string, change: (label: string) => string): Labels => ({name, words: documented.map(label => change(label)) as unknown as Labels['words']});

/** How the labels are worded. */
export const labelStyles: readonly Labels[] = [
	{name: 'documented', words: documented},
	each('upper case', label => label.toUpperCase()),
	each('camel case', label => label.split(' ').map((word, index) => index === 0 ? word.toLowerCase() : word[0]!.toUpperCase() + word.slice(1)).join('')),
	each('snake case', label => label.toLowerCase().replaceAll(' ', '_')),
	each('kebab case', label => label.toLowerCase().replaceAll(' ', '-')),
	each('bold', label => `**${label}**`),
	each('quoted', label => `"${label}"`),
	each('remark in brackets', label => `${label} (${label.includes('time') ? 'UTC' : 'count'})`),
	each('remark in square brackets', label => `[${label}]`),
	each('spaced', label => label.replaceAll(' ', '  ')),
	each('no-break spaces', label => label.replaceAll(' ', '\u00A0')),
	each('full width', label => label.replaceAll(/[\u0021-\u007E]/gv, letter => String.fromCodePoint(letter.codePointAt(0)! + 0xFE_E0))),
	each('letters apart', label => [...label].join(' ')),
	each('Cyrillic letters', label => label.replaceAll('a', '\u0430').replaceAll('e', '\u0435')),
	each('of today', label => `Today’s ${label.toLowerCase()}`),
	each('last', label => `Last ${label.toLowerCase()}`),
	each('underlined with hyphens', label => `${label}-`),
	each('joiners', label => label.replaceAll('i', 'i\u2060')),
	each('byte order mark', label => `\uFEFF${label}`),
	each('right to left', label => `\u200F${label}`),
	each('typing error', label => label.replace('Items', 'Itmes').replace('Import', 'Imoprt')),
	{
		name: 'turned round', words: ['Completion time of import', 'Source items', 'Items to import', 'Successfully imported items', 'Partially imported items', 'Skipped items', 'Failed items'],
	},
	{
		name: 'number of', words: ['Time of completion', 'Number of items available from source', 'Number of items available for import', 'Number of items imported successfully', 'Number of items partially imported', 'Number of items skipped', 'Number of items failed'],
	},
	{name: 'one word', words: ['Completed', 'Source', 'Available', 'Imported', 'Partial', 'Skipped', 'Failed']},
	{name: 'errors', words: ['Finished', 'Read', 'Queued', 'Written', 'Incomplete', 'Ignored', 'Errors']},
	{name: 'not imported', words: ['Run at', 'Total', 'Eligible', 'OK', 'Without attachments', 'Duplicates', 'Not imported']},
	{name: 'rejected', words: ['Last run', 'Fetched', 'Mapped', 'Delivered', 'Truncated', 'Known', 'Rejected']},
	{name: 'dropped', words: ['When', 'From', 'For', 'Saved', 'Half', 'Again', 'Dropped']},
	{name: 'lost', words: ['Import ended', 'Messages found', 'Messages expected', 'Messages stored', 'Messages cut', 'Messages known', 'Messages lost']},
	{name: 'unsuccessful', words: ['End', 'Source count', 'Target count', 'Successful', 'Partly successful', 'Unchanged', 'Unsuccessful']},
	{name: 'German', words: ['Abschlusszeit des Imports', 'Verfügbar in der Quelle', 'Verfügbar für den Import', 'Erfolgreich importiert', 'Teilweise importiert', 'Übersprungen', 'Fehlgeschlagen']},
	{name: 'French', words: ['Heure de fin de l’importation', 'Éléments disponibles à la source', 'Éléments disponibles pour l’importation', 'Éléments importés', 'Éléments partiellement importés', 'Éléments ignorés', 'Éléments en échec']},
	{name: 'Spanish', words: ['Hora de finalización', 'Elementos disponibles en el origen', 'Elementos disponibles para importar', 'Elementos importados', 'Elementos importados parcialmente', 'Elementos omitidos', 'Elementos con errores']},
	{name: 'Japanese', words: ['インポート完了時刻', 'ソースのアイテム', 'インポート可能なアイテム', 'インポート済み', '部分的にインポート', 'スキップ', '失敗']},
	{name: 'Russian', words: ['Время завершения импорта', 'Доступно в источнике', 'Доступно для импорта', 'Импортировано', 'Частично импортировано', 'Пропущено', 'Ошибок']},
	{name: 'Arabic', words: ['وقت اكتمال الاستيراد', 'العناصر في المصدر', 'العناصر المتاحة', 'تم استيرادها', 'جزئيا', 'تم تخطيها', 'فشلت']},
	{name: 'Polish', words: ['Czas zakończenia importu', 'Dostępne w źródle', 'Dostępne do importu', 'Zaimportowane', 'Częściowo', 'Pominięte', 'Nieudane']},
	{name: 'Chinese', words: ['导入完成时间', '来源项目', '可导入项目', '已导入', '部分导入', '已跳过', '失败']},
	{name: 'records', words: ['Import Time', 'RecordsRead', 'RecordsQueued', 'RecordsSaved', 'RecordsPartial', 'RecordsIgnored', 'RecordsFailed']},
	{name: 'documented with items in front', words: ['Import completion time', 'Items: available from source', 'Items: available for import', 'Items: imported successfully', 'Items: partially imported', 'Items: skipped', 'Items: failed']},
];

/** How the counts are written. */
export const countStyles: readonly CountStyle[] = [
	{name: 'digits', write: String},
	{name: 'with items', write: count => `${count} items`},
	...['rows', 'files', 'records', 'messages', 'lines', 'pages'].map((unit): CountStyle => ({name: `with ${unit}`, write: count => `${count} ${unit}`})),
	{name: 'digits apart', write: count => [...String(count)].join(' ')},
	{name: 'superscript', write: count => String(count).replaceAll(/\d/gv, digit => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)]!)},
	{name: 'number sign', write: count => `#${count}`},
	{name: 'with a point', write: count => `${count}.0`},
	{name: 'quoted', write: count => `"${count}"`},
	{name: 'bold', write: count => `**${count}**`},
	{name: 'padded', write: count => String(count).padStart(7, '0')},
	{name: 'Arabic digits', write: count => String(count).replaceAll(/\d/gv, digit => String.fromCodePoint(0x06_60 + Number(digit)))},
	{name: 'full width', write: count => String(count).replaceAll(/\d/gv, digit => String.fromCodePoint(0xFF_10 + Number(digit)))},
	{name: 'percent', write: count => `${count} (100 %)`},
	{name: 'Swiss', write: count => `${count + 1000}`.replaceAll(/\B(?=(?:\d{3})+$)/gv, '’')},
	{name: 'hexadecimal', write: count => `0x${count.toString(16)}`},
	{name: 'exponent', write: count => count.toExponential()},
	{name: 'with a plus', write: count => `+${count}`},
	{name: 'in brackets', write: count => `[${count}]`},
];
