const identifier = /[\-.\w@#\u{80}-\u{10FFFF}]+/giv;
const digit = /\d/v;

/** Returns a reason with `#` for each run of letters, digits and joiners that holds a digit: the same as the row scanner does. */
export const normaliseReason = (reason: string): string => reason.replaceAll(identifier, run => digit.test(run) ? '#' : run);
