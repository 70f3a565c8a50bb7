/** Thrown for a control request that cannot be carried out; answered with 400. */
export class BadControl extends Error {}

/** Thrown for something that is not there; answered with 404. */
export class NotThere extends Error {}

/** Thrown for what cannot be begun while something else is under way; answered with 409. */
export class Busy extends Error {}
