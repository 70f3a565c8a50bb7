import { defaultScenario, generateScenario } from 'lead-provider-sdk/mock';
import { describe, expect, test } from 'vitest';
import { uuidOf } from '../../../src/mock/ids.ts';
import { isRefusal } from '../../../src/mock/kit/shapes.ts';
import { writeCursor } from '../../../src/mock/look/cursor.ts';
import { misfits } from './fits.ts';
import { open, walk } from './opened.ts';

const ids = (rows: readonly { readonly id: string }[]): string[] => rows.map(({ id }) => id).sort();

describe.each(['rect', 'ecf'] as const)('the lists of %s', (service) => {
  const scenario = defaultScenario(service);
  const generated = generateScenario({ service, seed: 2, participants: 120, schools: 30 });

  test.each([
    ['a part of a name', 'ortIZ'],
    ['a whole name with space around it', '  Ben Ortiz '],
    ['a TRN', '000002'],
    ['an e-mail address', 'BEN@elm'],
    ['the word of the scenario', 'ben'],
    ['an id', uuidOf('ben')],
    ['a part of an id, in capitals', uuidOf('ben').slice(3, 20).toUpperCase()],
  ])('find people by %s', (_what, search) => {
    const { records } = open(service, scenario);
    expect(records.participants({ search }).items.map(({ id }) => id)).toContain(uuidOf('ben'));
  });

  test('find a word only whole, and a retired id by its word', () => {
    const { records } = open(service, scenario);
    expect(ids(records.participants({ search: 'ada-first-id' }).items)).toEqual([uuidOf('ada-first-id')]);
    expect(records.participants({ search: 'ada-first-i' }).items).toEqual([]);
    expect(records.participants({ search: '(.*' }).items).toEqual([]);
  });

  test('find declarations, schools, partnerships and delivery partners', () => {
    const { records } = open(service, scenario);
    const shown = (rows: readonly { readonly id: string }[]): string => ids(rows).join();
    const of = (...words: readonly string[]): string => words.map(uuidOf).sort().join();
    expect(shown(records.declarations({ search: 'd-paid' }).items)).toBe(of('d-paid'));
    expect(records.declarations({ search: 'cara' }).items.map(({ id }) => id)).toContain(uuidOf('d-voided'));
    expect(new Set(records.declarations({ search: 'RETAINED-1' }).items.map(({ type }) => type))).toEqual(
      new Set(['retained-1']),
    );
    expect(shown(records.schools({ search: 'oak lane' }).items)).toBe(of('s2'));
    expect(shown(records.schools({ search: '100005' }).items)).toBe(of('s5'));
    expect(shown(records.schools({ search: 's3' }).items)).toBe(of('s3'));
    expect(shown(records.partnerships({ search: 'ash green' }).items)).toBe(of('ps3'));
    expect(shown(records.partnerships({ search: 'riverbank' }).items)).toBe(of('ps2', 'ps3', 'ps5'));
    expect(shown(records.partnerships({ search: 'ps1' }).items)).toBe(of('ps1'));
    expect(shown(records.deliveryPartners({ search: 'hub' }).items)).toBe(of('dp1'));
    expect(shown(records.deliveryPartners({ leadProvider: 'lp2' }).items)).toBe(of('dp2'));
  });

  test('filter people by what is served of them', () => {
    const { records } = open(service, generated);
    const all = walk((asked) => records.participants(asked), 100);
    expect(all.length).toBeGreaterThan(100);
    for (const leadProvider of [undefined, 'lp1', 'lp2'])
      for (const role of [undefined, 'ect', 'mentor'] as const)
        for (const state of [undefined, 'active', 'deferred', 'withdrawn'] as const)
          for (const cohort of [undefined, 2024, 1999]) {
            const query = {
              ...(leadProvider !== undefined && { leadProvider }),
              ...(role !== undefined && { role }),
              ...(state !== undefined && { state }),
              ...(cohort !== undefined && { cohort }),
            };
            const isServed = [leadProvider, state, cohort].some((one) => one !== undefined);
            const wanted = all.filter(
              ({ roles, served }) =>
                (role === undefined || roles.includes(role)) &&
                (!isServed ||
                  served.some(
                    (one) =>
                      (leadProvider === undefined || one.leadProvider === leadProvider) &&
                      (role === undefined || one.role === role) &&
                      (state === undefined || one.trainingStatus === state) &&
                      (cohort === undefined || one.cohort === String(cohort)),
                  )),
            );
            const found = walk((asked) => records.participants({ ...asked, ...query }), 9);
            expect([query, ids(found)]).toEqual([query, ids(wanted)]);
          }
  });

  test('filter people by school, and retired ids by who follows them', () => {
    const { records } = open(service, scenario);
    const at = records.participants({ school: 's1' }).items;
    expect(at.map(({ id }) => id)).toContain(uuidOf('ada'));
    expect(at.length).toBe(records.school('s1')?.participants);
    const retired = records.participants({ state: 'retired' }).items;
    expect(retired.length).toBeGreaterThan(0);
    expect(retired.every(({ retiredInto, name }) => retiredInto !== null && name === null)).toBe(true);
    const adas = { state: 'retired', leadProvider: 'lp1', role: 'ect', school: 's1', cohort: 2025 } as const;
    expect(ids(records.participants(adas).items)).toEqual([uuidOf('ada-first-id')]);
    expect(records.participants({ ...adas, leadProvider: 'lp2' }).items).toEqual([]);
    expect(records.participants({ school: 'no-such-school' }).items).toEqual([]);
  });

  test('filter declarations, statements and partnerships', () => {
    const { records } = open(service, generated);
    const all = walk((asked) => records.declarations(asked), 100);
    const one = all.find(({ statement }) => statement !== null) ?? all[0];
    if (one === undefined) throw new Error('The world has no declarations.');
    type Row = (typeof all)[number];
    const narrow = (query: Parameters<typeof records.declarations>[0]) =>
      ids(walk((asked) => records.declarations({ ...asked, ...query }), 20));
    const wanted = (test: (row: Row) => boolean) => ids(all.filter(test));
    expect(narrow({ leadProvider: 'lp2' })).toEqual(wanted((row) => row.leadProvider === 'lp2'));
    expect(narrow({ participant: one.participant.id })).toEqual(
      wanted((row) => row.participant.id === one.participant.id),
    );
    expect(narrow({ statement: one.statement ?? '' })).toEqual(
      wanted((row) => [row.statement, row.clawbackStatement].includes(one.statement)),
    );
    for (const state of ['submitted', 'paid', 'voided', 'awaiting-clawback', 'clawed-back'] as const)
      expect(narrow({ state })).toEqual(wanted((row) => row.state === state));
    expect(narrow({ cohort: one.cohort })).toEqual(wanted((row) => row.cohort === one.cohort));

    const statements = walk((asked) => records.statements(asked));
    for (const state of ['open', 'payable', 'paid'] as const)
      expect(ids(walk((asked) => records.statements({ ...asked, state, leadProvider: 'lp1', cohort: 2024 })))).toEqual(
        ids(statements.filter((row) => row.state === state && row.leadProvider === 'lp1' && row.cohort === 2024)),
      );
    const partnerships = walk((asked) => records.partnerships(asked));
    for (const state of ['active', 'challenged'] as const)
      expect(
        ids(walk((asked) => records.partnerships({ ...asked, state, leadProvider: 'lp1', cohort: 2024 }))),
      ).toEqual(
        ids(partnerships.filter((row) => row.state === state && row.leadProvider === 'lp1' && row.cohort === 2024)),
      );
  });

  test('refuse a lead provider that there is not, naming those there are', () => {
    const { records } = open(service, scenario);
    for (const list of ['participants', 'declarations', 'statements', 'partnerships', 'deliveryPartners'] as const) {
      const refusal = refusalOf(() => records[list]({ leadProvider: 'lp3' }));
      expect(refusal).toMatch(/^leadProvider is "lp3", which this world does not have\. It has lp1, lp2\./);
    }
  });

  test('refuse what is no cursor of theirs, in words', () => {
    const { records } = open(service, scenario);
    const cursor = records.participants({ limit: 1 }).next ?? '';
    const others = [
      records.declarations({ limit: 1 }).next ?? '',
      records.schools({ limit: 1 }).next ?? '',
      '',
      'x',
      '%%%',
      `${cursor}A`,
      cursor.slice(0, -3),
      'a'.repeat(5000),
      btoa('null'),
      writeCursor('p', { id: uuidOf('ben'), key: 'text' }),
      writeCursor('p', { id: 'no-id', key: 5 }),
      writeCursor('p', { id: uuidOf('ben'), key: NaN }),
      writeCursor('p', { id: uuidOf('ben'), key: 1e300 }),
    ];
    for (const wrong of others)
      expect([wrong, refusalOf(() => records.participants({ cursor: wrong }))]).toEqual([
        wrong,
        expect.stringMatching(/^cursor is no cursor of this list\. /),
      ]);
    for (const list of ['declarations', 'statements', 'schools', 'partnerships', 'deliveryPartners'] as const)
      expect(refusalOf(() => records[list]({ cursor }))).toContain('is no cursor of this list');
  });

  test('hold a page of 50 when nothing is said, and cursors of 200 characters whatever the names', () => {
    const names = [
      '\u{1F9D1}'.repeat(200),
      '"\\\u0000'.repeat(200),
      '\uD800'.repeat(100),
      '<b>&',
      '',
      '\u202E'.repeat(99),
    ];
    const odd = {
      now: '2026-02-10T12:00:00Z',
      leadProviders: [{ id: 'lp1', name: 'One' }],
      cohorts: [{ year: 2025 }],
      schools: Array.from({ length: 120 }, (_, i) => ({
        id: `odd${i}`,
        urn: String(200_000 + i),
        // many of one name, and many that differ only late
        name: `${names[i % names.length] ?? ''}${i % 4 === 0 ? '' : i}`,
      })),
    };
    const { records } = open(service, odd);
    expect(records.schools({}).items).toHaveLength(50);
    const cursors: string[] = [];
    const rows = walk((asked) => {
      const page = records.schools(asked);
      if (page.next !== null) cursors.push(page.next);
      return page;
    }, 1);
    expect(ids(rows)).toEqual(odd.schools.map(({ id }) => uuidOf(id)).sort());
    expect(cursors).toHaveLength(119);
    expect(Math.max(...cursors.map(({ length }) => length))).toBeLessThanOrEqual(200);
    expect(rows.flatMap((row) => misfits('SchoolRow', row))).toEqual([]);
  });
});

/** The words of a refusal; an empty text when there is none, or an error that is no refusal. */
function refusalOf(work: () => unknown): string {
  try {
    work();
    return '';
  } catch (error) {
    if (isRefusal(error)) return error.message;
    throw error;
  }
}
