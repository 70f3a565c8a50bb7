import type { Equivalent } from './equivalent.ts';

/** Those of bulk. */
export const bulk: readonly Equivalent[] = [
  { id: 'src/bulk/outbox/planner.ts Condition aed6fc33', reason: 'every row that is given is judged' },
  { id: 'src/bulk/run/breaker.ts Condition 54343155', reason: 'the key that is compared is never null' },
  { id: 'src/bulk/run/run.ts Boolean 252153b2', reason: 'nobody looks at it: the error is thrown' },
  { id: 'src/bulk/csv/read.ts Equality b608f762', reason: 'of no cells behind the last header none is filled' },
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
  {
    id: 'src/bulk/import-run.ts Object f5b72dbb',
    reason: 'what is not set counts as false',
  },
  {
    id: 'src/bulk/import-run.ts OptionalChaining 51c7c85a',
    reason: 'there is a first row that was sent; the question mark is for the compiler',
  },
  {
    id: 'src/bulk/outbox/rows-of-person.ts Logical 6263a003',
    reason: 'there is no place exactly when there is no row',
  },
  {
    id: 'src/bulk/outbox/rows-of-person.ts Condition d486fea5',
    reason: 'there is no place exactly when there is no row',
  },
  {
    id: 'src/bulk/outbox/rows-of-person.ts Condition 11b84b60',
    reason: 'there is no place exactly when there is no row',
  },
  {
    id: 'src/bulk/plan/copy-facts.ts Condition d3c03a7d',
    reason: 'an aggregate always gives a row',
  },
  {
    id: 'src/bulk/plan/decisions.ts Condition c5b34f0d',
    reason: 'only these two carry a record',
  },
  {
    id: 'src/bulk/plan/decisions.ts Condition 6d678f98',
    reason: 'only these two carry a record',
  },
  {
    id: 'src/bulk/plan/decisions.ts Condition 9c970573',
    reason: 'only these two carry a record',
  },
  {
    id: 'src/bulk/plan/in-order.ts Array 7304a43c',
    reason: 'every place is filled afterwards',
  },
  {
    id: 'src/bulk/plan/in-order.ts Method 86eae366',
    reason: 'every place of a run is there; the filter is for the compiler',
  },
  {
    id: 'src/bulk/plan/in-order.ts Condition 1cf9c02a',
    reason: 'every place of a run is there; the filter is for the compiler',
  },
  {
    id: 'src/bulk/plan/in-order.ts Condition 54d176d4',
    reason: 'every place of a run is there; the condition is for the compiler',
  },
  {
    id: 'src/bulk/plan/in-order.ts Condition d717d1cd',
    reason: 'every place of a run is there; the condition is for the compiler',
  },
  {
    id: 'src/bulk/plan/in-order.ts OptionalChaining ee9fa293',
    reason: 'every place of a run is there; the question mark is for the compiler',
  },
  {
    id: 'src/bulk/plan/in-order.ts Equality 00a88a04',
    reason: 'a run of no rows changes nothing',
  },
  {
    id: 'src/bulk/plan/in-order.ts Equality ddeb213d',
    reason: 'a run of no rows changes nothing',
  },
  {
    id: 'src/bulk/plan/in-order.ts Condition 723271aa',
    reason: 'a run of no rows changes nothing',
  },
  {
    id: 'src/bulk/plan/in-order.ts Condition 8ca65354',
    reason: 'a run of no rows changes nothing',
  },
  {
    id: 'src/bulk/plan/take-over.ts Equality aa67a72b',
    reason: 'no two names of one row are the same',
  },
  {
    id: 'src/bulk/plan/take-over.ts Block 6f4df72c',
    reason: 'undefined counts as false',
  },
  {
    id: 'src/bulk/csv/decode.ts Equality 5c8b47d3',
    reason: 'a zero at the very beginning was refused before',
  },
  {
    id: 'src/bulk/csv/decode.ts Equality ce759e69',
    reason: 'bytes that are no UTF-8 differ from their reading before they end',
  },
  {
    id: 'src/bulk/csv/decode.ts Condition 900b7028',
    reason: 'bytes that are no UTF-8 differ from their reading before they end',
  },
  {
    id: 'src/bulk/csv/delimiter.ts Condition 202797ff',
    reason: 'the comparison that follows says the same',
  },
  {
    id: 'src/bulk/csv/delimiter.ts Condition 826b2a3d',
    reason: 'the comparison that follows says the same',
  },
  {
    id: 'src/bulk/csv/delimiter.ts Condition 81c50c9f',
    reason: 'the comparison that follows says the same',
  },
  {
    id: 'src/bulk/csv/delimiter.ts Condition 41b0a324',
    reason: 'the comparison that follows says the same',
  },
];
