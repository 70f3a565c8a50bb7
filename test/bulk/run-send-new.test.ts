import { describe, expect, test } from 'vitest';
import type { Item } from '../../src/bulk/client.ts';
import type { PlannedRow } from '../../src/bulk/journal/lines.ts';
import { draftOf, sendNew } from '../../src/bulk/run/send-new.ts';
import { after, bareRun, NOON, planned, type BareRun } from './bare.ts';
import { declaration, fail, http, listed, sending, serve, uuid, type Served } from './served.ts';

const P = uuid(900);
const draft = {
  ...{ participant_id: P, declaration_type: 'started', course_identifier: 'ecf-induction' },
  declaration_date: '2026-06-01T00:00:00Z',
};
const row = (more: Partial<PlannedRow> = {}): PlannedRow => planned(2, { id: P, draft, ...more });

async function sent(
  served: Served,
  {
    more = {},
    wasOpen = false,
    provider = 'Alpha',
  }: { more?: Partial<PlannedRow>; wasOpen?: boolean; provider?: string | null } = {},
): Promise<BareRun> {
  const run = bareRun('declarations.create', [row(more)]);
  run.context.provider = provider;
  if (wasOpen)
    for (const type of ['sending', 'unknown', 'settled'] as const) await run.context.noteRow(run.row(2), { type });
  run.events.length = 0;
  serve(run.context, served);
  await sendNew(run.context, run.row(2));
  return run;
}

/** Refused, while the service holds these declarations of the participant. */
const taken = (title: string, ...held: readonly Item[]): Served => ({
  declarations: {
    create: sending(() => fail(http(422, { issues: [{ title, detail: 'no' }] }))),
    list: (query) => listed(...(query?.participant_id?.[0] === P ? held : [])),
  },
});

describe('a declaration', () => {
  test('is sent once, unchecked, for the id that counts by now', async () => {
    const args: unknown[] = [];
    const create = sending(() => declaration(1, { statement_id: 'S' }), args);
    const run = await sent({ declarations: { create } }, { more: { id: 'NOW' } });
    expect(args).toMatchObject([
      [
        { ...draft, participant_id: 'NOW' },
        { checks: 'off', facts: 'given', onUnknown: 'throw', maxSends: 1, priority: 'normal' },
      ],
    ]);
    expect(args).not.toMatchObject([[{}, { deadlineMs: expect.anything() as number }]]);
    expect(run.events).toMatchObject([
      { type: 'sending', before: null },
      { type: 'done', record: uuid(1), statement: 'S' },
    ]);
    expect(draftOf(run.row(2), false)).toEqual(draft);
  });

  test.each([
    [-1, ['sending', 'done'], 1],
    [-1000, ['sending', 'done'], 1000],
    [0, ['missed'], undefined],
  ])('%d ms from its cut-off, less the margin: %j', async (ms, types, deadlineMs) => {
    const expected = { statement: 'S', cutOff: '2026-06-30' };
    const run = bareRun('declarations.create', [row({ expected })]);
    run.now = Date.parse('2026-06-30T22:55:00.000Z') + ms;
    const args: unknown[] = [];
    serve(run.context, { declarations: { create: sending(() => declaration(1), args) } });
    await sendNew(run.context, run.row(2));
    expect(run.events.map(({ type }) => type)).toEqual(types);
    expect(args).toHaveLength(types.length - 1);
    if (deadlineMs !== undefined) expect(args).toMatchObject([[{}, { deadlineMs }]]);
  });

  test('that is made anew: what held its slot is kept before it is sent, and nothing of another slot', async () => {
    const old = declaration(1, { state: 'voided', participant_id: P });
    const other = declaration(2, { declaration_type: 'completed' });
    const create = sending(() => declaration(3));
    const run = await sent({ declarations: { create, list: () => listed(old, other) } }, { more: { anew: true } });
    expect(run.events[0]).toMatchObject({ type: 'sending', before: { records: [{ id: uuid(1) }] } });
    expect(run.events[0]).not.toMatchObject({ before: { records: [{}, {}] } });
  });
});

describe('a declaration that is refused', () => {
  test('because it stands: ours, since before, or by a send of this run whose answer was lost', async () => {
    const served = taken('declaration_type', declaration(1, { statement_id: 'S' }));
    expect((await sent(served)).events.at(-1)).toMatchObject({ type: 'already', record: uuid(1), statement: 'S' });
    expect((await sent(served, { wasOpen: true })).events.at(-1)).toMatchObject({ type: 'done', record: uuid(1) });
  });

  test('because one with another date stands: a conflict, which names it', async () => {
    const other = declaration(1, { declaration_date: '2026-06-02T00:00:00Z' });
    expect((await sent(taken('declaration_type', other))).events.at(-1)).toMatchObject({
      ...{ type: 'conflict', record: uuid(1) },
      why: 'another declaration of this type stands, with another date, evidence or provider',
    });
  });

  test('for another reason stays refused; only one that may have arrived before is looked for', async () => {
    const served = taken('declaration_date', declaration(1));
    expect((await sent(served)).events.at(-1)).toMatchObject({ type: 'refused' });
    expect((await sent(served, { wasOpen: true })).events.at(-1)).toMatchObject({ type: 'done', record: uuid(1) });
    expect((await sent(taken('declaration_type'))).events.at(-1)).toMatchObject({ type: 'refused' });
    const nobody = { id: null, draft: {} };
    expect((await sent(served, { more: nobody, wasOpen: true })).events.at(-1)).toMatchObject({ type: 'refused' });
  });

  test('asks whose the token is where that is not known yet', async () => {
    const served = { ...taken('declaration_type', declaration(1)), whoAmI: () => Promise.resolve('Alpha') };
    const run = await sent(served, { provider: null });
    expect(run.events.at(-1)).toMatchObject({ type: 'already' });
    expect(run.context.provider).toBe('Alpha');
  });

  test('because its participant goes on under another id is sent again, for that one', async () => {
    const create = sending(() => fail(http(422, { currentId: uuid(901).toUpperCase() })));
    const run = await sent({ declarations: { create } });
    expect(run.events).toMatchObject([
      { type: 'sending' },
      { type: 'pending', why: 'its participant goes on under another id' },
      { type: 'rekeyed', id: uuid(901) },
    ]);
    expect(run.row(2)).toMatchObject({ id: uuid(901), key: uuid(901), state: 'pending' });
    expect(run.context.queues.lines(uuid(901))).toEqual([2]);
    expect(run.context.queues.lines('p2')).toEqual([]);
    const same = sending(() => fail(http(422, { currentId: P.toUpperCase() })));
    expect((await sent({ declarations: { create: same } })).events.at(-1)).toMatchObject({ type: 'refused' });
  });
});

describe('a partnership', () => {
  const place = { school_id: 'SCHOOL', cohort: '2026', delivery_partner_id: 'dp' };
  const held = (school: string, partner: string): Item => ({
    id: uuid(1),
    attributes: { school_id: school, delivery_partner_id: partner },
  });

  async function partnered(create: () => unknown, items: readonly Item[] = [], wasOpen = false): Promise<BareRun> {
    const run = bareRun('partnerships.create', [planned(2, { draft: place })]);
    if (wasOpen)
      for (const type of ['sending', 'unknown', 'settled'] as const) await run.context.noteRow(run.row(2), { type });
    const list = ({ cohort = [] }: { cohort?: number[] } = {}) => listed(...(cohort[0] === 2026 ? items : []));
    serve(run.context, { partnerships: { create: sending(create), list } });
    await sendNew(run.context, run.row(2));
    return run;
  }

  test('is made; the answer names it', async () => {
    const run = await partnered(() => held('school', 'dp'));
    expect(run.events).toEqual([
      { type: 'sending', line: 2, at: after(0).toISOString(), before: null },
      { type: 'done', line: 2, at: new Date(NOON).toISOString(), record: uuid(1) },
    ]);
  });

  test.each<[string, number, readonly Item[], boolean, string]>([
    ['is there with the same partner', 422, [held('x', 'dp'), held('school', 'DP')], false, 'already'],
    ['is there, since a send of this run', 422, [held('school', 'dp')], true, 'done'],
    ['is there with another partner', 422, [held('school', 'other')], false, 'conflict'],
    ['is not there', 422, [held('x', 'dp')], false, 'refused'],
    ['is there, and that was no answer to it', 409, [held('school', 'dp')], false, 'refused'],
  ])('that is refused, and %s (status %i)', async (_, status, items, wasOpen, type) => {
    const run = await partnered(() => fail(http(status)), items, wasOpen);
    const record = type === 'refused' ? {} : { record: uuid(1) };
    expect(run.events.at(-1)).toMatchObject({ type, ...record });
    if (type === 'conflict')
      expect(run.events.at(-1)).toMatchObject({ why: 'there is one, with another delivery partner' });
  });
});
