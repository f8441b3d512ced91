/*
The hashes of the dictionaries are quick, and anybody can make texts whose hashes are the same: then each look-up passes over all
of them, and a log of 10 MB takes a minute. A dictionary that passes over many more slots than chance allows looks its texts up
in a `Map` instead, whose hashes nobody can foresee. scan-rows.assembly.ts has the same numbers.
*/

/** Slots a dictionary may pass over, before its texts are called crowded, and so many more for each look-up. */
export const probesAllowed = 1 << 16;
export const probesAllowedPerLookUp = 8;
