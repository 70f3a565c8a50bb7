/** Ways to break the copy on purpose: each has to be caught by the test that is named after the promise it breaks. */
export interface Mutant {
  readonly name: string;
  readonly file: string;
  /** What is replaced by what; each has to be there exactly once. */
  readonly edits: readonly (readonly [from: string, to: string])[];
  /** The test in test/sync/traps.test.ts that has to fail. */
  readonly caughtBy: string;
}

export const mutants: readonly Mutant[] = [
  {
    name: 'no overlap',
    file: 'src/sync/run/plan.ts',
    edits: [['Math.min(earlier, start - atLeast)', '(void earlier, void atLeast, start)']],
    caughtBy: 'a change that was stamped before the last run and shown after it is found',
  },
  {
    name: 'watermark of the last answer',
    file: 'src/sync/run/walk.ts',
    edits: [['              startedAt: at,', '              startedAt: bundle.at(-1)?.at ?? at,']],
    caughtBy: 'a change during a long walk is found by the next run',
  },
  {
    name: 'max(updated_at)',
    file: 'src/sync/run/walk.ts',
    edits: [
      [
        '              startedAt: at,',
        "              startedAt: bundle.flatMap(({ records }) => records.map(({ item }) => String(item.attributes['updated_at']))).sort().at(-1) ?? at,",
      ],
    ],
    caughtBy: 'a record stamped in the future by a moved clock hides nothing',
  },
  {
    name: 'watermark before the data',
    file: 'src/sync/run/walk.ts',
    edits: [['const over = isLast\n', 'const over = isLast || bundle[0]?.number === 1\n']],
    caughtBy: 'the watermark moves with the last page, not before',
  },
  {
    name: 'merge without declarations',
    file: 'src/sync/run/write-records.ts',
    edits: [["yield* owe('person', 'declarations', [...people, ...naming.declared], readAt);", 'void people;']],
    caughtBy: 'takes the declarations of the person along, at once',
  },
  {
    name: 'merge without mentees',
    file: 'src/sync/run/write-records.ts',
    edits: [["yield* owe('read', 'participants', naming.mentees, readAt);", '']],
    caughtBy: 'gives the mentees of a mentor the current id, at once',
  },
  {
    name: 'enrolments by position',
    file: 'src/sync/records/difference.ts',
    edits: [
      [
        '[...left].find((other) => recordOf(other) === recordOf(from) && roleOf(other) === roleOf(from))',
        'now[old.indexOf(from)]',
      ],
    ],
    caughtBy: 'enrolments are matched by their record, never by their place',
  },
  {
    name: 'no GET before a tombstone',
    file: 'src/sync/run/settle.ts',
    edits: [['const said = await ask(context, resource, id, cohort);', "const said = { kind: 'missing' };"]],
    caughtBy: 'is asked for before it counts as gone',
  },
  {
    name: 'an HTML 404 believed',
    file: 'src/sync/run/ask.ts',
    edits: [['!isMissingRecord(error)', "whyOf(error) !== 'status 404'"]],
    caughtBy: 'is not gone because a page that is not the service’s says 404',
  },
  {
    name: 'fence not in the transaction',
    file: 'src/sync/store/lease.ts',
    edits: [["int(row, 'number') !== lease.number || text(row, 'word') !== lease.word", 'lease.number < 0']],
    caughtBy: 'a run that was overtaken writes nothing more',
  },
  {
    name: 'seq by rowid',
    file: 'src/sync/store/events.ts',
    edits: [
      [
        'const last = yield* fence(writer.lease);',
        "yield* fence(writer.lease);\n  const [top] = yield { kind: 'query', sql: 'SELECT coalesce(max(seq), 0) AS s FROM dfe_changes', values: [] };\n  const last = Number(top.s);",
      ],
    ],
    caughtBy: 'a number of the feed never comes twice, whatever was taken out of it',
  },
  {
    name: 'hash with updated_at',
    file: 'src/sync/records/normal-form.ts',
    edits: [["if (name === 'updated_at') continue;", '']],
    caughtBy: 'a record whose updated_at moved and nothing else makes no event',
  },
];
