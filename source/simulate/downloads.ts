import {durations, utcDateOf} from '../text/time.ts';
import type {SimulatedEvent} from './event.ts';
import {layouts} from './layouts/index.ts';
import {claimPath, pathStyles} from './path-styles.ts';
import type {Scenario} from './scenario.ts';
import type {DatedEvent} from './timeline.ts';

/** A file to write: its path relative to the folder with `/`, and the modification time in milliseconds. */
export type SimulatedFile = {
	readonly path: string;
	readonly text: string;
	readonly modifiedAt: number;
	readonly encoding: 'utf-8' | 'utf-16le';
};

const fromImportToDownload = 37 * durations.minute;

/** Returns the files an administrator would have saved of an invented connector, oldest first; adds their paths to `taken`. */
export const downloadsOf = (scenario: Scenario, timeline: readonly DatedEvent[], now: number, taken: Set<string>): readonly SimulatedFile[] => {
	const revised = new Set<DatedEvent>();
	/** The first download of a revised import has it as it was before. */
	const versionOf = (entry: DatedEvent): SimulatedEvent => {
		if (entry.revises === null || revised.has(entry)) {
			return entry.event;
		}

		revised.add(entry);
		return entry.revises;
	};

	const files = scenario.downloads.toSorted((one, other) => other.back - one.back).flatMap(({back, covers}) => {
		const held = timeline.filter(entry => entry.back >= back && entry.back <= back + covers);
		const newest = held.at(-1);
		return newest === undefined ? [] : [fileOf(scenario, held.map(entry => versionOf(entry)), Math.min(newest.event.at + fromImportToDownload, now - (2 * durations.minute)), taken)];
	});
	const last = files.at(-1);
	return scenario.isSavedTwice === true && last !== undefined
		? [...files, {...last, path: claimPath(taken, last.path), modifiedAt: last.modifiedAt + durations.minute}]
		: files;
};

/** Returns one download of an invented connector holding these events; adds its path to `taken`. */
export const fileOf = (
	{name, layout, path, savedInstead, encoding = 'utf-8'}: Scenario,
	events: readonly SimulatedEvent[],
	modifiedAt: number,
	taken: Set<string>,
): SimulatedFile => ({
	path: claimPath(taken, pathStyles[path](name, utcDateOf(modifiedAt), layouts[layout].extension)),
	text: savedInstead ?? layouts[layout].write(name, events),
	modifiedAt,
	encoding,
});
