import { describe, expect, test } from 'vitest';
import type { Item } from '../../src/bulk/client.ts';
import type { PlannedRow } from '../../src/bulk/journal/lines.ts';
import { actionBasis } from '../../src/bulk/plan/judge-actions.ts';
import { isAsPlanned } from '../../src/bulk/run/as-planned.ts';
import { sendRow } from '../../src/bulk/run/send-row.ts';
import { FreshDeclarations } from '../../src/bulk/run/send-void.ts';
import { bareRun, planned, type BareRun } from './bare.ts';
import { fail, http, missing, sending, serve, uuid } from './served.ts';

const D = uuid(1);
const open = ['sending', 'unknown', 'settled'] as const;

async function make(run: BareRun, wasOpen: boolean): Promise<void> {
  if (wasOpen) for (const type of open) await run.context.noteRow(run.row(2), { type });
  run.events.length = 0;
  await sendRow(run.context, run.row(2), new FreshDeclarations(run.context));
}

describe('what is done to a participant', () => {
  const draft = { reason: 'other', course_identifier: 'ecf-induction' };
  const person = (status = 'active', id = uuid(1)): Item => ({
    id,
    attributes: {
      updated_at: '2026-06-01',
      ecf_enrolments: [{ participant_type: 'ect', training_status: status, deferral: { reason: 'other', date: null } }],
    },
  });
  async function deferred(
    now: Item | null,
    { wasOpen = false, answer = (): unknown => person('deferred'), later = now } = {},
  ) {
    const basis = actionBasis('participants.defer', draft, person());
    const run = bareRun('participants.defer', [planned(2, { id: D, draft, basis })]);
    let reads = 0;
    const get = (): Promise<Item> => {
      const item = (reads += 1) === 1 ? now : later;
      return item === null ? Promise.reject(missing()) : Promise.resolve(item);
    };
    serve(run.context, { participants: { get, defer: sending(answer) } });
    await make(run, wasOpen);
    return run;
  }

  test('is sent when they are as planned', async () => {
    expect((await deferred(person())).events).toMatchObject([
      { type: 'sending', id: D },
      { type: 'done', record: D },
    ]);
  });

  test.each<[string, Item | null, boolean, object]>([
    ['are not known', null, false, { type: 'refused', why: 'the service knows no such participant: merged, or gone' }],
    [
      'were merged',
      person('active', uuid(9)),
      false,
      { type: 'refused', why: `was merged: the current id is ${uuid(9)}` },
    ],
    ['are otherwise', person('withdrawn'), true, { type: 'stale' }],
    ['are deferred since', person('deferred'), false, { type: 'stale' }],
    ['are deferred by a send of this run', person('deferred'), true, { type: 'done', record: D }],
  ])('is not sent when they %s', async (_, now, wasOpen, expected) => {
    const run = await deferred(now, { wasOpen });
    expect(run.events).toMatchObject([expected]);
    expect(run.context.sends).toBe(0);
  });

  test.each<[Item | null, boolean, string]>([
    [person('deferred'), false, 'already'],
    [person('deferred'), true, 'done'],
    [person(), false, 'refused'],
    [null, true, 'refused'],
  ])('and refused is looked at: %#', async (later, wasOpen, type) => {
    const run = await deferred(person(), { wasOpen, later, answer: () => fail(http(422)) });
    expect(run.events.at(-1)).toMatchObject({ type });
  });
});

test('a record is as planned when there is none on either side, or what is set and its date are the same', () => {
  const of = (more: object = {}) => ({ records: [{ id: D, values: { state: 'a' }, updatedAt: 'x', ...more }] });
  const row = (basis: PlannedRow['basis']) => bareRun('declarations.void', [planned(2, { basis })]).row(2);
  expect(isAsPlanned(row(null), null)).toBe(true);
  expect(isAsPlanned(row(null), { records: [] })).toBe(true);
  expect(isAsPlanned(row(of()), of())).toBe(true);
  for (const [was, is] of [
    [of(), null],
    [null, of()],
    [of(), of({ updatedAt: 'y' })],
    [of(), of({ values: { state: 'b' } })],
  ] as const)
    expect(isAsPlanned(row(was), is)).toBe(false);
});
