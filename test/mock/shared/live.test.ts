import { describe, expect, test } from 'vitest';
import { isRecord } from '../../../src/base/guards.ts';
import { createMock, defaultScenario, type LiveAct } from '../../../src/mock/index.ts';
import { actsOf, liveFor, mockOf, served } from './live-support.ts';

const shared = [
  'declarations.create',
  'declarations.void',
  'dfe.addStatement',
  'dfe.correctTrn',
  'dfe.decideFunding',
  'dfe.endInduction',
  'dfe.fixSilently',
  'dfe.linkDeliveryPartner',
  'dfe.makePayable',
  'dfe.mergeParticipants',
  'dfe.openCohort',
  'dfe.pay',
  'dfe.recordInduction',
  'dfe.recordMentorIneligibility',
  'dfe.registerDuplicate',
  'dfe.setSchoolEligibility',
  'dfe.settleClawback',
  'dfe.unlinkDeliveryPartner',
  'participants.changeSchedule',
  'participants.defer',
  'participants.resume',
  'participants.withdraw',
  'partnerships.create',
  'partnerships.update',
  'schools.assignMentor',
  'schools.changeEmail',
  'schools.changeName',
  'schools.moveParticipant',
  'schools.registerParticipant',
  'schools.reportLeaving',
  'schools.setTutor',
  'schools.undoRegistration',
];
const kinds = {
  rect: shared,
  ecf: [...shared, 'dfe.challengePartnership', 'schools.challengePartnership', 'schools.removeParticipant'],
};

describe.each(['rect', 'ecf'] as const)('days that pass in %s', (service) => {
  test('a year holds every kind of act, and each day as many as asked for', () => {
    const mock = mockOf(service, 'generated');
    const lived = liveFor(mock, 365, { seed: 3, provider: true });
    const acts = actsOf(lived);
    expect([...new Set(acts.map(({ act }) => act))].sort()).toEqual([...kinds[service]].sort());
    // of the own provider, too
    const own = new Set(acts.filter(({ who }) => who === 'provider').map(({ act }) => act));
    const others = new Set(acts.filter(({ who }) => who === 'other-provider').map(({ act }) => act));
    const writes = kinds[service].filter((kind) => !/^(dfe|schools)\./.test(kind));
    expect([...own].sort()).toEqual(writes);
    expect([...others].sort()).toEqual(writes);
    expect(acts.filter(({ lp }) => lp !== null).every(({ lp, who }) => (lp === 'lp1') === (who === 'provider'))).toBe(
      true,
    );
    for (const { date, acts: of } of lived) {
      const dated = of.findIndex(
        ({ act }) => !/^dfe\.(makePayable|pay|openCohort|addStatement|linkDeliveryPartner)$/.test(act),
      );
      const extra = of.length - 20;
      expect(extra, date).toBeGreaterThanOrEqual(0);
      expect(dated, date).toBeGreaterThanOrEqual(extra);
    }
    const registered = acts.filter(({ act }) => act === 'schools.registerParticipant').map(({ args }) => args[0]);
    if (service === 'rect')
      expect(registered).toContainEqual(expect.objectContaining({ interestIn: expect.anything() }));
    expect(registered).toContainEqual(expect.objectContaining({ role: 'mentor' }));
  }, 60_000);

  test('the same seed in the same world gives the same days, another seed others', async () => {
    const [one, two, other] = [mockOf(service), mockOf(service), mockOf(service)];
    const days = liveFor(one, 21, { seed: 5, provider: true });
    expect(liveFor(two, 21, { seed: 5, provider: true })).toEqual(days);
    expect(await served(two)).toBe(await served(one));
    expect(liveFor(other, 21, { seed: 6, provider: true })).not.toEqual(days);
  });

  test('a loop that is left and begun again, or whose world is put back on the way, comes to the same days', async () => {
    const [whole, cut] = [mockOf(service), mockOf(service)];
    const days = liveFor(whole, 14, { seed: 5 });
    expect(liveFor(cut, 6, { seed: 5 })).toEqual(days.slice(0, 6));
    const kept = cut.snapshot();
    const loop = cut.live({ seed: 5 })[Symbol.iterator]();
    expect(loop.next().value).toEqual(days[6]);
    expect(loop.next().value).toEqual(days[7]);
    cut.restore(kept);
    for (const day of days.slice(6)) expect(loop.next().value).toEqual(day);
    expect(await served(cut)).toBe(await served(whole));
  });

  test('another world that is put in place meanwhile is lived in from then on', () => {
    const mock = mockOf(service);
    const loop = mock.live({ seed: 2 })[Symbol.iterator]();
    loop.next();
    mock.load({ ...defaultScenario(service), now: '2026-09-30T12:00:00Z' });
    const { value } = loop.next();
    expect(value?.date).toBe('2026-10-01');
    expect(value?.acts.length).toBeGreaterThanOrEqual(20);
    expect(mock.clock.now).toBe('2026-10-01T08:00:00.000Z');
  });

  test('the provider does nothing unless asked to; others do', () => {
    const whoIn = (options: object): string[] => {
      const acts = actsOf(liveFor(mockOf(service), 15, { seed: 4, ...options }));
      return [...new Set(acts.map(({ who, lp }) => (lp === null ? who : `${who} ${lp}`)))].sort();
    };
    expect(whoIn({})).toEqual(['dfe', 'other-provider lp2', 'school']);
    expect(whoIn({ provider: false, lp: 'lp2' })).toEqual(['dfe', 'other-provider lp1', 'school']);
    expect(whoIn({ provider: true, lp: 'lp2' })).toEqual(['dfe', 'other-provider lp1', 'provider lp2', 'school']);
  });

  test('people who were registered can be asked for by their words, also who is gone again', () => {
    const mock = mockOf(service);
    const acts = actsOf(liveFor(mock, 40, { seed: 4 }));
    const words = wordsOf(acts);
    expect(words.slice(0, 2)).toEqual(['live-1', 'live-2']);
    expect(new Set(words).size).toBe(words.length);
    for (const word of words) expect(mock.id(word)).toMatch(/^[\da-f-]{36}$/);
    expect(acts.some(({ act }) => act === 'schools.undoRegistration')).toBe(true);
  });

  test('a word that something has already is left out', () => {
    const { participants = [], schools = [], ...rest } = defaultScenario(service);
    const [first] = participants;
    if (first === undefined) throw new Error('nobody');
    const scenario = {
      ...rest,
      participants: [...participants, { ...first, id: 'live-1', trn: null, training: [], idChanges: [] }],
      schools: [...schools, { id: 'live-2', urn: '999999' }],
    };
    const words = wordsOf(actsOf(liveFor(createMock({ service, scenario }), 10, { seed: 4 })));
    expect(words[0]).toBe('live-3');
  });
});

test('the clock goes to nine in London of the next day, over both changes of the clock', () => {
  const mock = mockOf('rect');
  const after = (now: string, days: number): string[] => {
    mock.clock.set(now);
    return liveFor(mock, days, { perDay: 0 }).map(({ date }) => `${date} ${mock.clock.now}`);
  };
  const seen: string[] = [];
  mock.clock.set('2026-03-27T12:00:00Z');
  for (const { date } of mock.live({ perDay: 0 })) {
    seen.push(`${date} ${mock.clock.now}`);
    if (seen.length === 3) break;
  }
  expect(seen).toEqual([
    '2026-03-28 2026-03-28T09:00:00.000Z',
    '2026-03-29 2026-03-29T08:00:00.000Z',
    '2026-03-30 2026-03-30T08:00:00.000Z',
  ]);
  seen.length = 0;
  mock.clock.set('2026-10-23T23:30:00Z');
  for (const { date } of mock.live({ perDay: 0 })) {
    seen.push(`${date} ${mock.clock.now}`);
    if (seen.length === 3) break;
  }
  // half past eleven in the evening in UTC is the next day in London
  expect(seen).toEqual([
    '2026-10-25 2026-10-25T09:00:00.000Z',
    '2026-10-26 2026-10-26T09:00:00.000Z',
    '2026-10-27 2026-10-27T09:00:00.000Z',
  ]);
  // before nine it is the next day all the same
  expect(after('2026-12-31T07:00:00Z', 1)).toEqual(['2027-01-01 2027-01-01T09:00:00.000Z']);
});

test.each(['rect', 'ecf'] as const)(
  '%s: statements run on their dates, and the cohort of the year opens',
  async (service) => {
    const scenario = { ...defaultScenario(service), now: '2026-03-01T12:00:00Z' };
    const mock = createMock({ service, scenario });
    const dated = liveFor(mock, 120, { perDay: 0 }).flatMap(({ date, acts }) =>
      acts.map(({ act, args }) => `${date} ${act} ${JSON.stringify(args[0])}`),
    );
    const expected = (scenario.statements ?? [])
      .filter(({ paid }) => paid !== true)
      .flatMap(({ id, cutOff, payment }) => [
        ...(cutOff >= '2026-03-01' && cutOff < '2026-06-29'
          ? [`${nextDay(cutOff)} dfe.makePayable "${mock.id(id)}"`]
          : []),
        // what was to be paid before the first of the days is paid on it
        ...(payment <= '2026-06-29'
          ? [`${payment > '2026-03-02' ? payment : '2026-03-02'} dfe.pay "${mock.id(id)}"`]
          : []),
      ]);
    expect(expected.length).toBeGreaterThan(3);
    expect(dated.filter((line) => /makePayable|pay /.test(line)).sort()).toEqual(expected.sort());
    expect(dated).toContain('2026-06-01 dfe.openCohort 2026');
    const links = dated.filter((line) => line.includes('linkDeliveryPartner'));
    expect(links.map((line) => line.slice(0, 10))).toEqual(['2026-06-01', '2026-06-01', '2026-06-01']);
    const partners: unknown = await mock.peek('lp1', '/api/v3/delivery-partners');
    expect(JSON.stringify(partners)).toContain('"2026"');
  },
);

/** The words that new people were registered under. */
function wordsOf(acts: readonly LiveAct[]): string[] {
  return acts.flatMap(({ act, args: [given] }) =>
    act === 'schools.registerParticipant' && isRecord(given) ? [String(given['id'])] : [],
  );
}

function nextDay(day: string): string {
  return new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
}

test.each([
  [{ perday: 3 }, 'Did you mean perDay?'],
  [{ perDay: -1 }, 'perDay'],
  [{ perDay: 1.5 }, 'perDay'],
  [{ perDay: '20' }, 'perDay'],
  [{ seed: 0.5 }, 'seed'],
  [{ provider: 'lp1' }, 'provider'],
  [{ lp: 'lp3' }, 'Did you mean "lp1" or "lp2"?'],
  [{ lp: 7 }, 'lp'],
  [7, 'an object'],
])('options that are none are refused at the call: %j', (options, says) => {
  const mock = mockOf('rect');
  const before = mock.clock.now;
  const live: unknown = Reflect.get(mock, 'live');
  if (typeof live !== 'function') throw new Error('no live');
  const call = (): unknown => Reflect.apply(live, null, [options]);
  expect(call).toThrow(RangeError);
  expect(call).toThrow(says);
  expect(mock.clock.now).toBe(before);
});

test('a world in which nobody can do anything has days without acts', () => {
  const mock = createMock({ service: 'rect', scenario: { now: '2026-02-10T12:00:00Z' } });
  expect(liveFor(mock, 2)).toEqual([
    { date: '2026-02-11', acts: [] },
    { date: '2026-02-12', acts: [] },
  ]);
});

test.each(['rect', 'ecf'] as const)(
  'with a clock that stays, acts happen at the present, each step others (%s)',
  (service) => {
    const mock = mockOf(service);
    mock.clock.set('2026-03-27T22:41:07Z');
    const steps: (readonly LiveAct[])[] = [];
    for (const { date, acts } of mock.live({ seed: 3, perDay: 2, provider: true, clock: 'stays' })) {
      expect(date).toBe('2026-03-27');
      steps.push(acts);
      if (steps.length === 4) break;
    }
    expect(mock.clock.now).toBe('2026-03-27T22:41:07.000Z');
    expect(steps.flat().length).toBeGreaterThan(4);
    expect(new Set(steps.map((acts) => JSON.stringify(acts))).size).toBeGreaterThan(1);
  },
);
