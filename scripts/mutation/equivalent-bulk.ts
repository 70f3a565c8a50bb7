import type { Equivalent } from './equivalent.ts';

/** Those of bulk. */
export const bulk: readonly Equivalent[] = [
  { id: 'src/bulk/client.ts Arrow bc40c611', reason: 'isLeft takes no undefined for what is left either' },
  { id: 'src/bulk/client.ts Object 6f2b7f0a', reason: 'the listener takes itself away when it is called' },
  { id: 'src/bulk/client.ts Boolean 598c140e', reason: 'the listener takes itself away when it is called' },
  { id: 'src/bulk/client.ts Condition 48c20dea', reason: 'Number.isFinite is false for whatever is no number' },
  { id: 'src/bulk/outbox/keeping.ts Equality 7873967b', reason: 'to keep nothing writes nothing' },
  { id: 'src/bulk/outbox/keeping.ts Condition d33f8f3c', reason: 'to keep nothing writes nothing' },
  {
    id: 'src/bulk/outbox/keeping.ts Condition 30ddb61b',
    reason: 'a member that is undefined is not written into JSON',
  },
  {
    id: 'src/bulk/outbox/keeping.ts Condition 7c451f6b',
    reason: 'a member that is undefined is not written into JSON',
  },
  {
    id: 'src/bulk/plan/decision.ts OptionalChaining 723d2cb9',
    reason: 'a verdict that refuses has a refusal; the question mark is for the compiler',
  },
  {
    id: 'src/bulk/plan/decision.ts OptionalChaining 02a6111f',
    reason: 'a verdict that refuses has a refusal; the question mark is for the compiler',
  },
  {
    id: 'src/bulk/plan/decision.ts OptionalChaining 393dc170',
    reason: 'a verdict that refuses has a refusal; the question mark is for the compiler',
  },
  {
    id: 'src/bulk/plan/decision.ts Equality 864913c3',
    reason: 'sorting asks only whether a comparison is below nought',
  },
  {
    id: 'src/bulk/plan/decision.ts Equality 61fbb7bb',
    reason: 'sorting asks only whether a comparison is below nought',
  },
  {
    id: 'src/bulk/plan/decision.ts Condition 760febd7',
    reason: 'sorting asks only whether a comparison is below nought',
  },
  {
    id: 'src/bulk/plan/decision.ts Condition 2fe98741',
    reason: 'sorting asks only whether a comparison is below nought',
  },
  { id: 'src/bulk/plan/exit-of-plan.ts Equality bd6ff3ee', reason: 'a code of 5 becomes 5' },
  {
    id: 'src/bulk/plan/judge-declarations.ts OptionalChaining a9e6867a',
    reason: 'there is a verdict for each row that is open; the question mark is for the compiler',
  },
  { id: 'src/bulk/plan/not-yet.ts Logical ab3064a1', reason: 'there are no days under the name of null or undefined' },
  {
    id: 'src/bulk/plan/not-yet.ts Condition 30d9bb10',
    reason: 'there are no days under the name of null or undefined',
  },
  {
    id: 'src/bulk/plan/not-yet.ts Condition c99c64b5',
    reason: 'there are no days under the name of null or undefined',
  },
  {
    id: 'src/bulk/plan/not-yet.ts Condition 0b0dd22f',
    reason: 'there are no days under the name of null or undefined',
  },
  {
    id: 'src/bulk/plan/same-rows.ts Method adeebd23',
    reason: 'only whether two texts are equal counts, and both are written alike',
  },
  {
    id: 'src/bulk/plan/same-rows.ts Equality aa67a72b',
    reason: 'only whether two texts are equal counts, and no name comes twice',
  },
  {
    id: 'src/bulk/plan/same-rows.ts Equality f51c8cff',
    reason: 'only whether two texts are equal counts, and both are sorted alike',
  },
  {
    id: 'src/bulk/run/ready.ts Condition ab171634',
    reason: 'under no deadline wait no keys, which answers null as well',
  },
  { id: 'src/bulk/run/landing.ts Condition dd5c42b9', reason: 'undefined is not after any date' },
];
