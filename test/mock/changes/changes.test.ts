import { createMock, generateScenario, type Change, type Mock, type Scenario } from 'lead-provider-sdk/mock';
import { describe, expect, test, vi } from 'vitest';

/** What was recorded since, in short. */
const short = (changes: readonly Change[]): string[] =>
  changes.map(
    ({ lp, resource, act, fields, seen, updatedAtMoved }) =>
      `${act} ${lp} ${resource} ${fields === null ? (seen ? 'came' : 'went') : Object.keys(fields).join()} ${updatedAtMoved ? 'moved' : 'silent'}`,
  );

const recorded = (mock: Mock): Mock => {
  mock.changes.record();
  return mock;
};

/** Sends a write as a provider. */
async function write(mock: Mock, lp: string, path: string, attributes: object, headers = {}): Promise<number> {
  const request = new Request(`http://mock.test/api/v3/${path}`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${mock.token(lp)}`, 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ data: { type: 'x', attributes } }),
  });
  return (await mock.fetch(request)).status;
}

const defer = (mock: Mock, headers = {}): Promise<number> =>
  write(
    mock,
    'lp1',
    `participants/${mock.id('ben')}/defer`,
    { reason: 'bereavement', course_identifier: 'ecf-induction' },
    headers,
  );

describe('off until asked for', () => {
  test('nothing is recorded, newest is 0 and since says so', () => {
    const mock = createMock({ service: 'rect' });
    mock.schools.changeName('ben', 'Ben New');
    expect(mock.changes.newest).toBe(0);
    expect(() => mock.changes.since(0)).toThrow(/nothing is recorded; call mock\.changes\.record/);
    expect(() => mock.changes.since(0)).toThrow(RangeError);
  });

  test('it begins where record() is called, and again with the next; stop() forgets', () => {
    const mock = createMock({ service: 'rect' });
    mock.schools.changeName('ben', 'Ben New');
    mock.changes.record();
    expect(mock.changes.since(0)).toEqual([]);
    mock.schools.changeName('ben', 'Ben Newer');
    expect(mock.changes.newest).toBe(1);
    mock.changes.record();
    expect(mock.changes.newest).toBe(0);
    mock.changes.stop();
    mock.changes.stop();
    expect(() => mock.changes.since(0)).toThrow(RangeError);
  });
});

describe('options and numbers', () => {
  /** As plain JavaScript would call it. */
  const untyped = (mock: Mock, options: object) => () => {
    mock.changes.record(options);
  };

  test.each([
    [{ kep: 3 }, /does not know "kep".*Did you mean keep\?/],
    [{ keep: 0 }, /keep has to be a whole number of at least 1/],
    [{ keep: 1.5 }, /keep has to be a whole number/],
    [{ keep: '5' }, /keep has to be a whole number/],
  ])('%j is refused, and nothing changes', (options, message) => {
    const mock = createMock({ service: 'rect' });
    expect(untyped(mock, options)).toThrow(message);
    expect(untyped(mock, options)).toThrow(RangeError);
    expect(() => mock.changes.since(0)).toThrow(/nothing is recorded/);
  });

  test('the newest are kept, and since says from which number on', () => {
    const mock = createMock({ service: 'rect' });
    mock.changes.record({ keep: 2 });
    for (const name of ['A', 'B', 'C', 'D', 'E']) mock.schools.changeName('ben', name);
    expect(mock.changes.newest).toBe(5);
    expect(mock.changes.since(3).map(({ n }) => n)).toEqual([4, 5]);
    expect(mock.changes.since(4).map(({ n }) => n)).toEqual([5]);
    expect(mock.changes.since(5)).toEqual([]);
    expect(() => mock.changes.since(2)).toThrow(/only the changes from number 4 on are kept/);
    expect(() => mock.changes.since(0)).toThrow(RangeError);
    expect(() => mock.changes.since(6)).toThrow(/is 6, and the newest change is number 5/);
    expect(() => mock.changes.since(-1)).toThrow(RangeError);
    expect(() => mock.changes.since(0.5)).toThrow(RangeError);
  });

  test('what is handed out cannot be changed', () => {
    const mock = recorded(createMock({ service: 'rect' }));
    mock.schools.changeName('ben', 'Ben New');
    const [change] = mock.changes.since(0);
    expect(Object.isFrozen(change)).toBe(true);
    expect(Object.isFrozen(change?.fields)).toBe(true);
    expect(Object.isFrozen(change?.fields?.['full_name'])).toBe(true);
    expect(change).toMatchObject({
      n: 1,
      at: mock.clock.now,
      lp: 'lp1',
      id: mock.id('ben'),
      fields: { full_name: ['Ben Ortiz', 'Ben New'] },
    });
    expect(Object.keys(change ?? {})).not.toContain('cohort');
  });
});

describe('what is recorded', () => {
  test('the calendar: joining becomes active without a timestamp', () => {
    for (const service of ['rect', 'ecf'] as const) {
      const mock = recorded(createMock({ service }));
      mock.clock.set('2026-04-13T09:00:00Z');
      const joan = mock.changes
        .since(0)
        .filter(({ id, resource }) => id === mock.id('joan') && resource === 'participants');
      expect(short(joan)).toEqual(['clock lp1 participants ecf_enrolments silent']);
      expect(joan[0]?.fields?.['ecf_enrolments']).toMatchObject([
        [{ participant_status: 'joining' }],
        [{ participant_status: 'active' }],
      ]);
    }
  });

  test('a clock that runs is noticed by since()', () => {
    vi.useFakeTimers({ now: 0 });
    try {
      const mock = recorded(createMock({ service: 'rect', clock: 'running' }));
      vi.setSystemTime(100 * 86_400_000);
      expect(mock.changes.newest).toBeGreaterThan(0);
      expect(new Set(mock.changes.since(0).map(({ act }) => act))).toEqual(new Set(['clock']));
    } finally {
      vi.useRealTimers();
    }
  });

  test('what time did comes before the step that follows', () => {
    vi.useFakeTimers({ now: 0 });
    try {
      const mock = recorded(createMock({ service: 'rect', clock: 'running' }));
      vi.setSystemTime(100 * 86_400_000);
      mock.schools.changeName('ben', 'Ben New');
      const acts = mock.changes.since(0).map(({ act }) => act);
      expect(acts.at(-1)).toBe('schools.changeName');
      expect(new Set(acts.slice(0, -1))).toEqual(new Set(['clock']));
    } finally {
      vi.useRealTimers();
    }
  });

  test('a mentor in no training becomes an unfunded mentor of the provider of their ECT', () => {
    for (const service of ['rect', 'ecf'] as const) {
      const mock = createMock({ service });
      mock.schools.registerParticipant({ id: 'max', role: 'mentor', school: 's1', name: 'Max' });
      mock.changes.record();
      mock.schools.assignMentor('ben', 'max');
      const lines = short(mock.changes.since(0));
      expect(lines).toContain('schools.assignMentor lp1 unfundedMentors came moved');
      expect(lines).toContain('schools.assignMentor lp1 participants updated_at,ecf_enrolments moved');
    }
  });

  test('a merge: those whom the source mentored name the target, and no timestamp says so', () => {
    const mock = createMock({ service: 'rect' });
    mock.schools.registerParticipant({ id: 'max', role: 'mentor', school: 's1', name: 'Max' });
    mock.schools.registerParticipant({ id: 'may', role: 'mentor', school: 's2', name: 'May' });
    mock.schools.assignMentor('ben', 'max');
    mock.clock.advance({ minutes: 5 });
    mock.changes.record();
    mock.dfe.mergeParticipants('max', 'may');
    const changes = mock.changes.since(0);
    const ben = changes.filter(({ id, resource }) => id === mock.id('ben') && resource === 'participants');
    expect(short(ben)).toEqual(['dfe.mergeParticipants lp1 participants ecf_enrolments silent']);
    expect(short(changes.filter(({ id }) => id === mock.id('max')))).toEqual([
      'dfe.mergeParticipants lp1 unfundedMentors went silent',
    ]);
  });

  test('a merge in ecf: those whom it does not touch name the other mentor', () => {
    const mock = createMock({ service: 'ecf' });
    mock.schools.registerParticipant({ id: 'max', role: 'mentor', school: 's1', name: 'Max' });
    mock.schools.registerParticipant({ id: 'may', role: 'mentor', school: 's2', name: 'May' });
    mock.schools.assignMentor('ben', 'max');
    mock.clock.advance({ minutes: 5 });
    mock.changes.record();
    mock.dfe.mergeParticipants('max', 'may');
    const ben = mock.changes.since(0).filter(({ id }) => id === mock.id('ben'));
    expect(short(ben)).toEqual(['dfe.mergeParticipants lp1 participants ecf_enrolments silent']);
  });

  test('a statement is paid, with the declarations on it', () => {
    for (const service of ['rect', 'ecf'] as const) {
      const mock = recorded(createMock({ service }));
      mock.dfe.pay('st-2025-apr');
      const lines = short(mock.changes.since(0));
      expect(lines).toContain('dfe.pay lp1 statements paid,updated_at moved');
      expect(lines.some((line) => line.startsWith('dfe.pay lp1 declarations state,'))).toBe(true);
    }
  });

  test('a registration that vanishes', () => {
    const mock = createMock({ service: 'rect' });
    mock.schools.registerParticipant({ id: 'new', role: 'ect', partnership: 'ps1' });
    mock.changes.record();
    mock.schools.undoRegistration('new');
    const [change] = mock.changes.since(0).filter(({ resource }) => resource === 'participants');
    expect(change).toMatchObject({ id: mock.id('new'), fields: null, seen: false, updatedAtMoved: false });
  });

  test('an entry for each provider who is served the record', () => {
    const mock = recorded(createMock({ service: 'rect' }));
    mock.schools.changeName('tom', 'Tom New');
    expect(short(mock.changes.since(0))).toEqual([
      'schools.changeName lp1 participants full_name,updated_at moved',
      'schools.changeName lp2 participants full_name,updated_at moved',
    ]);
  });

  test('a step that is refused, a write that is refused and a read make none', async () => {
    const mock = recorded(createMock({ service: 'rect' }));
    expect(() => {
      mock.dfe.pay('no such statement');
    }).toThrow();
    expect(await write(mock, 'lp1', `participants/${mock.id('ben')}/defer`, { reason: 'none' })).toBe(422);
    const path = 'http://mock.test/api/v3/participants';
    const headers = { authorization: `Bearer ${mock.token('lp1')}`, 'x-with-server-date': '2027-06-01T00:00:00Z' };
    expect((await mock.fetch(new Request(path, { headers }))).status).toBe(200);
    expect(mock.changes.newest).toBe(0);
  });

  test('an accepted write, in the name of its operation', async () => {
    const mock = recorded(createMock({ service: 'rect' }));
    expect(await defer(mock)).toBe(200);
    expect(new Set(mock.changes.since(0).map(({ act }) => act))).toEqual(new Set(['participants.defer']));
    expect(short(mock.changes.since(0))).toContain(
      'participants.defer lp1 participants updated_at,ecf_enrolments moved',
    );
  });

  test('a write that arrives late, when it does', async () => {
    const mock = recorded(createMock({ service: 'rect' }));
    mock.faults.add({ operation: 'participants.defer', effect: { kind: 'late', afterMs: 0 } });
    await expect(defer(mock)).rejects.toThrow();
    await vi.waitFor(() => {
      expect(mock.changes.newest).toBeGreaterThan(0);
    });
    expect(new Set(mock.changes.since(0).map(({ act }) => act))).toEqual(new Set(['participants.defer']));
  });

  test('what happens meanwhile comes before the write, in its own name', async () => {
    const mock = recorded(createMock({ service: 'rect' }));
    mock.faults.add({
      operation: 'participants.defer',
      effect: {
        kind: 'meanwhile',
        run: () => {
          mock.schools.changeName('ben', 'Ben New');
        },
      },
    });
    expect(await defer(mock)).toBe(200);
    const acts = mock.changes.since(0).map(({ act }) => act);
    expect(acts[0]).toBe('schools.changeName');
    expect(acts.at(-1)).toBe('participants.defer');
  });

  test('restore and load, also of another world and its providers', () => {
    const mock = recorded(createMock({ service: 'rect' }));
    const kept = mock.snapshot();
    mock.schools.changeName('ben', 'Ben New');
    mock.restore(kept);
    expect(short(mock.changes.since(1))).toEqual(['restore lp1 participants full_name,updated_at silent']);
    const before = mock.changes.newest;
    const scenario: Scenario = { now: '2026-02-10T09:00:00Z', leadProviders: ['lp9'], cohorts: [{ year: 2025 }] };
    mock.load({ ...scenario, schools: [{ id: 's1', urn: '100001' }] });
    const lines = short(mock.changes.since(before));
    expect(lines).toContain('load lp1 participants went silent');
    expect(lines).toContain('load lp9 schools came silent');
    // and the new world is recorded
    const then = mock.changes.newest;
    mock.schools.setTutor('s1', { name: 'T', email: 't@s1.example' });
    expect(short(mock.changes.since(then))).toEqual(['schools.setTutor lp9 schools updated_at moved']);
  });

  test('schools have a row in a cohort that opens', () => {
    const mock = recorded(createMock({ service: 'ecf' }));
    mock.dfe.openCohort(2029);
    const rows = mock.changes.since(0);
    expect(rows.length).toBeGreaterThan(0);
    expect(new Set(rows.map(({ resource, cohort }) => `${resource} ${cohort}`))).toEqual(new Set(['schools 2029']));
  });
});

describe('nothing is kept in the world', () => {
  test('a snapshot of a mock that records is the same as of one that does not', () => {
    const [one, other] = [createMock({ service: 'rect' }), recorded(createMock({ service: 'rect' }))];
    for (const mock of [one, other]) mock.schools.changeName('ben', 'Ben New');
    expect(other.snapshot()).toEqual(one.snapshot());
  });

  test('a world of many people: only what a step touches is looked at', () => {
    const mock = createMock({ service: 'rect', scenario: generateScenario({ participants: 400, declarations: 400 }) });
    mock.changes.record();
    const [first] = mock.scenario.participants ?? [];
    mock.schools.changeName(first?.id ?? '', 'New Name');
    expect(mock.changes.since(0).every(({ id }) => id === mock.id(first?.id ?? ''))).toBe(true);
  });
});
