import {type Line, span} from '../../select/line/line.ts';
import {gutter} from '../state/frame-layout.ts';

/** Returns a line moved right by the gutter of the list. */
export const indented = (line: Line): Line => line.length === 0 ? line : [span(' '.repeat(gutter)), ...line];
