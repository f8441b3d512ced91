/** How writers say that there is nothing to list; the last two are what PowerShell makes of a list. */
const nothing: ReadonlySet<string> = new Set(['', 'none', 'n/a', '-', 'null', '[]', '{}', 'system.object[]']);

/** Returns whether the text of a list lists nothing. */
export const saysNothing = (text: string): boolean => nothing.has(text.trim().toLowerCase());
