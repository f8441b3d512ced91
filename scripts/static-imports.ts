import type {ChunkingContext} from 'rolldown';

/** Returns how to ask whether a module is loaded with one of these: imported, however indirectly, but not by `import()`. */
export const createStaticImports = (...entries: readonly string[]): ((id: string, context: ChunkingContext) => boolean) => {
	const reached = new Set<string>();
	const reach = (id: string, context: ChunkingContext): void => {
		if (reached.has(id)) {
			return;
		}

		reached.add(id);
		for (const imported of context.getModuleInfo(id)?.importedIds ?? []) {
			reach(imported, context);
		}
	};

	return (id, context) => {
		for (const entry of entries) {
			reach(entry, context);
		}

		return reached.has(id);
	};
};
