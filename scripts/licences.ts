/** The licences of the packages that are in a bundle, beside it: who passes the bundle on passes them on. */
import {readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import type {Plugin} from 'rolldown';

export const licencesFile = 'third-party-licences.txt';

export type BundledPackage = {
	readonly name: string;
	readonly version: string;
	/** An SPDX expression, as its package.json says. */
	readonly licence: string;
	/** Null when the package carries no text of it. */
	readonly text: string | null;
};

/** Texts of a package: its own, and meow's list of what it has bundled in turn. */
const licenceTexts = ['.', 'build'];
const isLicenceText = (name: string): boolean => /^(?:licen[cs]es?|copying|notice)(?:[.\-].*)?$/iv.test(name);

const packageFolderOf = (moduleId: string): string | null => /^.*[\/\\]node_modules[\/\\](?:@[^\/\\]+[\/\\])?[^\/\\]+/v.exec(moduleId)?.[0] ?? null;

const readPackage = (folder: string): BundledPackage => {
	const {name, version, license: licence} = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as {name: string; version: string; license?: unknown};
	if (typeof licence !== 'string') {
		throw new TypeError(`${name} ${version} is in the bundle and its package.json names no licence`);
	}

	const texts = licenceTexts.flatMap(below => {
		const inside = path.join(folder, below);
		try {
			return readdirSync(inside, {withFileTypes: true}).filter(entry => entry.isFile() && isLicenceText(entry.name)).map(({name: file}) => readFileSync(path.join(inside, file), 'utf8').trim());
		} catch {
			return [];
		}
	});
	return {
		name, version, licence, text: texts.length === 0 ? null : texts.join('\n\n'),
	};
};

/** Returns the packages that modules come from, by name and version; the modules of this project are in none. */
export const packagesOf = (moduleIds: Iterable<string>): readonly BundledPackage[] => {
	const folders = new Set([...moduleIds].map(id => packageFolderOf(id)).filter(folder => folder !== null));
	return withoutTwins([...folders].map(folder => readPackage(folder)));
};

/** Returns packages in order, each once: several bundles may hold the same. */
export const withoutTwins = (packages: readonly BundledPackage[]): readonly BundledPackage[] =>
	new Map(packages.map(one => [`${one.name}@${one.version}`, one])).values().toArray().toSorted((a, b) => a.name.localeCompare(b.name, 'en') || a.version.localeCompare(b.version, 'en'));

const rule = '='.repeat(80);

/** Returns the text of the licences file. */
export const formatLicences = (packages: readonly BundledPackage[]): string => [
	'connwatch contains these packages.\n',
	...withoutTwins(packages).map(({name, version, licence, text}) => `${rule}\n${name} ${version} (${licence})\n${rule}\n\n${text ?? `The package carries no text of its licence; its package.json says ${licence}.`}\n`),
].join('\n');

/** Returns the plugin that hands the packages of a bundle to `onPackages`. */
export const licencesPlugin = (onPackages: (packages: readonly BundledPackage[]) => void): Plugin => ({
	name: 'licences',
	generateBundle(_options, bundle) {
		onPackages(packagesOf(Object.values(bundle).flatMap(output => output.type === 'chunk' ? output.moduleIds : [])));
	},
});
