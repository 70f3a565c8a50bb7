import type { Equivalent } from './equivalent.ts';

/** Of sync. */
export const sync: readonly Equivalent[] = [
  {
    id: 'src/sync/records/difference.ts OptionalChaining cb49b1bd',
    reason: 'every path is one that was found; the question mark is for the compiler',
  },
  {
    id: 'src/sync/run/absences.ts Condition f5772819',
    reason: 'with nothing missing nothing is owed, and the answer is null either way',
  },
  {
    id: 'src/sync/run/check-clock.ts Condition 50ec94c5',
    reason: 'null counts as 0 there, which the next condition lets pass',
  },
  {
    id: 'src/sync/run/check-clock.ts Equality 5b4027e0',
    reason: 'an offset of 0 has returned before',
  },
  {
    id: 'src/sync/run/keep.ts Condition 7395c718',
    reason: 'an empty set has nobody, so it only saves time',
  },
  {
    id: 'src/sync/run/people.ts Equality 22fa2dfa',
    reason: 'somebody without declarations is done already, and done twice is done',
  },
  {
    id: 'src/sync/run/people.ts Condition 21241f13',
    reason: 'somebody without declarations is done already, and done twice is done',
  },
  {
    id: 'src/sync/run/people.ts Condition ee74c6d6',
    reason: 'with nobody left a read and an empty transaction follow',
  },
  {
    id: 'src/sync/run/commit.ts Condition 644e1397',
    reason: 'no records write nothing',
  },
  {
    id: 'src/sync/run/commit.ts OptionalChaining 11cc3718',
    reason: 'there is a record, for the line before has returned otherwise',
  },
  {
    id: 'src/sync/run/walk.ts OptionalChaining 4387142a',
    reason: 'the first bundle has a page',
  },
  {
    id: 'src/sync/run/run.ts Condition 99ddf6b4',
    reason: 'a list that was never read whole is read whole anyway',
  },
  {
    id: 'src/sync/run/run.ts OptionalChaining fe2dcb36',
    reason: 'a client without an inside was refused before',
  },
  {
    id: 'src/sync/copy/copy.ts Condition 4caeebd4',
    reason: 'a date as a text lacks only the milliseconds, which are cut off anyway',
  },
  {
    id: 'src/sync/copy/erase.ts Condition 3e4be2c5',
    reason: 'an aggregate always gives a row',
  },
  {
    id: 'src/sync/copy/feed.ts OptionalChaining 80a4c685',
    reason: 'an aggregate always gives a row',
  },
  {
    id: 'src/sync/copy/feed.ts Condition b2913f1e',
    reason: 'an aggregate always gives a row',
  },
  {
    id: 'src/sync/store/runs.ts Condition d37e5ce9',
    reason: 'an aggregate always gives a row',
  },
  {
    id: 'src/sync/copy/feed.ts Condition 87c44af9',
    reason: 'the row of the newest change was found in the same transaction',
  },
  {
    id: 'src/sync/copy/feed.ts Condition 74a76ae6',
    reason: 'null is not above 1',
  },
  {
    id: 'src/sync/copy/feed.ts Condition 77793d48',
    reason: 'null is not above 1',
  },
  {
    id: 'src/sync/store/apply.ts OptionalChaining 39f552e3',
    reason: 'something is open, so there is a first record',
  },
  {
    id: 'src/sync/store/close.ts Condition c4bb5c60',
    reason: 'the current id of somebody is never the one that it began with',
  },
  {
    id: 'src/sync/store/close.ts OptionalChaining 427fa353',
    reason: 'the row was found just before',
  },
  {
    id: 'src/sync/store/erase.ts Condition ac9c97ed',
    reason: 'one more column is read, which partnerships have too',
  },
  {
    id: 'src/sync/store/erase.ts Equality 8dea009e',
    reason: 'what is used of it does not hold the cohort',
  },
  {
    id: 'src/sync/store/erase.ts Condition dca9992e',
    reason: 'what is used of it does not hold the cohort',
  },
  {
    id: 'src/sync/store/erase.ts Condition a7151f1b',
    reason: 'what is used of it does not hold the cohort',
  },
  {
    id: 'src/sync/store/erase.ts Logical 0a355b9a',
    reason: 'these values are null after an erasure either way',
  },
  {
    id: 'src/sync/store/erase.ts Logical 689d4f6a',
    reason: 'these values are null after an erasure either way',
  },
  {
    id: 'src/sync/store/erase.ts Condition 1392abec',
    reason: 'null parsed as JSON is null',
  },
  {
    id: 'src/sync/store/explain.ts Condition d5e8866b',
    reason: 'the entries of a number or a text name no path',
  },
  {
    id: 'src/sync/store/id-changes.ts Array c501db93',
    reason: 'a ring is walked once more, and ends at the same id',
  },
  {
    id: 'src/sync/store/rule-book.ts OptionalChaining 5096f59a',
    reason: 'the milestone comes from the book itself',
  },
  {
    id: 'src/sync/store/schema.ts Condition a9f2001c',
    reason: 'null is not above 1',
  },
  {
    id: 'src/sync/store/steps.ts Condition 9a9d6132',
    reason: 'what is no number is no safe integer either',
  },
  {
    id: 'src/sync/store/walks.ts Condition ff1bf745',
    reason: 'null holds no texts',
  },
  {
    id: 'src/sync/store/write-rows.ts OptionalChaining e2e5bd80',
    reason: 'all three columns are there; the question mark is for the compiler',
  },
  {
    id: 'src/sync/reports/facts.ts Condition a0ef8752',
    reason: 'an aggregate always gives a row',
  },
  {
    id: 'src/sync/reports/slid.ts Condition d59ad1b4',
    reason: 'an aggregate always gives a row',
  },
  {
    id: 'src/sync/reports/finance-file.ts Condition d4a61fab',
    reason: 'what is not defined is at no place either',
  },
  {
    id: 'src/sync/reports/finance-file.ts Condition 804f4069',
    reason: 'a place is always found or -1; the other is for the compiler',
  },
  {
    id: 'src/sync/reports/finance-file.ts Condition 3617eb7a',
    reason: 'a place is always found or -1; the other is for the compiler',
  },
  {
    id: 'src/sync/reports/finance-file.ts Logical c26bfb7a',
    reason: 'the cell at -1 is not there, so it is empty as well',
  },
  {
    id: 'src/sync/reports/finance-file.ts Condition 3a5dfcea',
    reason: 'the cell at -1 is not there, so it is empty as well',
  },
  {
    id: 'src/sync/reports/finance-file.ts Condition ca723a42',
    reason: 'the cell at -1 is not there, so it is empty as well',
  },
  {
    id: 'src/sync/reports/slid.ts Condition bbb414b8',
    reason: 'the view has only rows whose statement is there',
  },
  {
    id: 'src/sync/reports/slid.ts Condition 178bb694',
    reason: 'null is never among those that were seen',
  },
  {
    id: 'src/sync/reports/slid.ts Condition 949dd687',
    reason: 'null is not looked for among those that were seen',
  },
  {
    id: 'src/sync/postgres/inserts.ts Array aa5c2ca5',
    reason: 'the text is made again, and is the same',
  },
  {
    id: 'src/sync/postgres/inserts.ts Condition d5067383',
    reason: 'the text is made again, and is the same',
  },
  {
    id: 'src/sync/postgres/inserts.ts Condition fc02029c',
    reason: 'the same rows in the same order',
  },
  {
    id: 'src/sync/sqlite/drivers.ts Condition 270a72d0',
    reason: 'a code that is not there is none of the two',
  },
  {
    id: 'src/sync/sqlite/drivers.ts Condition 508c7302',
    reason: 'no number is read from null, and none is not above 12',
  },
  {
    id: 'src/sync/sqlite/drivers.ts Block 812146e2',
    reason: 'no number is read from undefined, and none is not above 12',
  },
  {
    id: 'src/sync/sqlite/drivers.ts Condition b4fb33ca',
    reason: 'a process always has an emitWarning of its own',
  },
  {
    id: 'src/sync/run/run.ts Boolean 8ce52306',
    reason: 'it is set before anybody looks at it',
  },
  {
    id: 'src/sync/sqlite/drivers.ts Logical b34bfbc9',
    reason: 'what is no object throws when it is asked, and that is caught as null',
  },
  {
    id: 'src/sync/sqlite/drivers.ts Condition 8242cee9',
    reason: 'what is no object throws when it is asked, and that is caught as null',
  },
  {
    id: 'src/sync/sqlite/drivers.ts Condition ad20b80d',
    reason: 'what is no object throws when it is asked, and that is caught as null',
  },
  {
    id: 'src/sync/sqlite/drivers.ts Condition 5af8b16d',
    reason: 'what is no object throws when it is asked, and that is caught as null',
  },
];
