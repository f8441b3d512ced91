import {createDecoder} from '../../source/decode/decoder.ts';
import {createAssembly} from '../../source/intake/assembly.ts';
import {createEngine, type Engine} from '../../source/intake/book/engine.ts';
import {noPulse, type Pulse} from '../../source/intake/folder/pulse.ts';
import type {IntakeSnapshot} from '../../source/intake/snapshot.ts';

/** Makes an engine as the worker runs it, without events: the test gives the hints, and may act whenever the pulse beats. */
export const makeEngine = (folder: string, now: () => number, pulse: Pulse = noPulse): {engine: Engine; drain: () => void; snapshot: () => Pick<IntakeSnapshot, 'files'>} => {
	const engine = createEngine([folder], {
		createDecoder, pulse, now, isFollowing: true,
	});
	const assembly = createAssembly([folder]);
	return {
		engine,
		/** Reads until nothing is left. */
		drain() {
			engine.reader.settle();
			while (engine.reader.step() || engine.reader.progress()) {
				// One more.
			}
		},
		snapshot() {
			assembly.apply(engine.takePatch());
			return {files: assembly.files()};
		},
	};
};
