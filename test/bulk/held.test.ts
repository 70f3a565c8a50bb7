import { expect, test } from 'vitest';
import { plan, rowsOf as sourceOfDrafts } from '../../src/bulk/index.ts';
import { exitOfPlan } from '../../src/bulk/plan/exit-of-plan.ts';
import { notBefore } from '../../src/bulk/plan/not-yet.ts';
import { hear, kindsWorld, people, rowsOf, stateOf, type KindsWorld } from './kinds-world.ts';
import { sourceOf } from './world.ts';

interface Acting {
  readonly participants: Readonly<Record<'defer' | 'resume', (id: string, draft: object) => Promise<unknown>>>;
}
const acting = ({ dfe }: KindsWorld): Acting['participants'] => (dfe as unknown as Acting).participants;

interface One {
  readonly id: string;
  readonly draft: Readonly<Record<string, string>>;
}

/** Somebody whom nothing keeps from being deferred today and resumed tomorrow. */
async function somebody(world: KindsWorld): Promise<One> {
  for (const { id, course, cohort } of await people(world)) {
    if (Number(cohort) < 2024) continue;
    const draft = { course_identifier: course };
    const before = world.mock.snapshot();
    const deferred = acting(world).defer(id, { ...draft, reason: 'bereavement' });
    const isDeferred = await deferred.then(Boolean, () => false);
    world.mock.clock.advance({ days: 1 });
    const isResumed =
      isDeferred &&
      (await acting(world)
        .resume(id, draft)
        .then(Boolean, () => false));
    world.mock.restore(before);
    await hear(world);
    if (isResumed) return { id, draft };
  }
  throw new Error('There is nobody like that.');
}

async function aDayLater(world: KindsWorld): Promise<void> {
  world.mock.clock.advance({ days: 1 });
  await hear(world);
}

const dayOfWorld = ({ mock }: KindsWorld, ahead: number): string =>
  new Date(Date.parse(mock.clock.now) + ahead * 86_400_000).toISOString().slice(0, 10);

test('whoever was deferred today is held until tomorrow, with every row behind, and resumed tomorrow', async () => {
  const world = kindsWorld();
  const one = await somebody(world);
  await acting(world).defer(one.id, { ...one.draft, reason: 'bereavement' });
  world.count();
  const planned = await world.plan('participants.resume', rowsOf([one, one]));
  const tomorrow = dayOfWorld(world, 1);
  expect(planned.rows.map(({ state, until }) => [state, until])).toEqual([
    ['held', tomorrow],
    ['held', tomorrow],
  ]);
  expect(planned.rows[0]?.rule).toBe('rect.resume.R3');
  expect(planned.counts).toMatchObject({ held: 2, pending: 0, refused: 0 });
  expect(planned.cost.requests).toBe(0);
  expect(exitOfPlan(planned)).toBe(5);

  const today = await world.run();
  expect(today).toMatchObject({ exitCode: 5, sends: 0 });
  expect(today.rows.map(({ state, until }) => [state, until])).toEqual([
    ['held', tomorrow],
    ['held', tomorrow],
  ]);
  expect(world.count().writes).toBe(0);

  await aDayLater(world);
  const result = await world.run();
  // the second asks for what the first has done
  expect(result.rows.map(({ state }) => state)).toEqual(['done', 'already']);
  expect(result.exitCode).toBe(0);
  expect((await people(world)).some(({ id }) => id === one.id)).toBe(true);
});

test('whoever was resumed today is held by the service when they are deferred, and deferred tomorrow', async () => {
  const world = kindsWorld();
  const one = await somebody(world);
  await acting(world).defer(one.id, { ...one.draft, reason: 'bereavement' });
  await aDayLater(world);
  await acting(world).resume(one.id, one.draft);
  const draft = { ...one.draft, reason: 'career-break' };
  const planned = await world.plan('participants.defer', rowsOf([{ id: one.id, draft }]));
  // when a training began is not served
  expect(planned.rows[0]?.state).toBe('pending');
  const today = await world.run();
  expect(today.rows[0]).toMatchObject({ state: 'held', rule: 'rect.defer.F6', until: dayOfWorld(world, 1) });
  expect(today.exitCode).toBe(5);
  world.mock.clock.advance({ minutes: 5 });
  await hear(world);
  expect(await world.run()).toMatchObject({ exitCode: 5, sends: 0 });
  await aDayLater(world);
  expect(await world.run()).toMatchObject({ exitCode: 0, sends: 1, counts: { done: 1 } });
});

test('a plan made again on the day of a hold does not send before the day that the service named', async () => {
  const world = kindsWorld();
  const one = await somebody(world);
  const draft = { ...one.draft, reason: 'bereavement' };
  await world.plan('participants.defer', rowsOf([{ id: one.id, draft }]));
  await aDayLater(world);
  tooEarly(world);
  expect(stateOf(await world.run(), 2)).toBe('held');
  world.mock.clock.advance({ minutes: 10 });
  await hear(world);
  world.count();
  expect(await world.run()).toMatchObject({ sends: 0, exitCode: 5 });
  expect(world.count().writes).toBe(0);
});

test('a hold is none of the three sends of a row', async () => {
  const world = kindsWorld();
  const one = await somebody(world);
  await world.plan('participants.defer', rowsOf([{ id: one.id, draft: { ...one.draft, reason: 'bereavement' } }]));
  tooEarly(world);
  for (let day = 0; day < 3; day += 1) {
    expect(await world.run({ frozen: true })).toMatchObject({ sends: 1, counts: { held: 1 } });
    await aDayLater(world);
  }
  let isLost = true;
  world.put((request, answer) => {
    if (request.method === 'GET' || !isLost) return answer();
    isLost = false;
    return Promise.reject(new TypeError('terminated'));
  });
  expect(await world.run({ frozen: true })).toMatchObject({ sends: 2, counts: { done: 1, 'gave-up': 0 } });
});

test('a training that starts later than today is held for two days, which is the soonest that it can have begun', async () => {
  const at = Date.parse('2026-06-30T22:30:00Z');
  // half past eleven in London
  expect(notBefore('rect.withdraw.W5', { draft: {} }, at)).toBe('2026-07-01');
  expect(notBefore('rect.withdraw.W4', { draft: {} }, at)).toBe('2026-07-02');
  expect(notBefore('rect.defer.F5', { draft: {} }, at + 3_600_000)).toBe('2026-07-03');
  expect(notBefore('rect.defer.F4', { draft: {} }, at)).toBeNull();
  const world = kindsWorld();
  const joining = (await world.all('participants')).flatMap(({ id, attributes }) => {
    const [enrolment] = attributes['ecf_enrolments'] as readonly Record<string, unknown>[];
    if (enrolment?.['participant_status'] !== 'joining') return [];
    const course_identifier = enrolment['participant_type'] === 'ect' ? 'ecf-induction' : 'ecf-mentor';
    return { id, draft: { course_identifier, reason: 'other' } };
  });
  expect(joining.length).toBeGreaterThan(0);
  for (const action of ['participants.defer', 'participants.withdraw'] as const) {
    const { rows } = await plan(world.dfe, action, sourceOf(rowsOf(joining)));
    const held = rows.filter(({ state }) => state === 'held');
    expect(held.length).toBeGreaterThan(0);
    for (const { rule, until } of held) {
      expect(rule).toMatch(/F5|W4/);
      expect(until).toBe(dayOfWorld(world, 2));
    }
  }
});

test('a partnership of a cohort that has not begun is held until its first day', async () => {
  const world = kindsWorld();
  world.mock.clock.set('2026-05-20T10:00:00Z');
  await hear(world);
  const ours = await world.all('partnerships?filter[cohort]=2026');
  const taken = new Set(ours.map(({ attributes }) => attributes['school_id']));
  const school = (await world.all('schools?filter[cohort]=2025')).find(({ id }) => !taken.has(id));
  const [partner] = await world.all('delivery-partners');
  const draft = { cohort: '2026', school_id: school?.id ?? '', delivery_partner_id: partner?.id ?? '' };
  await plan(world.dfe, 'partnerships.create', sourceOfDrafts([draft]), { journal: world.journal });
  const held = { state: 'held', rule: 'rect.partnership-create.N5', until: '2026-06-01' };
  expect((await world.run()).rows[0]).toMatchObject(held);
  // on any day before
  world.mock.clock.set('2026-05-31T22:00:00Z');
  await hear(world);
  expect(await world.run()).toMatchObject({ sends: 0, exitCode: 5 });
});

/** The service says to whatever is sent that the training starts today. */
function tooEarly(world: KindsWorld): void {
  const detail = 'The training starts today; the participant can be deferred from tomorrow.';
  world.put((request, answer) =>
    request.method === 'GET'
      ? answer()
      : Promise.resolve(Response.json({ errors: [{ title: 'participant_id', detail }] }, { status: 422 })),
  );
}
