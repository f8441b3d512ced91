/** Bits a colour of ANSI's 16 has. */
const ansi = 4;

/** Returns how many bits colours have: every terminal but a dumb one has 16, whatever Node or a CI system makes of its name. */
export const colourDepthOf = (environment: Readonly<Record<string, string | undefined>>): number => {
	const isForbidden = ['0', 'false'].includes(environment['FORCE_COLOR'] ?? '') || (environment['NODE_DISABLE_COLORS'] ?? '') !== '';
	return environment['TERM'] === 'dumb' || isForbidden ? 1 : ansi;
};
