/**
 * What declarations count as by their state. The sets take any text, because a state that is read from a service may be
 * one that is not known yet; `isBillable` and `holdsItsType` ask them about known ones.
 */

/** Has been or will be paid. */
export const billableStates: ReadonlySet<string> = new Set(['eligible', 'payable', 'paid']);

/** Holds its type, so that it cannot be declared again: billable, or may yet become so. */
export const liveStates: ReadonlySet<string> = new Set(['submitted', ...billableStates]);
