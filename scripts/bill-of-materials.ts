import packageJson from '../package.json' with {type: 'json'};
import {npm} from './npm.ts';

type Component = {readonly 'bom-ref': string; readonly name: string; readonly version: string; readonly scope?: string};
type Dependency = {readonly ref: string; readonly dependsOn: readonly string[]};
type BillOfMaterials = {
	readonly metadata: {readonly component: Component};
	readonly components: readonly Component[];
	readonly dependencies: readonly Dependency[];
};

/**
Returns the CycloneDX bill of materials of a bundle: what npm says of the installed tree, cut down to what is in it. npm
alone would list the build tools, or with `--omit dev` nothing, as the bundled packages are development dependencies.
*/
export const billOfMaterials = (bundled: ReadonlyArray<{readonly name: string; readonly version: string}>, added: readonly Component[], root: string): unknown => {
	const bill = JSON.parse(npm(['sbom', '--sbom-format', 'cyclonedx'], root)) as BillOfMaterials;
	const isIn = new Set(bundled.map(({name, version}) => `${name}@${version}`));
	const components = bill.components.filter(({name, version}) => isIn.has(`${name}@${version}`)).map(component => ({...component, scope: 'required'}));
	const found = new Set(components.map(({name, version}) => `${name}@${version}`));
	const missing = isIn.difference(found);
	if (missing.size > 0) {
		throw new Error(`in the bundle, and not in npm's bill of materials: ${[...missing].join(', ')}`);
	}

	const self = bill.metadata.component['bom-ref'];
	const references = new Set([self, ...components.map(component => component['bom-ref'])]);
	const dependencies = bill.dependencies.filter(({ref}) => references.has(ref)).map(({ref, dependsOn}) => ({ref, dependsOn: dependsOn.filter(one => references.has(one))}));
	return {
		...bill,
		metadata: {...bill.metadata, component: {...bill.metadata.component, type: 'application', name: packageJson.name}},
		components: [...components, ...added],
		dependencies: [
			...dependencies.map(({ref, dependsOn}) => ({ref, dependsOn: ref === self ? [...dependsOn, ...added.map(one => one['bom-ref'])] : dependsOn})),
			...added.map(one => ({ref: one['bom-ref'], dependsOn: []})),
		],
	};
};
