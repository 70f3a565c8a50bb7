/** Compiles only when its argument is `true`: a check that the compiler makes and that leaves nothing behind. */
export type Expect<T extends true> = T;

/**
 * `true` when two unions hold the same values. Otherwise an object that names what differs, so that the compiler's
 * error does: `missing` stands in `Theirs` alone, `unknown` in `Ours` alone.
 *
 * @example
 * export type ReasonsAreDescribed = Expect<SameValues<(typeof reasons)[number], components['schemas']['Reason']>>;
 */
export type SameValues<Ours, Theirs> = [Exclude<Theirs, Ours>] extends [never]
  ? [Exclude<Ours, Theirs>] extends [never]
    ? true
    : { readonly unknown: Exclude<Ours, Theirs> }
  : { readonly missing: Exclude<Theirs, Ours> };
