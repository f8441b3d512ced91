/**
The rooms of architecture: who may import whom, and which package belongs to one room only.
Every rule says what to do instead. Each was proven once with a planted violation: test/layers.test.ts does it again.
*/

/** What each room may import of our own; text may be imported by every room. */
const rooms = {
	text: [],
	store: [],
	schema: [],
	connectors: [],
	simulate: [],
	decode: ['connectors'],
	intake: ['connectors', 'decode', 'schema'],
	select: ['connectors', 'schema', 'intake/snapshot'],
	output: ['select', 'schema'],
	ui: ['select', 'store', 'connectors', 'intake/snapshot'],
};

/** Packages that belong to certain rooms. */
const packages = {
	'^(ink|react)$': ['ui', 'commands/live'],
	'^chokidar$': ['intake'],
	'^(node:)?(fs|fs/promises|worker_threads)$': ['intake'],
	'^zod$': ['schema', 'intake', 'commands'],
	'^meow$': ['commands'],
	// The worker's thread has an environment and a clock of its own.
	'^(node:)?process$': ['intake'],
	'^(node:)?(net|http|https|http2|dgram|dns|tls)$': [],
};

/** Packages the entry may use: it is the thin shell around all rooms. */
const entryPackages = new Set(['^meow$', '^(node:)?process$', '^(node:)?(fs|fs/promises|worker_threads)$']);

/** The floors of each room, lowest first: a floor imports values only from those listed before it. */
const floors = {
	connectors: ['mapping', 'failed-items', 'ledger', 'days', 'subject', 'checks', 'onboarding', 'judge'],
	decode: ['lines', 'labels', 'rows', 'scan', 'columns', 'blocks', 'json', 'layouts'],
	intake: ['system', 'own-files', 'folder', 'archive', 'item-ids', 'threads', 'log', 'book', 'watch'],
	select: ['line', 'words', 'failures', 'screens', 'reports'],
	commands: ['command-line', 'telling', 'opening', 'live'],
	ui: ['state', 'keys', 'components', 'screens'],
};

/** Root files that floors may import values from: the room's named types and rules. */
const rootTypes = {
	connectors: '(acknowledged|categories|clock|copy-marks|count-names|model|name|no-name|pending-names|reading|rules|settings|severity)',
	intake: 'snapshot',
};

const roomRules = Object.entries(rooms).map(([room, allowed]) => ({
	name: `room-${room}`,
	comment: `${room} may import ${['text', ...allowed].join(', ')} only. Hand the value in as an argument, or move the code to the room that owns it (ARCHITECTURE.md).`,
	severity: 'error',
	from: {path: `^source/${room}/`},
	to: {path: '^(source/|cli)', pathNot: `^source/(${[room, 'text', ...allowed].join('|')})(/|\\.)`},
}));

const floorRules = Object.entries(floors).flatMap(([room, names]) => names.slice(0, -1).map((floor, index) => ({
	name: `floor-${room}-${floor}`,
	comment: `${room}/${floor} may import values only from the floors below it (${names.slice(0, index).join(', ') || 'none'}). Hand the value in as an argument, or move the code to the floor that owns it.`,
	severity: 'error',
	from: {path: `^source/${room}/${floor}/`},
	to: {path: names.slice(index + 1).map(above => `^source/${room}/${above}/`), dependencyTypesNot: ['type-only', 'dynamic-import']},
})));

// The root of commands is the menu: its table, above it, loads each command.
const rootRules = Object.keys(floors).filter(room => room !== 'commands').map(room => ({
	name: `root-${room}`,
	comment: `The root of ${room} stands above its floors: they take only types from it${rootTypes[room] === undefined ? '' : ` (and values of ${rootTypes[room]})`}. Move the code to a floor.`,
	severity: 'error',
	from: {path: `^source/${room}/[^/]+/`},
	to: {
		path: `^source/${room}/[^/]+\\.tsx?$`,
		...rootTypes[room] !== undefined && {pathNot: `^source/${room}/${rootTypes[room]}\\.ts$`},
		dependencyTypesNot: ['type-only', 'dynamic-import'],
	},
}));

const packageRules = Object.entries(packages).map(([name, allowed]) => ({
	name: `package-${name.replaceAll(/[^a-z\d]/g, ' ').replaceAll(/\bnode\b/g, '').trim().replaceAll(/ +/g, '-')}`,
	comment: allowed.length === 0
		? 'No room may use this: connwatch opens no network connection.'
		: `Only ${allowed.join(' and ')} may import this package; ask that room for the value instead.`,
	severity: 'error',
	from: {
		path: '^(source/|cli)',
		pathNot: [
			...(allowed.length === 0 ? [] : [`^source/(${allowed.join('|')})(/|\\.)`]),
			...(entryPackages.has(name) ? ['^cli\\.tsx$'] : []),
		],
	},
	to: {path: [name, `node_modules/(${name.replaceAll(/[\^$]/g, '')})/`]},
}));

module.exports = {
	forbidden: [
		...roomRules,
		...floorRules,
		...rootRules,
		...packageRules,
		{
			name: 'schemas-as-types',
			comment: 'select and output take only types of the schema room, so that plain commands start without zod: write `import type`.',
			severity: 'error',
			from: {path: '^source/(select|output)/'},
			to: {path: '^source/schema/', dependencyTypesNot: ['type-only']},
		},
		{
			name: 'no-cycles',
			comment: 'Two files that need each other are one file, or hide a third.',
			severity: 'error',
			from: {},
			// A table that loads its rows when they run may be asked by a row: that is no cycle at load.
			to: {circular: true, viaOnly: {dependencyTypesNot: ['type-only', 'dynamic-import']}},
		},
		{
			name: 'resolvable',
			comment: 'A package that does not resolve would slip past every rule above.',
			severity: 'error',
			from: {},
			to: {couldNotResolve: true},
		},
	],
	options: {
		doNotFollow: {path: 'node_modules'},
		tsPreCompilationDeps: true,
		tsConfig: {fileName: 'tsconfig.json'},
		detectProcessBuiltinModuleCalls: true,
		enhancedResolveOptions: {
			exportsFields: ['exports'],
			conditionNames: ['import', 'node', 'types', 'default'],
			extensions: ['.ts', '.tsx', '.js', '.json'],
		},
	},
};
