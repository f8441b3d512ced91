import type {Reading} from '../../connectors/reading.ts';
import type {Decoder} from '../../decode/decoder.ts';

/** A decoder as the reader uses it; decode/decoder.ts makes them. `push` keeps none of the bytes it is given. */
export type LogDecoder = Pick<Decoder, 'openTable' | 'appendRows'> & {
	push(bytes: Uint8Array): void;
	/** May be asked at any time and again after more bytes. */
	read(options: {readonly isSettled: boolean}): Reading;
	/** Ends the decoder. */
	finish(options: {readonly isSettled: boolean}): Reading;
};

export type CreateDecoder = () => LogDecoder;
