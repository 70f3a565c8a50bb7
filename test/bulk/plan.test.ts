import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { plan, type Planned } from '../../src/bulk/index.ts';
import type { PlanOptions } from '../../src/bulk/plan/plan.ts';
import type { SourceRow } from '../../src/bulk/rows/source.ts';
import { createClient } from '../../src/index.ts';
import { createMock } from '../../src/mock/index.ts';
import { createSync, type Copy } from '../../src/sync/index.ts';
import { openCopy } from '../../src/sync/sqlite/index.ts';
import { run } from './watched.ts';
import { bulkWorld, sourceOf, type BulkWorld } from './world.ts';

const at = (line: number, row: SourceRow | undefined, draft: Readonly<Record<string, string>> = {}): SourceRow => ({
  ...{ line, id: null },
  draft: { ...row?.draft, ...draft },
});
const declare = ({ dfe }: BulkWorld, rows: readonly SourceRow[], options?: PlanOptions): Promise<Planned> =>
  plan(dfe, 'declarations.create', sourceOf(rows), options);
const states = ({ rows }: Planned): readonly string[] =>
  [...rows].sort((a, b) => a.line - b.line).map(({ state }) => state);

let world: BulkWorld;
beforeAll(async () => {
  world = await bulkWorld();
});

describe('a file that repeats itself', () => {
  test('an equal row is a duplicate, the first is kept; also when the same moment or id is written otherwise', async () => {
    const [row, other] = world.rows;
    const day = row?.draft['declaration_date']?.slice(0, 10) ?? '';
    const planned = await declare(world, [
      at(2, row),
      at(3, other),
      at(4, row),
      at(5, row, { declaration_date: `${day}T00:00:00.000Z` }),
      at(6, row, { participant_id: row?.draft['participant_id']?.toUpperCase() ?? '' }),
    ]);
    expect(states(planned)).toEqual(['pending', 'pending', 'duplicate', 'duplicate', 'duplicate']);
    expect(planned.rows.find(({ line }) => line === 4)?.why).toMatch(/2/);
  });

  test.each([
    ['date', { declaration_date: '2025-11-20T00:00:00Z' }],
    ['evidence', { evidence_held: 'other' }],
  ])('the same slot with another %s is a conflict: none of them is sent', async (_, other) => {
    const fresh = await bulkWorld();
    const [row, second] = fresh.rows;
    const planned = await declare(fresh, [at(2, row), at(3, second), at(4, row, other), at(5, row)], {
      journal: fresh.journal,
    });
    expect(states(planned)).toEqual(['conflict', 'pending', 'conflict', expect.stringMatching(/conflict|duplicate/)]);
    await run(fresh.dfe, fresh.journal);
    expect(fresh.sends()).toBe(1);
  });

  test('a retired id is the same person: two rows of one slot are seen as such, and the current id is sent', async () => {
    const fresh = await bulkWorld();
    const [row, second] = fresh.rows;
    const id = row?.draft['participant_id'] ?? '';
    const retired = fresh.mock.dfe.registerDuplicate(id);
    fresh.mock.dfe.mergeParticipants(retired, id);
    const twice = await declare(fresh, [at(2, row), at(3, row, { participant_id: retired })]);
    expect(states(twice)).toEqual(['pending', 'duplicate']);
    const rows = [at(2, row, { participant_id: retired }), at(3, second)];
    await declare(fresh, rows, { journal: fresh.journal });
    const ended = await run(fresh.dfe, fresh.journal);
    expect(ended.counts.done).toBe(2);
    expect(fresh.accepted.map(({ participant }) => participant)).toContain(id);
  });
});

describe('a date that is not over', () => {
  test('is held until that London day, and sent on it', async () => {
    const fresh = await bulkWorld();
    const [row, second] = fresh.rows;
    const rows = [at(2, row, { declaration_date: '2026-09-17T10:00:00Z' }), at(3, second)];
    const planned = await declare(fresh, rows, { journal: fresh.journal, deadline: 'none' });
    expect(states(planned)).toEqual(['held', 'pending']);
    expect(planned.rows[0]?.until).toBe('2026-09-17');
    expect(await run(fresh.dfe, fresh.journal)).toMatchObject({ sends: 1, exitCode: 5 });
    expect(await run(fresh.dfe, fresh.journal)).toMatchObject({ sends: 0, exitCode: 5 });
    fresh.mock.clock.set('2026-09-17T11:00:00Z');
    expect((await run(fresh.dfe, fresh.journal)).counts.held).toBe(0);
    expect(fresh.sends()).toBe(2);
  });

  test('holds what stands behind it, too: neither is counted as sent now, nor asked for in the cost', async () => {
    const fresh = await bulkWorld();
    const [row, second] = fresh.rows;
    const rows = [
      at(2, row, { declaration_date: '2026-09-17T10:00:00Z' }),
      at(3, row, { declaration_type: 'retained-1' }),
      at(4, second),
    ];
    const planned = await declare(fresh, rows, { journal: fresh.journal });
    expect(states(planned)).toEqual(['held', 'pending', 'pending']);
    expect(planned.counts).toMatchObject({ held: 2, pending: 1 });
    expect(planned.cost.requests).toBe(1);
    const result = await run(fresh.dfe, fresh.journal);
    expect(result).toMatchObject({ sends: planned.cost.requests, counts: { held: 2, done: 1 }, exitCode: 5 });
  });

  test("today's bare date is early in summer time: held, and goes an hour later", async () => {
    const fresh = await bulkWorld();
    // half past midnight in London
    fresh.mock.clock.set('2026-09-15T23:30:00Z');
    const [row] = fresh.rows;
    const planned = await declare(fresh, [at(2, row, { declaration_date: '2026-09-16T00:00:00Z' })], {
      ...{ journal: fresh.journal, deadline: 'none' },
    });
    expect(states(planned)).toEqual(['held']);
    expect(planned.rows[0]?.until).toBe('2026-09-16');
    expect((await run(fresh.dfe, fresh.journal)).counts.held).toBe(1);
    fresh.mock.clock.set('2026-09-16T08:00:00Z');
    expect((await run(fresh.dfe, fresh.journal)).counts.held).toBe(0);
    expect(fresh.sends()).toBeLessThanOrEqual(2);
  });
});

describe('the expected statement', () => {
  async function expectedWith(act: (fresh: BulkWorld) => void): Promise<(string | null)[]> {
    const fresh = await bulkWorld();
    act(fresh);
    await fresh.dfe.whoAmI();
    const planned = await declare(fresh, fresh.rows, { partly: true });
    return [...new Set(planned.rows.map(({ expected }) => expected?.cutOff ?? null))].sort();
  }
  const added = (cutOff: string) => (fresh: BulkWorld) => {
    for (const cohort of [2024, 2025, 2026])
      fresh.mock.dfe.addStatement({
        ...{ lp: 'lp1', cohort, month: 9, year: 2026, cutOff, payment: '2026-09-30' },
      });
  };

  test('is the one with the earliest cut-off, today in London included; none while not fundable', async () => {
    const before = await expectedWith(() => undefined);
    expect(before).toContain(null);
    expect(await expectedWith(added('2026-09-15'))).toEqual(['2026-09-15', null]);
    expect(await expectedWith(added('2026-09-14'))).toEqual(before);
  });

  test('goes by the day in London: from 23:00Z on in summer yesterday has passed', async () => {
    const early = await expectedWith((fresh) => {
      added('2026-09-15')(fresh);
      fresh.mock.clock.set('2026-09-15T22:50:00Z');
    });
    expect(early).toEqual(['2026-09-15', null]);
    const late = await expectedWith((fresh) => {
      added('2026-09-15')(fresh);
      fresh.mock.clock.set('2026-09-15T23:10:00Z');
    });
    expect(late).not.toContain('2026-09-15');
  });

  test('is not one that is paid already', async () => {
    const paid = await expectedWith((fresh) => {
      for (const cohort of [2024, 2025, 2026])
        fresh.mock.dfe.pay(
          fresh.mock.dfe.addStatement({
            ...{ lp: 'lp1', cohort, month: 9, year: 2026, cutOff: '2026-09-20', payment: '2026-09-30' },
          }),
        );
    });
    expect(paid).not.toContain('2026-09-20');
  });

  test('of whoever is not flagged fundable is none', async () => {
    const { rows } = await declare(world, world.rows, { partly: true });
    for (const { draft, expected } of rows) {
      const person = (await world.mock.peek('lp1', `/api/v3/participants/${draft['participant_id']}`)) as {
        attributes: { ecf_enrolments: { participant_type: string; eligible_for_funding: boolean }[] };
      };
      const role = draft['course_identifier'] === 'ecf-mentor' ? 'mentor' : 'ect';
      const enrolment = person.attributes.ecf_enrolments.find(({ participant_type }) => participant_type === role);
      if (enrolment?.eligible_for_funding !== true) expect(expected).toBeNull();
    }
  });
});

describe('cost', () => {
  test('counts requests, and does not begin what cannot be over before its cut-off', async () => {
    const fresh = await bulkWorld();
    for (const cohort of [2024, 2025, 2026])
      fresh.mock.dfe.addStatement({
        ...{ lp: 'lp1', cohort, month: 9, year: 2026, cutOff: '2026-09-20', payment: '2026-09-30' },
      });
    const planned = await declare(fresh, fresh.rows);
    expect(planned.cost).toMatchObject({
      requests: fresh.rows.length,
      fits: 'yes',
      deadline: '2026-09-20T22:55:00.000Z',
    });
    fresh.mock.clock.set('2026-09-20T22:51:00Z');
    await fresh.dfe.whoAmI();
    const { journal } = fresh;
    await expect(declare(fresh, fresh.rows, { journal })).rejects.toMatchObject({ reason: 'late' });
    expect(existsSync(journal)).toBe(false);
    const late = await declare(fresh, fresh.rows, { journal, partly: true });
    expect(late.cost.fits).toBe('no');
    expect(fresh.sends()).toBe(0);
  });
});

describe('what is refused as a whole', () => {
  test('unknown options, operations and margins, and a client of ecf', async () => {
    const { rows, dfe } = world;
    await expect(declare(world, rows, { jurnal: 'x' } as PlanOptions)).rejects.toThrow(/jurnal/);
    await expect(plan(dfe, 'participants.rename' as 'participants.defer', sourceOf(rows))).rejects.toMatchObject({
      reason: 'usage',
    });
    await expect(declare(world, rows, { marginMinutes: -1 })).rejects.toMatchObject({ reason: 'usage' });
    const mock = createMock({ service: 'ecf' });
    const ecf = createClient({ service: 'ecf', baseUrl: 'https://mock.test', token: 'x', fetch: mock.fetch });
    await expect(plan(ecf, 'declarations.create', sourceOf(rows))).rejects.toMatchObject({ reason: 'usage' });
    await expect(run(dfe, world.journal, { line: 3 } as object)).rejects.toThrow(/line/);
    await expect(run(dfe, world.journal, { lanes: 33 })).rejects.toMatchObject({ reason: 'usage' });
  });

  test('a journal that is there, whatever is in it', async () => {
    const path = `${world.journal}.there`;
    writeFileSync(path, 'notes\n');
    await expect(declare(world, world.rows, { journal: path })).rejects.toMatchObject({ reason: 'usage' });
    expect(readFileSync(path, 'utf8')).toBe('notes\n');
  });
});

describe('order', () => {
  test('neighbouring declarations of a person in one role go by type and date; all else keeps its order', async () => {
    const [row, second] = world.rows;
    const later = { declaration_date: '2026-03-01T00:00:00Z', declaration_type: 'retained-1' };
    const { rows } = await declare(world, [at(2, row, later), at(3, second), at(4, row)], { partly: true });
    const own = rows.filter(({ draft }) => draft['participant_id'] === row?.draft['participant_id']);
    expect(own.map(({ draft }) => draft['declaration_type'])).toEqual(['started', 'retained-1']);
  });

  test('and are judged in that order: what comes later in training is not refused for what stands below it', async () => {
    const [row] = world.rows;
    const year = Number(row?.draft['declaration_date']?.slice(0, 4));
    const later = { declaration_date: `${year + 1}-02-15T00:00:00Z`, declaration_type: 'retained-1' };
    const sorted = await declare(world, [at(2, row), at(3, row, later)], { partly: true });
    const turned = await declare(world, [at(2, row, later), at(3, row)], { partly: true });
    const verdicts = ({ rows }: Planned): readonly string[] =>
      rows.map(({ draft, state, why = '' }) => `${draft['declaration_type']} ${state} ${why}`).sort();
    expect(verdicts(turned)).toEqual(verdicts(sorted));
  });
});

describe('facts from a copy', () => {
  async function filled(fresh: BulkWorld): Promise<Copy> {
    const copy = await openCopy(':memory:');
    const now = (): number => Date.parse(fresh.mock.clock.now);
    await createSync(fresh.dfe, copy, { now }).full();
    return copy;
  }

  test('the same plan as without it, and hardly a read', async () => {
    const fresh = await bulkWorld();
    const copy = await filled(fresh);
    fresh.mock.forgetRequests();
    const planned = await declare(fresh, fresh.rows, { copy });
    const reads = fresh.mock.requests.length;
    const without = await declare(fresh, fresh.rows);
    expect(planned.rows).toEqual(without.rows);
    expect(reads).toBeLessThanOrEqual(2);
  });

  test('one that is more than a day old is refused, unless that is known', async () => {
    const fresh = await bulkWorld();
    const copy = await filled(fresh);
    fresh.mock.clock.advance({ hours: 25 });
    await fresh.dfe.whoAmI();
    await expect(declare(fresh, fresh.rows, { copy, partly: true })).rejects.toMatchObject({ reason: 'usage' });
    const known = await declare(fresh, fresh.rows, { copy, partly: true, stale: true }).catch(
      (error: unknown) => error,
    );
    expect(String(known)).not.toMatch(/more than a day/);
  });

  test("another provider's is refused", async () => {
    const fresh = await bulkWorld();
    const copy = await openCopy(':memory:');
    const token = fresh.mock.token('lp2');
    const other = createClient({ service: 'rect', baseUrl: 'https://mock.test', token, fetch: fresh.mock.fetch });
    await createSync(other, copy, { now: () => Date.parse(fresh.mock.clock.now) }).full();
    await expect(declare(fresh, fresh.rows, { copy })).rejects.toMatchObject({ reason: 'usage' });
  });

  test('what it makes the rules refuse is read afresh', async () => {
    const fresh = await bulkWorld();
    const row = fresh.rows.find(({ draft }) => (draft['declaration_date'] ?? '') > '2025-10');
    const id = row?.draft['participant_id'] ?? '';
    // withdrawn before the day of the declaration, and not any more
    fresh.mock.dfe.fixSilently(id, { withdrawn: { at: '2025-10-10T10:00:00Z', reason: 'moved-school' } });
    const copy = await filled(fresh);
    const [refused] = (await declare(fresh, [at(2, row)])).rows;
    expect(refused?.state).toBe('refused');
    fresh.mock.dfe.fixSilently(id, { withdrawn: null });
    expect(states(await declare(fresh, [at(2, row)], { copy }))).toEqual(['pending']);
  });

  test('what it says is declared, and was taken back since, is not taken for declared', async () => {
    const fresh = await bulkWorld();
    // of cohorts before, no evidence of a started declaration is kept that others could be in conflict with
    const rows = fresh.rows.filter(({ draft }) => (draft['declaration_date'] ?? '') > '2025-10').slice(0, 3);
    expect(rows.length).toBe(3);
    await declare(fresh, rows, { journal: fresh.journal });
    await run(fresh.dfe, fresh.journal);
    const copy = await filled(fresh);
    const voiding = fresh.dfe as unknown as { declarations: { void(id: string): Promise<unknown> } };
    for (const { id } of fresh.accepted.slice(0, 2)) await voiding.declarations.void(id);
    const again = await declare(fresh, rows, { copy });
    expect([...states(again)].sort()).toEqual(['already', 'pending', 'pending']);
    const otherwise = rows.map((row) => at(row.line, row, { evidence_held: 'other' }));
    expect([...states(await declare(fresh, otherwise, { copy }))].sort()).toEqual(['conflict', 'pending', 'pending']);
  });

  test('many that it makes the rules refuse: a person has to look', async () => {
    const fresh = await bulkWorld();
    const copy = await filled(fresh);
    const rows = Array.from({ length: 51 }, (_, index) =>
      at(index + 2, fresh.rows[0], { participant_id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}` }),
    );
    await expect(declare(fresh, rows, { copy })).rejects.toMatchObject({ reason: 'person' });
    await expect(declare(fresh, rows.slice(0, 50), { copy })).resolves.toMatchObject({ counts: { refused: 50 } });
  });

  test('dates that are not over are nothing that a copy is wrong about', async () => {
    const fresh = await bulkWorld({ participants: 400 });
    const copy = await filled(fresh);
    const rows = fresh.rows.slice(0, 60).map((row) => at(row.line, row, { declaration_date: '2026-09-16T00:00:00Z' }));
    expect(rows.length).toBe(60);
    const planned = await declare(fresh, rows, { copy, deadline: 'none' });
    expect(planned.counts.refused + planned.counts.held).toBe(60);
  });
});

async function openPeople({ mock }: BulkWorld): Promise<readonly string[]> {
  const answer = await mock.fetch(
    new Request('https://mock.test/api/v3/participants?page[per_page]=3000', {
      headers: { authorization: `Bearer ${mock.token('lp1')}` },
    }),
  );
  const { data } = (await answer.json()) as { data: { id: string; attributes: { ecf_enrolments: unknown[] } }[] };
  return data.map(({ id }) => id);
}

describe('rows of which a fact is missing', () => {
  test('are sent and counted apart, or wait for a person when that is asked', async () => {
    const fresh = await bulkWorld();
    const people = await openPeople(fresh);
    const rows = people.map((id, index) => at(index + 2, fresh.rows[0], { participant_id: id }));
    const sent = await declare(fresh, rows, { partly: true });
    expect(sent.counts.unsure).toBe(0);
    const held = await declare(fresh, rows, { partly: true, holdUnsure: true });
    expect(held.counts.unsure).toBe(sent.unsure);
    expect(held.counts.pending).toBe(sent.counts.pending - sent.unsure);
    expect(held.unsure).toBe(0);
  });

  test('of voids wait for a person, unless they are to be sent', async () => {
    const fresh = await bulkWorld();
    const { journal } = fresh;
    const stranger = [{ line: 2, id: '00000000-0000-4000-8000-00000000abcd', draft: {} }];
    const planned = await plan(fresh.dfe, 'declarations.void', sourceOf(stranger), { journal });
    expect(['unsure', 'refused']).toContain(planned.rows[0]?.state);
    expect(await run(fresh.dfe, journal)).toMatchObject({ sends: 0, exitCode: 3 });
  });
});
