/**
 * Ways to break a bulk write on purpose: each has to be noticed by the kills or by the power cuts, and of an outbox by the
 * kills of its hosts or by a host that is stopped while another takes over.
 */
export interface Mutant {
  readonly name: string;
  readonly file: string;
  /** What is replaced by what; each has to be there exactly once. */
  readonly edits: readonly (readonly [from: string, to: string])[];
  readonly noticedBy: 'kills' | 'cuts' | 'outbox kills' | 'thefts';
  /** What has to be told of it, and not only that nothing goes on. */
  readonly shows: RegExp;
}

export const mutants: readonly Mutant[] = [
  {
    name: 'no fsync before the POST',
    file: 'src/bulk/journal/journal.ts',
    edits: [['await file.write(part);\n      await file.sync();', 'await file.write(part);']],
    noticedBy: 'cuts',
    // what was about to be sent is not known any more: neither that it was, nor how often
    shows: /^doubled: .* sent (again|\d+ times)/,
  },
  {
    name: 'the event sending after the POST',
    file: 'src/bulk/run/send-new.ts',
    edits: [
      ['await context.leave(row, before);', 'void before;'],
      ['context.answered(row);', 'context.answered(row);\n    await context.leave(row, null);'],
    ],
    noticedBy: 'kills',
    shows: /^doubled: .* sent again/,
  },
  {
    name: 'look skipped',
    file: 'src/bulk/run/settle-open.ts',
    edits: [["type: 'settling' as const", "type: 'settled' as const"]],
    noticedBy: 'kills',
    shows: /^doubled: .* sent again/,
  },
  {
    name: 'settled without age',
    file: 'src/bulk/run/looks.ts',
    edits: [["if (result === 'unknown') {", "if (result === 'unknown' && cause !== undefined) {"]],
    noticedBy: 'cuts',
    shows: /^doubled: .* sent again/,
  },
  {
    name: 'tail not truncated',
    file: 'src/bulk/journal/journal.ts',
    edits: [['if (content.bytes < bytes.length) await file.truncate(content.bytes);', '']],
    noticedBy: 'cuts',
    shows: /^open: .* is not as it was written/,
  },
  {
    name: 'sends counted in memory alone',
    file: 'src/bulk/run/run.ts',
    edits: [
      [
        'for (const event of events) ledger.apply(event);',
        'for (const event of events) ledger.apply(event);\n  for (const row of ledger.rows.values()) Object.assign(row, { sends: 0 });',
      ],
    ],
    noticedBy: 'cuts',
    shows: /^doubled: .* sent \d+ times|lost: .* already: the service holds it/,
  },
  {
    name: 'a refusal after an earlier send believed without a look',
    file: 'src/bulk/run/send-new.ts',
    edits: [
      [
        'if ((!isTaken && !row.wasOpen) || row.id === null) return false;',
        'if (isTaken || row.sends >= 0 || row.id === null) return false;',
      ],
    ],
    noticedBy: 'cuts',
    shows: /^lost: .* refused: the service holds it/,
  },
  {
    name: 'the lease not looked at when something is kept',
    file: 'src/bulk/outbox/store.ts',
    edits: [
      [
        'number = number WHERE person = ? AND number = ? AND word = ? ${inTime}',
        'number = number WHERE person = ? AND coalesce(?, ?) IS NOT NULL',
      ],
      ["const inTime = kept.some(({ event }) => event.type === 'sending') ? 'AND until_ms > {now}' : '';", ''],
    ],
    noticedBy: 'thefts',
    shows: /^doubled: .* sent again/,
  },
  {
    name: 'sending not kept in the outbox before the POST',
    file: 'src/bulk/outbox/keeping.ts',
    edits: [['if (kept.length > 0) await', "if (kept.some(({ event }) => event.type !== 'sending')) await"]],
    noticedBy: 'outbox kills',
    shows: /^doubled: .* sent again/,
  },
  {
    name: 'what a dead host was sending counted as not sent',
    file: 'src/bulk/outbox/people.ts',
    edits: [["type: 'settling' as const", "type: 'settled' as const"]],
    noticedBy: 'outbox kills',
    shows: /^doubled: .* sent again/,
  },
];
