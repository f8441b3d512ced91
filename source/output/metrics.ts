import {sanitize} from '../text/sanitize.ts';

export type Sample = {readonly labels: Readonly<Record<string, string>>; readonly value: number};

/** One metric with its samples; a value that is unknown has no sample, never a 0. */
export type Metric = {
	/** Without the prefix `connwatch_`. */
	readonly name: string;
	readonly help: string;
	readonly samples: readonly Sample[];
};

/** Returns gauges in the text format of Prometheus; metrics without a sample are left out. */
export const exposition = (metrics: readonly Metric[]): string =>
	metrics.filter(({samples}) => samples.length > 0).map(metric => family(metric)).join('');

const family = ({name, help, samples}: Metric): string => [
	`# HELP connwatch_${name} ${help}`,
	`# TYPE connwatch_${name} gauge`,
	...samples.map(({labels, value}) => `connwatch_${name}${labelSet(labels)} ${value}`),
	'',
].join('\n');

const labelSet = (labels: Sample['labels']): string => {
	const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escapeLabel(value)}"`);
	return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
};

const escapeLabel = (value: string): string => sanitize(value).replaceAll(/[\\"]/gv, String.raw`\$&`);

/** Returns names as label values no two of which are the same once sanitized: a second `Slack` is `Slack (2)`. */
export const distinctLabels = (names: readonly string[]): readonly string[] => {
	const seen = new Set<string>();
	return names.map(name => {
		const safe = sanitize(name);
		let label = safe;
		for (let number = 2; seen.has(label); number++) {
			label = `${safe} (${number})`;
		}

		seen.add(label);
		return label;
	});
};
