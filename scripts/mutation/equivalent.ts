import { bulk } from './equivalent-bulk.ts';
import { sync } from './equivalent-sync.ts';

/** A mutant that no test can notice, since the program does the same with it. */
export interface Equivalent {
  /** As `npm run test:mutation` prints it beside a survivor. */
  readonly id: string;
  readonly reason: string;
}

/** At most 3 % of each room. A mutant that is not there any more has to be taken out. */
export const equivalents: readonly Equivalent[] = [
  {
    id: 'src/budget/line.ts OptionalChaining 47efdb7b',
    reason: 'line.ts has a lane for every priority there is; the question mark is for the compiler',
  },
  {
    id: 'src/budget/line.ts OptionalChaining 4d860f78',
    reason: 'line.ts has a lane for every priority there is; the question mark is for the compiler',
  },
  {
    id: 'src/budget/line.ts OptionalChaining e7f1fa49',
    reason: 'line.ts has a lane for every priority there is; the question mark is for the compiler',
  },
  {
    id: 'src/budget/line.ts OptionalChaining dc44f614',
    reason: 'line.ts has a lane for every priority there is; the question mark is for the compiler',
  },
  { id: 'src/budget/line.ts Assignment 4efe52ae', reason: 'counted down, every 20th is a multiple of 20 as well' },
  {
    id: 'src/budget/memory.ts Equality b39cfc4b',
    reason: 'which of two slots stands first that are free at the same moment makes no difference',
  },
  { id: 'src/budget/memory.ts Object 49a0a708', reason: 'the moment is set in the next line, before anybody reads it' },
  {
    id: 'src/budget/memory.ts OptionalChaining ba371463',
    reason: 'fewer than wanted go only when all slots are in use, so there is a first',
  },
  {
    id: 'src/identity/identity-index.ts Condition c9aa4f49',
    reason: 'whoever succeeds itself was read no later than itself, which the next condition lets pass',
  },
  {
    id: 'src/identity/identity-index.ts Condition b707d83f',
    reason: 'no list is kept under null, so there is none to find',
  },
  {
    id: 'src/identity/identity-index.ts Condition ea46b785',
    reason: 'a list under null is found by nobody, since retiredBy asks for texts',
  },
  {
    id: 'src/identity/identity-index.ts Condition 463a7a02',
    reason: 'giving an id to the one who has it leaves it there; the condition only saves time',
  },
  {
    id: 'src/identity/rekey.ts OptionalChaining 37ea3cf2',
    reason: 'a row whose participant was found has an id of a participant',
  },
  {
    id: 'src/paging/paged.ts Equality 728c3e86',
    reason: 'an empty page ends the walk, so it is the first one, and known by no earlier one',
  },
  {
    id: 'src/paging/paged.ts Condition f80e335b',
    reason: 'an empty page ends the walk, so it is the first one, and known by no earlier one',
  },
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
  { id: 'src/client/transport.ts Condition a11118fb', reason: 'a 429 always says when to come back' },
  { id: 'src/client/transport.ts Condition a1445ea9', reason: 'a type that is not defined is left out of JSON' },
  {
    id: 'src/client/transport.ts OptionalChaining 58cf0bd7',
    reason: 'what has stopped has a signal; the question mark is for the compiler',
  },
  { id: 'src/rules/books.ts Condition a2b9ce00', reason: 'a day that is none has no start, and no moment is after it' },
  ...bulk,
  ...sync,
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
