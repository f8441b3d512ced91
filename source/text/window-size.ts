/** The size to draw for, in columns and rows. */
export type WindowSize = {readonly columns: number; readonly rows: number};

const usual: WindowSize = {columns: 80, rows: 24};
/** What claims to be larger is no window: such sizes come from serial lines and broken resizes. */
const largest: WindowSize = {columns: 1000, rows: 400};

/** Returns the size a terminal gives; COLUMNS and LINES, else 80×24, where it gives 0 (docker, serial lines). */
export const windowSize = (given: Partial<WindowSize>, environment: Readonly<Record<string, string | undefined>>): WindowSize => ({
	columns: bounded(given.columns, environment['COLUMNS'], usual.columns, largest.columns),
	rows: bounded(given.rows, environment['LINES'], usual.rows, largest.rows),
});

const bounded = (given: number | undefined, named: string | undefined, usually: number, most: number): number =>
	Math.min(most, given || (/^[1-9]\d{0,5}$/v.test(named ?? '') ? Number(named) : usually));
