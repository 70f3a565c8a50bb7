/** A mutant that no test can notice, since the program does the same with it. */
export interface Equivalent {
  /** As `npm run test:mutation` prints it beside a survivor. */
  readonly id: string;
  readonly reason: string;
}

/** At most 3 % of each room. A mutant that is not there any more has to be taken out. */
export const equivalents: readonly Equivalent[] = [
  {
    id: 'src/resources/writing/check-many.ts Condition 14d0bfb5',
    reason:
      'Each row is made from a draft at its index, so the draft is always there: the question is for the compiler.',
  },
  {
    id: 'src/resources/writing/check-many.ts Method d6c48f38',
    reason: 'The key only tells that two ids are the same whatever their case, and nobody reads it.',
  },
  {
    id: 'src/resources/writing/checked-write.ts Condition c9979a66',
    reason: 'Every plan of a new declaration has attributes: the question is for the compiler.',
  },
  {
    id: 'src/resources/writing/checked-write.ts Condition dc85079b',
    reason:
      'An id that is no text is refused by the filter of the read, which is then passed over: the same error is thrown.',
  },
  {
    id: 'src/resources/writing/checked-write.ts Logical 19abe4b5',
    reason: 'The same: an id that is missing or no text leads to no read, and to the same error.',
  },
];

export const MOST_PERCENT = 3;

/** What is wrong with a list of equivalent mutants, in words; empty when nothing is. `all`: those of one room. */
export function faultsOf(listed: readonly Equivalent[], room: string, all: ReadonlySet<string>): string[] {
  const own = listed.filter(({ id }) => id.startsWith(`src/${room}/`));
  const faults = own
    .filter(({ id }) => !all.has(id))
    .map(({ id }) => `scripts/mutation/equivalent.ts lists ${id}, which is gone: take it out.`);
  for (const { id, reason } of own)
    if (reason.trim() === '') faults.push(`scripts/mutation/equivalent.ts gives no reason for ${id}.`);
  if (own.length * 100 > all.size * MOST_PERCENT)
    faults.push(
      `${own.length} of the ${all.size} mutants of ${room} are listed as equivalent: more than ${MOST_PERCENT} %.`,
    );
  return faults;
}
