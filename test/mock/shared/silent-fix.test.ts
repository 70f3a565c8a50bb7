import { describe, expect, test } from 'vitest';
import { ActorError } from '../../../src/mock/actors/actor-error.ts';
import type { Mock, SilentFix } from '../../../src/mock/index.ts';
import { callerOn, type Json } from '../../support/mock-caller.ts';
import { liveFor, mockOf, pathsOf, readAll, served } from './live-support.ts';

/** Every timestamp that anything is served with, by provider and id. */
async function timestamps(mock: Mock): Promise<string[]> {
  const found: string[] = [];
  for (const lp of ['lp1', 'lp2'])
    for (const record of await readAll(mock, lp))
      for (const [stamp] of JSON.stringify(record).matchAll(/"(?:updated_at|created_at)":"[^"]*"/g))
        found.push(`${lp} ${String(record['type'])} ${String(record['id'])} ${stamp}`);
  return found.sort();
}

/** What a provider finds with `updated_since` on every list that takes it. */
async function changedSince(mock: Mock, since: string): Promise<readonly Json[]> {
  const found: Json[] = [];
  for (const lp of ['lp1', 'lp2'])
    for (const path of pathsOf(mock.service)) {
      if (/statements|delivery-partners/.test(path)) continue;
      const answer = await callerOn(mock, lp).get(`${path}&filter[updated_since]=${encodeURIComponent(since)}`);
      found.push(...answer.records);
    }
  return found;
}

async function participant(mock: Mock, symbol: string, lp = 'lp1'): Promise<string> {
  const path = mock.service === 'rect' ? 'participants' : 'participants/ecf';
  return JSON.stringify((await callerOn(mock, lp).get(`/${path}/${mock.id(symbol)}`)).attributes);
}

const fixes: readonly (readonly [string, SilentFix, RegExp])[] = [
  ['gil', { name: 'Gill Brandt' }, /"full_name":"Gill Brandt"/],
  ['gil', { trn: '1234567' }, /"teacher_reference_number":"1234567"/],
  ['ben', { trn: null }, /"teacher_reference_number":null/],
  ['gil', { email: 'gill@oak.example' }, /"email":"gill@oak.example"/],
  ['gil', { schedule: 'ecf-extended-september' }, /"schedule_identifier":"ecf-extended-september"/],
  [
    'gil',
    { role: 'ect', deferred: { at: '2026-01-12T10:00:00Z', reason: 'career-break' } },
    /"training_status":"deferred".*"deferral":\{"reason":"career-break","date":"2026-01-12T10:00:00Z"\}/,
  ],
  [
    'gil',
    { withdrawn: { at: '2026-01-12T10:00:00+00:00', reason: 'moved-school' } },
    /"training_status":"withdrawn".*"withdrawal":\{"reason":"moved-school","date":"2026-01-12T10:00:00Z"\}/,
  ],
  // of somebody with a transfer, which has a timestamp of its own
  ['tom', { deferred: { at: '2026-02-02T10:00:00Z', reason: 'other' } }, /"training_status":"deferred"/],
  ['cara', { deferred: null }, /"training_status":"active","participant_status":"active".*"deferral":null/],
  ['dan', { withdrawn: null }, /"training_status":"active","participant_status":"active".*"withdrawal":null/],
  [
    'cara',
    { deferred: null, withdrawn: { at: '2026-01-20T10:00:00Z', reason: 'other' } },
    /"training_status":"withdrawn"/,
  ],
];

describe.each(['rect', 'ecf'] as const)('%s: a silent fix', (service) => {
  test.each(fixes)('of %s: %j is served, and no timestamp tells', async (who, fix, shows) => {
    const mock = mockOf(service);
    mock.clock.set('2026-02-11T09:00:00Z');
    const [before, was] = [await timestamps(mock), await participant(mock, who)];
    expect(was).not.toMatch(shows);
    mock.dfe.fixSilently(who, fix);
    expect(await participant(mock, who)).toMatch(shows);
    expect(await timestamps(mock)).toEqual(before);
    expect(await changedSince(mock, '2026-02-11T00:00:00Z')).toEqual([]);
  });

  test.each<[string, SilentFix, string]>([
    ['gil', {}, 'nothing'],
    ['gil', { role: 'ect' }, 'nothing'],
    ['gil', { trn: '1000001' }, service === 'rect' ? 'belongs to' : 'somebody else'],
    ['gil', { trn: '12' }, 'seven digits'],
    ['gil', { schedule: 'ecf-standard-may' }, 'no schedule'],
    ['gil', { schedule: 'ecf-replacement-april' }, 'not for ECTs'],
    ['ada', { schedule: 'ecf-extended-april' }, 'could not have been made'],
    ['gil', { deferred: { at: '2026-01-12T10:00:00Z', reason: 'tired' } }, 'no such reason'],
    ['gil', { withdrawn: { at: '2026-01-12T10:00:00Z', reason: 'career-break' } }, 'no such reason'],
    ['gil', { withdrawn: { at: '2026-01-12T10:00:00Z', reason: 'mentor-no-longer-being-mentor' } }, 'mentors only'],
    ['gil', { deferred: { at: '2026-03-12T10:00:00Z', reason: 'other' } }, 'still to come'],
    ['gil', { deferred: { at: '2025-08-12T10:00:00Z', reason: 'other' } }, 'began'],
    [
      'gil',
      {
        deferred: { at: '2026-01-12T10:00:00Z', reason: 'other' },
        withdrawn: { at: '2026-01-12T10:00:00Z', reason: 'other' },
      },
      'at once',
    ],
    ['cara', { withdrawn: { at: '2026-01-12T10:00:00Z', reason: 'other' } }, 'at once'],
    ['ada', { withdrawn: { at: '2025-09-12T10:00:00Z', reason: 'other' } }, 'dated after the withdrawal'],
    ['gil', { role: 'mentor', email: 'a@b.example' }, 'not registered'],
  ])('of %s: %j is refused, and changes nothing', async (who, fix, says) => {
    const mock = mockOf(service);
    const before = await served(mock);
    expect(() => mock.dfe.fixSilently(who, fix)).toThrow(ActorError);
    expect(() => mock.dfe.fixSilently(who, fix)).toThrow(says);
    expect(await served(mock)).toBe(before);
  });

  test.each<[object, string]>([
    [{ nam: 'x' }, 'Did you mean name?'],
    [{ deferred: { at: '2026-01-12', reason: 'other' } }, 'deferred.at'],
    [{ deferred: { at: 5, reason: 'other' } }, 'deferred.at'],
    [{ email: 'none' }, 'email'],
    [{ name: '' }, 'name'],
  ])('%j is no fix', (fix, says) => {
    const mock = mockOf(service);
    const step: unknown = Reflect.get(mock.dfe, 'fixSilently');
    if (typeof step !== 'function') throw new Error('no step');
    const call = (): unknown => Reflect.apply(step, null, ['gil', fix]);
    expect(call).toThrow(says);
  });
});

describe.each(['rect', 'ecf'] as const)('%s: registered a second time', (service) => {
  const people = ['ada', 'ben', 'cara', 'dan', 'gil', 'joan', 'tom', 'mia', 'uma', 'nia'];

  test.each(people)('%s: a provider sees the duplicate, and it can be merged', async (who) => {
    const mock = mockOf(service);
    const listed = async (): Promise<Map<string, Json>> =>
      new Map(
        [...(await readAll(mock, 'lp1')), ...(await readAll(mock, 'lp2'))]
          .filter(({ type }) => type === 'participant')
          .map((one) => [String(one['id']), one]),
      );
    const before = await listed();
    const id = mock.dfe.registerDuplicate(who);
    expect(mock.id(`${who}-duplicate`)).toBe(id);
    expect(mock.dfe.registerDuplicate(who)).toBe(mock.id(`${who}-duplicate-2`));
    const after = await listed();
    expect([...after.keys()].filter((one) => !before.has(one)).sort()).toEqual(
      [id, mock.id(`${who}-duplicate-2`)].sort(),
    );
    expect(after.get(id)?.['attributes']).toMatchObject({ teacher_reference_number: null });
    const name = /"full_name":"[^"]*"/;
    const original = before.get(mock.id(who));
    if (original !== undefined)
      expect(name.exec(JSON.stringify(after.get(id)))?.[0]).toBe(name.exec(JSON.stringify(original))?.[0]);
    mock.dfe.mergeParticipants(id, who);
    expect((await listed()).has(id)).toBe(false);
    expect(mock.id(`${who}-duplicate`)).toBe(id);
  });

  test('people of any world can be registered again and merged, some days after', async () => {
    const mock = mockOf(service, 'generated');
    liveFor(mock, 20, { seed: 8 });
    const there = readIds(await readAll(mock, 'lp1'));
    for (let n = 1; n <= 200; n += 1) {
      // some are gone since, or were merged
      if (!there.has(mock.id(`p${n}`, { unknown: true }))) continue;
      const id = mock.dfe.registerDuplicate(`p${n}`);
      if (n % 40 === 0) mock.clock.advance({ days: 1 });
      expect(() => mock.dfe.mergeParticipants(id, `p${n}`), `p${n}`).not.toThrow();
    }
  });

  test('a duplicate that was taken back can still be asked for', () => {
    const mock = mockOf(service);
    const id = mock.dfe.registerDuplicate('gil');
    mock.schools.undoRegistration('gil-duplicate');
    expect(mock.id('gil-duplicate')).toBe(id);
    expect(mock.dfe.registerDuplicate('gil')).toBe(id);
  });

  test('nobody and who was retired cannot be', () => {
    const mock = mockOf(service);
    expect(() => mock.dfe.registerDuplicate('nobody')).toThrow(ActorError);
    if (service === 'rect') expect(() => mock.dfe.registerDuplicate('ada-first-id')).toThrow(ActorError);
  });
});

function readIds(records: readonly Json[]): ReadonlySet<string> {
  return new Set(records.map(({ id }) => String(id)));
}
