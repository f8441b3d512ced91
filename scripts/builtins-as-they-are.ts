import {isBuiltin} from 'node:module';
import type {Plugin} from 'rolldown';

const statement = /^import (?<taking>.+) from "(?<name>node:[a-z\d_\/]+|[a-z\d_]+)";$/gmv;

/** What is between `import` and `from`: a name for the whole module, names in braces, or both. */
const bindingsOf = /^(?:(?:\* as )?(?<whole>[\w$]+)(?:, )?)?(?:\{ (?<names>.+) \})?$/v;

/** How older packages ask for one: rolldown writes it so. */
const required = /\b__require\("(?<name>[^"]+)"\)/gv;

/** Loaded when one of these is called first: 1 to 4 ms each, and few runs need them. */
const late: Readonly<Record<string, ReadonlySet<string>>> = {
	'node:child_process': new Set(['execFile', 'execFileSync']),
	'node:crypto': new Set(['createHash', 'hash', 'randomBytes']),
	'node:fs/promises': new Set(['link', 'mkdir', 'open', 'readFile', 'realpath', 'rename', 'rm', 'stat']),
	'node:v8': new Set(['getHeapStatistics', 'setFlagsFromString']),
	'node:vm': new Set(['runInNewContext']),
	'node:worker_threads': new Set(['MessageChannel', 'Worker', 'receiveMessageOnPort']),
};

type Binding = {readonly imported: string; readonly local: string};

const bindingOf = (text: string): Binding => {
	const [imported, local = imported] = text.split(' as ', 2) as [string, string?];
	return {imported, local};
};

const lateFunctions = (name: string, bindings: readonly Binding[]): string => {
	const loader = `load_${name.replaceAll(/\W/gv, '_')}`;
	const functions = bindings.map(({imported, local}) => /^[A-Z]/v.test(imported)
		? `const ${local} = class { constructor(...given) { return new (${loader}().${imported})(...given); } };`
		: `const ${local} = (...given) => ${loader}().${imported}(...given);`);
	return [`let ${loader} = () => {\n\tconst loaded = globalThis.process.getBuiltinModule("${name}");\n\t${loader} = () => loaded;\n\treturn loaded;\n};`, ...functions].join('\n');
};

/**
Returns the plugin that asks for Node's own modules with `process.getBuiltinModule` instead of `import`. To import one, Node
reads every property it has, and some load much on being read: streams in `node:fs`, standard input in `node:process`. For the
modules of `status` that takes 8 ms, a third of a bare Node.
*/
export const builtinsAsTheyAre = (): Plugin => ({
	name: 'builtins-as-they-are',
	renderChunk: code => code.replaceAll(statement, (line, taking: string, name: string) => {
		const {whole, names} = bindingsOf.exec(taking)?.groups ?? {};
		const bindings = names?.split(', ').map(text => bindingOf(text)) ?? [];
		if (whole === undefined && bindings.length > 0 && bindings.every(({imported}) => late[name]?.has(imported))) {
			return lateFunctions(name, bindings);
		}

		const parts = [whole, names?.replaceAll(' as ', ': ').replace(/.+/v, '{ $& }')].filter(part => part !== undefined);
		if (parts.length === 0) {
			throw new Error(`cannot tell what this takes of a module of Node: ${line}`);
		}

		return parts.map(part => `const ${part} = globalThis.process.getBuiltinModule("${name}");`).join('\n');
	}).replaceAll(required, (call, name: string) => isBuiltin(name) ? `globalThis.process.getBuiltinModule("${name}")` : call),
});
