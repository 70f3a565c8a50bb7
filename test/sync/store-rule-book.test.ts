import { describe, expect, test } from 'vitest';
import { declarationsOf, participantOf } from '../../src/sync/store/lookups.ts';
import { writeRuleBook } from '../../src/sync/store/rule-book.ts';
import { bareCopy, put } from './bare.ts';
import { rowsOf } from './store-support.ts';

describe('the rule book beside the data', () => {
  test('has each milestone with its days, its place in training, and what confirms it', async () => {
    const copy = await bareCopy();
    await copy.write(() => writeRuleBook('rect'));
    const [named, mine] = [
      "schedule = 'ecf-standard-september' AND cohort = '2021'",
      "type IN ('started', 'completed')",
    ];
    expect(
      await rowsOf(copy, `SELECT * FROM dfe_milestones WHERE ${named} AND ${mine} ORDER BY type_order, role`),
    ).toEqual(
      ['started', 'completed'].flatMap((type) =>
        ['ect', 'mentor'].map((role) => ({
          ...{ service: 'rect', cohort: '2021', schedule: 'ecf-standard-september', type, role, source: 'guidance' },
          ...(type === 'started'
            ? { type_order: 0, start_date: '2021-09-01', milestone_date: '2021-11-30' }
            : { type_order: 5, start_date: expect.any(String), milestone_date: expect.any(String) }),
        })),
      ),
    );
    expect(
      await rowsOf(
        copy,
        `SELECT start_date, milestone_date, source FROM dfe_milestones
         WHERE schedule = 'ecf-standard-january' AND cohort = '2021' AND type = 'completed' AND role = 'mentor'`,
      ),
    ).toEqual([{ start_date: '2023-05-01', milestone_date: '2023-09-30', source: 'seed' }]);
  });

  // since mentors are funded by two payments, theirs are two types alone
  test.each([
    ['2024', 'mentor', 9],
    ['2025', 'mentor', 2],
    ['2025', 'ect', 9],
    ['2026', 'mentor', 2],
  ])('has for %s and a %s %d types of an extended schedule', async (cohort, role, count) => {
    const copy = await bareCopy();
    await copy.write(() => writeRuleBook('rect'));
    const where = `cohort = '${cohort}' AND role = '${role}' AND schedule = 'ecf-extended-april'`;
    const types = await rowsOf(copy, `SELECT type FROM dfe_milestones WHERE ${where} ORDER BY type_order`);
    expect(types).toHaveLength(count);
    if (count === 2) expect(types).toEqual([{ type: 'started' }, { type: 'completed' }]);
  });

  test('has the cohorts of its service with when they begin and since when none is paid, and of no other', async () => {
    const copy = await bareCopy();
    await copy.write(() => writeRuleBook('rect'));
    await copy.write(() => writeRuleBook('ecf'));
    expect(await rowsOf(copy, 'SELECT * FROM dfe_cohorts ORDER BY cohort')).toEqual(
      [2020, 2021, 2022, 2023, 2024, 2025].map((year) => ({
        ...{ cohort: String(year), registration_start: `${year}-06-01`, source: 'seed' },
        frozen_from: year === 2021 ? '2024-04-03' : null,
      })),
    );
    expect(await rowsOf(copy, 'SELECT DISTINCT service FROM dfe_milestones')).toEqual([{ service: 'ecf' }]);
  });
});

describe('whose a declaration is', () => {
  const declaration = (id: string, participant: string | null, gone: string | null = null) => ({
    ...{ id, participant_id: participant, gone_at: gone, raw_hash: '', first_seen: '', last_changed: '', unlisted: 0 },
    raw: '{}',
  });

  test('is looked up from both sides; one that is gone stands on nobody, and was somebody’s', async () => {
    const copy = await bareCopy();
    await put(copy, 'dfe_declarations', declaration('2', 'p'), declaration('1', 'p'), declaration('3', 'q'));
    await put(copy, 'dfe_declarations', declaration('4', 'p', '2024-06-01'), declaration('5', null));
    const found = await copy.read(() => declarationsOf(['p', 'q', 'nobody']));
    expect([...found]).toEqual([
      ['p', ['1', '2']],
      ['q', ['3']],
    ]);
    expect([...(await copy.read(() => declarationsOf([])))]).toEqual([]);
    expect([...(await copy.read(() => participantOf(['3', '4', '5', 'none'])))].sort()).toEqual([
      ['3', 'q'],
      ['4', 'p'],
    ]);
  });
});
