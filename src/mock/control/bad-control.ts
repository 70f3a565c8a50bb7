/** Thrown for a control request that cannot be carried out; answered with 400. */
export class BadControl extends Error {}
