import { describe, expect, test } from 'vitest';
import type { Item } from '../../src/bulk/client.ts';
import type { PlannedRow } from '../../src/bulk/journal/lines.ts';
import { voidBasis } from '../../src/bulk/plan/judge-voids.ts';
import { sendRow } from '../../src/bulk/run/send-row.ts';
import { FreshDeclarations } from '../../src/bulk/run/send-void.ts';
import { bareRun, planned, type BareRun } from './bare.ts';
import { declaration, fail, http, listed, missing, sending, serve, uuid } from './served.ts';

const D = uuid(1);
const open = ['sending', 'unknown', 'settled'] as const;

async function make(run: BareRun, wasOpen: boolean): Promise<void> {
  if (wasOpen) for (const type of open) await run.context.noteRow(run.row(2), { type });
  run.events.length = 0;
  await sendRow(run.context, run.row(2), new FreshDeclarations(run.context));
}

describe('a void', () => {
  async function voided(
    now: Item | null,
    {
      was = declaration(1),
      wasOpen = false,
      later = now,
      answer = () => declaration(1),
      clawBack = false,
    }: {
      was?: Item;
      wasOpen?: boolean;
      /** What the service holds when it is asked for the declaration itself. */
      later?: Item | null;
      answer?: () => unknown;
      clawBack?: boolean;
    } = {},
  ): Promise<BareRun> {
    const run = bareRun('declarations.void', [planned(2, { key: 'p', id: D, basis: voidBasis(was) })]);
    Object.assign(run.context.ledger.header.options, { clawBack });
    const get = (): Promise<Item> => (later === null ? Promise.reject(missing()) : Promise.resolve(later));
    serve(run.context, {
      declarations: { void: sending(answer), get, list: () => listed(...(now === null ? [] : [now])) },
    });
    await make(run, wasOpen);
    return run;
  }
  const kinds = ({ events }: BareRun): unknown[] => events.map((one) => [one.type, 'why' in one ? one.why : undefined]);

  test('is sent when the declaration is as it was planned, also where the list of its participant lacks it', async () => {
    for (const run of [await voided(declaration(1)), await voided(null, { later: declaration(1) })]) {
      expect(run.events).toMatchObject([
        { type: 'sending', id: D, before: { records: [{ id: D, values: { state: 'submitted' } }] } },
        { type: 'done', record: D },
      ]);
    }
  });

  test.each<[string, Parameters<typeof voided>, unknown[]]>([
    ['is not known any more', [null], [['stale', 'the service does not know it any more']]],
    ['is taken back already', [declaration(1, { state: 'voided' })], [['already', undefined]]],
    [
      'is taken back by a send of this run',
      [declaration(1, { state: 'voided' }), { wasOpen: true }],
      [['done', undefined]],
    ],
    [
      'is another one than planned',
      [declaration(1, { state: 'payable' })],
      [['stale', 'it is not as it was when this was planned']],
    ],
    ['is paid by now', [declaration(1, { state: 'paid' })], [['stale', 'it is paid by now']]],
    [
      'is paid',
      [declaration(1, { state: 'paid' }), { was: declaration(1, { state: 'paid' }) }],
      [['stale', 'it is paid by now']],
    ],
  ])('is not sent of one that %s', async (_, args, expected) => {
    const run = await voided(...args);
    expect(kinds(run)).toEqual(expected);
    expect(run.context.sends).toBe(0);
  });

  test('of a paid one is sent where the money is to be clawed back', async () => {
    const paid = declaration(1, { state: 'paid' });
    expect((await voided(paid, { was: paid, clawBack: true })).events.at(-1)).toMatchObject({ type: 'done' });
  });

  test.each<[Item | null, boolean, string]>([
    [declaration(1, { state: 'voided' }), false, 'already'],
    [declaration(1, { state: 'voided' }), true, 'done'],
    [declaration(1), false, 'refused'],
    [null, false, 'refused'],
  ])('that is refused is looked at: %#', async (later, wasOpen, type) => {
    const run = await voided(declaration(1), { later, wasOpen, answer: () => fail(http(422)) });
    expect(run.events.at(-1)).toMatchObject({ type, ...(type !== 'refused' && { record: D }) });
  });

  test('is read with those that come next in the file, and not again within eight seconds', async () => {
    const rows = [5, 2, 3, 4].map((line): PlannedRow =>
      planned(line, {
        key: `P${line}`,
        id: uuid(line),
        state: line === 4 ? 'held' : 'pending',
        basis: voidBasis(declaration(line)),
      }),
    );
    const run = bareRun('declarations.void', rows);
    const asked: unknown[] = [];
    const list = (query?: object, options?: object) => {
      asked.push([query, options]);
      return listed(declaration(2), declaration(3), declaration(5));
    };
    serve(run.context, { declarations: { void: sending(() => null), list, get: () => Promise.reject(missing()) } });
    const fresh = new FreshDeclarations(run.context);
    await Promise.all([sendRow(run.context, run.row(3), fresh), sendRow(run.context, run.row(5), fresh)]);
    expect(asked).toEqual([[{ participant_id: ['P3', 'P5'] }, { perPage: 3000 }]]);
    run.now += 7999;
    await fresh.get(run.row(5), () => []);
    expect(asked).toHaveLength(1);
    run.now += 1;
    await fresh.get(run.row(5), () => []);
    expect(asked).toHaveLength(2);
  });
});
