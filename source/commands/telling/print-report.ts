import type {FormatName, Outputs, PageOptions} from '../../output/format.ts';

/** Returns a report in one of its formats; the commands table allows no other. */
export const printReport = <Report>(
	outputs: Outputs<Report>,
	report: Report,
	format: FormatName,
	options: PageOptions,
): string => {
	const output = outputs[format];
	if (output === undefined) {
		throw new TypeError(`no output ${format}: the commands table offers what output/index.ts lacks`);
	}

	return output(report, options);
};
