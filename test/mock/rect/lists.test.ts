import { describe, expect, test } from 'vitest';
import { callerOf, type Answer } from '../../support/mock-caller.ts';
import { ect, mentor, spell, worldOf } from './world.ts';

const at = (day: number, second = 0): string =>
  `2026-01-${String(day).padStart(2, '0')}T09:00:${String(second).padStart(2, '0')}Z`;

const lp1 = callerOf(
  'rect',
  worldOf({
    participants: [
      ect('ada', {}, { trn: '1000003', createdAt: at(3), updatedAt: at(20) }),
      ect('ben', { partnership: 'ps4', from: '2024-09-01' }, { trn: '1000001', createdAt: at(1), updatedAt: at(22) }),
      ect(
        'cara',
        { deferred: { at: '2026-01-05T10:00:00Z', reason: 'other' } },
        { trn: null, createdAt: at(2), updatedAt: at(21) },
      ),
      ect(
        'dan',
        {
          deferred: { at: '2025-12-01T10:00:00Z', reason: 'other' },
          withdrawn: { at: '2025-12-05T10:00:00Z', reason: 'other' },
        },
        {
          createdAt: at(4),
          updatedAt: at(23),
          idChanges: [
            { from: 'dan-0', to: 'dan-1', at: at(1) },
            { from: 'dan-1', to: 'dan', at: at(2) },
          ],
        },
      ),
      {
        id: 'eve',
        createdAt: at(5),
        updatedAt: '2026-01-24T09:00:00.400Z',
        training: [
          spell('ect', 'eve', { partnership: 'ps4', from: '2024-09-01', to: '2025-08-31' }),
          spell('mentor', 'eve', {}),
        ],
      },
    ],
    declarations: [
      { id: 'd1', participant: 'ada', role: 'ect', lp: 'lp1', type: 'started', date: at(1), updatedAt: at(8) },
      {
        id: 'd2',
        participant: 'ben',
        role: 'ect',
        lp: 'lp1',
        type: 'started',
        date: '2024-10-01T00:00:00Z',
        updatedAt: at(9),
      },
      { id: 'd3', participant: 'ada', role: 'ect', lp: 'lp1', type: 'retained-1', date: at(2), updatedAt: at(10) },
    ],
  }),
);
const { mock } = lp1;
const symbols = [
  'ada',
  'ben',
  'cara',
  'dan',
  'eve',
  'd1',
  'd2',
  'd3',
  'ps1',
  'ps3',
  'ps4',
  's1',
  's2',
  's3',
  'dp1',
  'dp2',
  'st-open',
  'st-later',
];
const nameOf = new Map(symbols.map((symbol) => [mock.id(symbol), symbol]));
const names = ({ records }: Answer): string => records.map(({ id }) => nameOf.get(String(id)) ?? '?').join(' ');
const people = async (query: string): Promise<string> => names(await lp1.get(`/participants?${query}`));

describe('rect.md 3.1: pagination', () => {
  test.each([
    ['', 'ben cara ada dan eve'],
    ['page[per_page]=2', 'ben cara'],
    ['page[per_page]=2&page[page]=2', 'ada dan'],
    ['page[per_page]=2&page[page]=3', 'eve'],
    ['page[page]=2', ''],
    ['page[page]=1abc&page[per_page]=2x', 'ben cara'],
    ['page[per_page]=999999', 'ben cara ada dan eve'],
  ])('%s', async (query, expected) => {
    expect(await people(query)).toBe(expected);
  });

  test.each([
    'page[page]=0',
    'page[page]=-1',
    'page[page]=abc',
    'page[page]=',
    'page[per_page]=0',
    'page[per_page]=0.8',
    'page[per_page]=-5',
  ])('%s is refused', async (query) => {
    const answer = await lp1.get(`/statements?${query}`);
    expect([answer.status, ...answer.titles]).toEqual([400, 'Bad request']);
  });

  test('per_page is lowered to 3,000 without a word', async () => {
    const many = callerOf(
      'rect',
      worldOf({
        bulk: [{ kind: 'deliveryPartner', count: 3005, idPrefix: 'x', links: [{ lp: 'lp1', cohort: 2025 }] }],
      }),
    );
    expect((await many.get('/delivery-partners?page[per_page]=5000')).records).toHaveLength(3000);
    expect((await many.get('/delivery-partners?page[per_page]=5000&page[page]=2')).records).toHaveLength(7);
    expect((await many.get('/delivery-partners')).records).toHaveLength(100);
  });
});

describe('rect.md 3.2: sorting', () => {
  test.each([
    ['created_at', 'ben cara ada dan eve'],
    ['-created_at', 'eve dan ada cara ben'],
    ['updated_at', 'ada cara ben dan eve'],
    ['-updated_at', 'eve dan ben cara ada'],
    ['%2Bupdated_at', 'ada cara ben dan eve'],
    ['+updated_at', 'ben cara ada dan eve'],
    ['full_name', 'ben cara ada dan eve'],
    ['', 'ben cara ada dan eve'],
    ['nonsense,-created_at', 'eve dan ada cara ben'],
    ['trn', 'ben ada cara dan eve'],
    ['trn,-created_at', 'ben ada eve dan cara'],
    ['-trn', 'cara dan eve ada ben'],
  ])('participants by %s', async (sort, expected) => {
    expect(await people(`sort=${sort}`)).toBe(expected);
  });

  test('a sort that is no single value is ignored', async () => {
    expect(await people('sort[]=-created_at')).toBe('ben cara ada dan eve');
  });

  test('declarations and statements take none; statements come by payment date', async () => {
    expect(names(await lp1.get('/participant-declarations?sort=-created_at'))).toBe('d1 d2 d3');
    expect(names(await lp1.get('/statements?sort=-created_at'))).toBe('st-open st-later');
  });

  test('other lists', async () => {
    expect(names(await lp1.get('/partnerships?sort=-created_at'))).toBe('ps4 ps3 ps1');
    expect(names(await lp1.get('/delivery-partners?sort=-created_at'))).toBe('dp2 dp1');
    expect(names(await lp1.get('/schools?filter[cohort]=2025&sort=-created_at'))).toBe('s3 s2 s1');
  });
});

describe('rect.md 3.3: cohort (list)', () => {
  test.each([
    ['2025', 'cara ada dan eve'],
    ['2024', 'ben eve'],
    ['2024,2025', 'ben cara ada dan eve'],
    ['', 'ben cara ada dan eve'],
    ['%20', 'ben cara ada dan eve'],
    ['2023', ''],
    ['abc', ''],
    ['2025, 2024', 'cara ada dan eve'],
    ['2024x', ''],
    [',2024', 'ben eve'],
  ])('cohort %s', async (cohort, expected) => {
    expect(await people(`filter[cohort]=${cohort}`)).toBe(expected);
  });

  test('repeated', async () => {
    expect(await people('filter[cohort][]=2024&filter[cohort][]=2025')).toBe('ben cara ada dan eve');
    expect(await people('filter[cohort][]=x')).toBe('');
  });

  test('on the other lists', async () => {
    expect(names(await lp1.get('/participant-declarations?filter[cohort]=2024'))).toBe('d2');
    expect(names(await lp1.get('/partnerships?filter[cohort]=2024'))).toBe('ps4');
    expect(names(await lp1.get('/statements?filter[cohort]=2024'))).toBe('');
    expect(names(await lp1.get('/delivery-partners?filter[cohort]=2024'))).toBe('dp1');
  });

  test('delivery partners: cohort and provider are tested apart from each other', async () => {
    const lp2 = callerOf('rect', worldOf(), 'lp2');
    expect((await lp2.get('/delivery-partners?filter[cohort]=2024')).records.map(({ id }) => id)).toEqual([
      lp2.mock.id('dp1'),
    ]);
  });
});

describe('rect.md 3.3: cohort (schools)', () => {
  test.each([
    ['2025', 's1 s2 s3'],
    ['2024,2025', 's1 s2 s3'],
    ['2024x', 's1 s2 s3'],
    ['2020', ''],
    ['x', ''],
    ['', ''],
  ])('cohort %s', async (cohort, expected) => {
    const answer = await lp1.get(`/schools?filter[cohort]=${cohort}`);
    expect([answer.status, names(answer)]).toEqual([200, expected]);
    expect((await lp1.get(`/schools/${mock.id('s1')}?filter[cohort]=${cohort}`)).status).toBe(
      expected === '' ? 404 : 200,
    );
  });

  test.each([
    ['100002', 's2'],
    ['100002abc', 's2'],
    ['100002,100001', 's2'],
    ['abc', ''],
    ['', 's1 s2 s3'],
    ['100', ''],
  ])('urn %s', async (urn, expected) => {
    expect(names(await lp1.get(`/schools?filter[cohort]=2025&filter[urn]=${urn}`))).toBe(expected);
  });
});

describe('rect.md 3.3: ids', () => {
  const ada = mock.id('ada');
  test.each([
    [ada, 'd1 d3'],
    [ada.toUpperCase(), 'd1 d3'],
    [`${ada},${mock.id('ben')}`, 'd1 d2 d3'],
    [`x,${ada}`, 'd1 d3'],
    ['x', ''],
    [ada.replaceAll('-', ''), ''],
    ['', 'd1 d2 d3'],
    [mock.id('dan-0'), ''],
  ])('participant_id %s', async (id, expected) => {
    expect(names(await lp1.get(`/participant-declarations?filter[participant_id]=${id}`))).toBe(expected);
  });

  test('delivery_partner_id', async () => {
    const dp1 = mock.id('dp1');
    expect(names(await lp1.get(`/participant-declarations?filter[delivery_partner_id]=${dp1}`))).toBe('d1 d2 d3');
    expect(names(await lp1.get(`/participant-declarations?filter[delivery_partner_id]=${mock.id('dp2')}`))).toBe('');
    expect(names(await lp1.get(`/participant-declarations?filter[delivery_partner_id][]=${mock.id('dp2')}`))).toBe(
      'd1 d2 d3',
    );
    expect(names(await lp1.get(`/partnerships?filter[delivery_partner_id]=${dp1.replaceAll('-', '')}`))).toBe(
      'ps1 ps3 ps4',
    );
    expect(names(await lp1.get('/partnerships?filter[delivery_partner_id]=x'))).toBe('');
    expect(names(await lp1.get('/partnerships?filter[delivery_partner_id][]=x'))).toBe('ps1 ps3 ps4');
  });

  test.each([
    [mock.id('dan-0'), 'dan'],
    [mock.id('dan-1'), 'dan'],
    [mock.id('dan-1').toUpperCase(), 'dan'],
    [mock.id('dan'), ''],
    ['x', ''],
    ['', 'ben cara ada dan eve'],
  ])('from_participant_id %s', async (id, expected) => {
    expect(await people(`filter[from_participant_id]=${id}`)).toBe(expected);
  });
});

describe('rect.md 3.3: training_status', () => {
  test.each([
    ['active', 'ben ada eve'],
    ['deferred', 'cara dan'],
    ['withdrawn', 'dan'],
    ['Active', ''],
    ['', 'ben cara ada dan eve'],
  ])('%s', async (status, expected) => {
    expect(await people(`filter[training_status]=${status}`)).toBe(expected);
  });
});

describe('rect.md 3.3: updated_since', () => {
  test.each([
    ['2026-01-22T09:00:00Z', 'ben dan eve'],
    ['2026-01-22T09:00:01Z', 'dan eve'],
    ['2026-01-22t09:00:00z', 'ben dan eve'],
    ['2026-01-22T09:00:00', 'ben dan eve'],
    ['2026-01-22T08:00:00-01:00', 'ben dan eve'],
    ['2026-01-22T09:00:00.001Z', 'dan eve'],
    ['2026-01-22T10:00:00%252B01:00', 'ben dan eve'],
    ['', 'ben cara ada dan eve'],
    ['%20', 'ben cara ada dan eve'],
    // fractions are compared, although whole seconds are served
    ['2026-01-24T09:00:00Z', 'eve'],
    ['2026-01-24T09:00:00.500Z', ''],
  ])('%s', async (since, expected) => {
    expect(await people(`filter[updated_since]=${since}`)).toBe(expected);
  });

  test('without a zone it is London time', async () => {
    const summer = callerOf(
      'rect',
      worldOf({ participants: [ect('ada', {}, { createdAt: at(1), updatedAt: '2025-07-01T09:00:00Z' })] }),
    );
    expect((await summer.get('/participants?filter[updated_since]=2025-07-01T10:00:00')).records).toHaveLength(1);
    expect((await summer.get('/participants?filter[updated_since]=2025-07-01T10:00:01')).records).toHaveLength(0);
  });

  test.each([
    '2026-01-22',
    'yesterday',
    '2026-01-22T09:00Z',
    '2026-01-22 09:00:00',
    '2026-01-22T10:00:00+01:00',
    '2026-01-22T10:00:00%2B01:00',
    '2026-13-01T00:00:00Z',
    '2026-01-01T25:00:00Z',
  ])('%s is refused', async (since) => {
    for (const list of [
      '/participants?',
      '/participants/transfers?',
      '/participant-declarations?',
      '/partnerships?',
      '/schools?filter[cohort]=2025&',
      '/statements?',
      '/unfunded-mentors?',
    ]) {
      const answer = await lp1.get(`${list}filter[updated_since]=${since}`);
      expect([answer.status, ...answer.titles]).toEqual([400, 'Bad request']);
    }
  });

  test('delivery partners have no such filter', async () => {
    expect((await lp1.get('/delivery-partners?filter[updated_since]=x')).status).toBe(200);
  });

  test('declarations', async () => {
    expect(names(await lp1.get(`/participant-declarations?filter[updated_since]=${at(9)}`))).toBe('d2 d3');
  });
});

describe('rect.md 3.3: filters together', () => {
  test('unknown names are ignored, filters on single records too', async () => {
    expect(await people('filter[colour]=red&filter[training_status]=withdrawn')).toBe('dan');
    expect(await people('filter[training_status]=deferred&filter[cohort]=2025&sort=-created_at&page[per_page]=1')).toBe(
      'dan',
    );
    expect((await lp1.get(`/participants/${mock.id('ada')}?filter[cohort]=2020`)).status).toBe(200);
  });

  test('a walk through a narrowed list sees a change at once', async () => {
    const caller = callerOf('rect', worldOf({ participants: [ect('ada'), ect('ben'), mentor('mia')] }));
    const active = (): Promise<Answer> => caller.get('/participants?filter[training_status]=active');
    expect((await active()).records).toHaveLength(3);
    await caller.put(`/participants/${caller.mock.id('ben')}/defer`, {
      reason: 'other',
      course_identifier: 'ecf-induction',
    });
    expect((await active()).records).toHaveLength(2);
  });
});
