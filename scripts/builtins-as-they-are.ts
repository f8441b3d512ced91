import {isBuiltin} from 'node:module';
import type {Plugin} from 'rolldown';

const statement = /^import (?<bindings>.+) from "(?<name>node:[a-z\d_\/]+|[a-z\d_]+)";$/gmv;

/** What stands between `import` and `from`: a name for all of it, names in braces, or both. */
const bindingsOf = /^(?:(?:\* as )?(?<whole>[\w$]+)(?:, )?)?(?:\{ (?<names>.+) \})?$/v;

/** How older packages ask for one: rolldown writes it so. */
const required = /\b__require\("(?<name>[^"]+)"\)/gv;

/** What is loaded when one of its functions is called first: 4 ms each, and few runs need them. */
const late: ReadonlySet<string> = new Set(['node:child_process', 'node:crypto']);

const lateFunctions = (name: string, names: string): string => {
	const loader = `load_${name.replaceAll(/\W/gv, '_')}`;
	const functions = names.split(', ').map(binding => {
		const [imported, local = imported] = binding.split(' as ', 2);
		return `const ${local} = (...given) => ${loader}().${imported}(...given);`;
	});
	return [`let ${loader} = () => {\n\tconst loaded = globalThis.process.getBuiltinModule("${name}");\n\t${loader} = () => loaded;\n\treturn loaded;\n};`, ...functions].join('\n');
};

/**
Returns the plugin that asks for Node's own modules with `process.getBuiltinModule` instead of `import`. To import one, Node
reads every property it has, and some load much on being read: streams in `node:fs`, standard input in `node:process`. For the
modules of `status` that takes 8 ms, a third of a bare Node.
*/
export const builtinsAsTheyAre = (): Plugin => ({
	name: 'builtins-as-they-are',
	renderChunk: code => code.replaceAll(statement, (line, bindings: string, name: string) => {
		const {whole, names} = bindingsOf.exec(bindings)?.groups ?? {};
		if (names !== undefined && late.has(name)) {
			return lateFunctions(name, names);
		}

		const taken = [whole, names === undefined ? undefined : `{ ${names.replaceAll(' as ', ': ')} }`].filter(part => part !== undefined);
		if (taken.length === 0) {
			throw new Error(`cannot tell what this takes of a module of Node: ${line}`);
		}

		return taken.map(part => `const ${part} = globalThis.process.getBuiltinModule("${name}");`).join('\n');
	}).replaceAll(required, (call, name: string) => isBuiltin(name) ? `globalThis.process.getBuiltinModule("${name}")` : call),
});
