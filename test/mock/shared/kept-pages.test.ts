import fc from 'fast-check';
import { ActorError, createMock, defaultScenario, type Mock } from 'lead-provider-sdk/mock';
import { describe, expect, test } from 'vitest';
import { routeOf, routes } from '../../../src/contract/routes.ts';
import type { Service } from '../../../src/contract/service.ts';
import { worldAsServed } from '../../../src/mock/control/world-as-served.ts';
import { runs } from '../../support/size.ts';

/** Pages are kept to be served again; they must never be told from pages made anew. */

type Deed = (mock: Mock, send: (method: string, path: string, attributes: object) => Promise<unknown>) => unknown;

function deedsIn(service: Service): fc.Arbitrary<Deed> {
  const {
    participants = [],
    partnerships = [],
    statements = [],
    declarations = [],
    schools = [],
  } = defaultScenario(service);
  const pick = (list: readonly { readonly id: string }[]) => fc.constantFrom(...list.map(({ id }) => id));
  const [person, partnership, statement, declaration, school] = [
    pick(participants),
    pick(partnerships),
    pick(statements),
    pick(declarations),
    pick(schools),
  ];
  const role = fc.constantFrom('ect' as const, 'mentor' as const);
  const day = fc.constantFrom('2026-01-15', '2026-02-10', '2026-02-11', '2026-03-31');
  const write = (operation: keyof typeof routes.rect, attributes: object) =>
    person.map((id): Deed => (mock, send) => {
      const [method, path] = routeOf(service, operation);
      return send(method.toUpperCase(), path.replace('{id}', mock.id(id, { unknown: true })), attributes);
    });
  return fc.oneof(
    fc.constantFrom(1, 11, 12, 13, 24, 24 * 30).map(
      (hours): Deed =>
        (mock) =>
          mock.clock.advance({ hours }),
    ),
    fc.constantFrom('2026-02-10T12:00:00Z', '2026-02-10T23:59:59Z').map(
      (now): Deed =>
        (mock) =>
          mock.clock.set(now),
    ),
    fc.tuple(person, partnership, role, day).map(
      ([id, place, as, from]): Deed =>
        ({ schools }) =>
          schools.registerParticipant({ id, role: as, partnership: place, from }),
    ),
    fc.tuple(fc.constantFrom('new1', 'new2'), partnership, day).map(
      ([id, place, from]): Deed =>
        ({ schools }) =>
          schools.registerParticipant({ id, role: 'ect', partnership: place, from }),
    ),
    person.map(
      (id): Deed =>
        ({ schools }) =>
          schools.undoRegistration(id),
    ),
    fc.tuple(person, partnership, role, day).map(
      ([id, place, as, from]): Deed =>
        ({ schools }) =>
          schools.moveParticipant(id, { role: as, partnership: place, from }),
    ),
    fc.tuple(person, role, day).map(
      ([id, as, on]): Deed =>
        ({ schools }) =>
          schools.reportLeaving(id, { role: as, on }),
    ),
    fc.tuple(person, role).map(
      ([id, as]): Deed =>
        ({ schools }) =>
          schools.removeParticipant(id, { role: as }),
    ),
    fc.tuple(person, fc.option(person)).map(
      ([ect, mentor]): Deed =>
        ({ schools }) =>
          schools.assignMentor(ect, mentor),
    ),
    person.map(
      (id): Deed =>
        ({ schools }) =>
          schools.changeName(id, 'Somebody Else'),
    ),
    fc.tuple(person, role).map(
      ([id, as]): Deed =>
        ({ schools }) =>
          schools.changeEmail(id, 'other@mail.example', { role: as }),
    ),
    school.map(
      (id): Deed =>
        ({ schools }) =>
          schools.setTutor(id, { name: 'New Tutor', email: 'tutor@mail.example' }),
    ),
    partnership.map(
      (id): Deed =>
        ({ schools }) =>
          schools.challengePartnership(id, 'no_ects'),
    ),
    fc.constantFrom(2022, 2024, 2026).map(
      (year): Deed =>
        ({ dfe }) =>
          dfe.openCohort(year),
    ),
    fc.constantFrom(2024, 2025).map(
      (year): Deed =>
        ({ dfe }) =>
          dfe.closeCohort(year),
    ),
    statement.map(
      (id): Deed =>
        ({ dfe }) =>
          dfe.makePayable(id),
    ),
    statement.map(
      (id): Deed =>
        ({ dfe }) =>
          dfe.pay(id),
    ),
    declaration.map(
      (id): Deed =>
        ({ dfe }) =>
          dfe.settleClawback(id),
    ),
    fc.tuple(person, person).map(
      ([from, to]): Deed =>
        ({ dfe }) =>
          dfe.mergeParticipants(from, to),
    ),
    fc.tuple(person, fc.constantFrom(null, '1000001', '1000777')).map(
      ([id, trn]): Deed =>
        ({ dfe }) =>
          dfe.correctTrn(id, trn),
    ),
    fc.tuple(person, day).map(
      ([id, start]): Deed =>
        ({ dfe }) =>
          dfe.recordInduction(id, { start }),
    ),
    fc.tuple(person, day).map(
      ([id, end]): Deed =>
        ({ dfe }) =>
          dfe.endInduction(id, { end, outcome: 'pass' }),
    ),
    fc.tuple(person, role, fc.option(fc.boolean())).map(
      ([id, as, eligible]): Deed =>
        ({ dfe }) =>
          dfe.decideFunding(id, eligible, { role: as }),
    ),
    fc.tuple(person, day).map(
      ([id, on]): Deed =>
        ({ dfe }) =>
          dfe.recordMentorIneligibility(id, { on, reason: 'started_not_completed' }),
    ),
    fc.constantFrom('dp1', 'dp2').map(
      (id): Deed =>
        ({ dfe }) =>
          dfe.linkDeliveryPartner(id, { lp: 'lp2', cohort: 2023 }),
    ),
    fc.constantFrom('dp1', 'dp2').map(
      (id): Deed =>
        ({ dfe }) =>
          dfe.unlinkDeliveryPartner(id, { lp: 'lp1', cohort: 2025 }),
    ),
    fc.tuple(school, fc.boolean()).map(
      ([id, eligible]): Deed =>
        ({ dfe }) =>
          dfe.setSchoolEligibility(id, eligible),
    ),
    write('participants.defer', { course_identifier: 'ecf-induction', reason: 'career-break' }),
    write('participants.resume', { course_identifier: 'ecf-induction' }),
    write('participants.withdraw', { course_identifier: 'ecf-induction', reason: 'other' }),
    declaration.map(
      (id): Deed =>
        (mock, send) =>
          send('PUT', routes[service]['declarations.void'][1].replace('{id}', mock.id(id, { unknown: true })), {}),
    ),
    person.map(
      (id): Deed =>
        (mock, send) =>
          send('POST', routes[service]['declarations.create'][1], {
            participant_id: mock.id(id, { unknown: true }),
            course_identifier: 'ecf-induction',
            declaration_type: 'started',
            declaration_date: '2026-01-20T10:00:00Z',
            evidence_held: 'other',
          }),
    ),
    fc.tuple(partnership, fc.constantFrom('dp1', 'dp2')).map(
      ([id, partner]): Deed =>
        (mock, send) =>
          send('PUT', routes[service]['partnerships.update'][1].replace('{id}', mock.id(id, { unknown: true })), {
            delivery_partner_id: mock.id(partner, { unknown: true }),
          }),
    ),
    fc.tuple(school, fc.constantFrom('dp1', 'dp2')).map(
      ([id, partner]): Deed =>
        (mock, send) =>
          send('POST', routes[service]['partnerships.create'][1], {
            cohort: '2025',
            school_id: mock.id(id, { unknown: true }),
            delivery_partner_id: mock.id(partner, { unknown: true }),
          }),
    ),
  );
}

/** Every participant of the story as each provider is served it; what is not there is null. */
async function singles(mock: Mock): Promise<unknown[]> {
  const [, path] = routes[mock.service]['participants.get'];
  const ids = [...(mock.scenario.participants ?? []).map(({ id }) => id), 'new1', 'new2'];
  return Promise.all(
    ['lp1', 'lp2'].flatMap((lp) =>
      ids.map((id) => mock.peek(lp, path.replace('{id}', mock.id(id, { unknown: true })))),
    ),
  );
}

describe.each(['rect', 'ecf'] as const)('pages that are kept in %s', (service) => {
  test('are what they would be if made anew, whatever anybody does and whenever they are read', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(deedsIn(service), { minLength: 1, maxLength: 12 }), async (deeds) => {
        const mock = createMock({ service });
        const send = (method: string, path: string, attributes: object): Promise<Response> =>
          mock.fetch(
            new Request(`https://mock.test${path}`, {
              method,
              headers: { authorization: `Bearer ${mock.token('lp1')}`, 'content-type': 'application/json' },
              body: JSON.stringify({ data: { attributes } }),
            }),
          );
        const anew = createMock({ service });
        await worldAsServed(mock);
        await singles(mock);
        for (const deed of deeds) {
          try {
            await deed(mock, send);
          } catch (cause) {
            if (!(cause instanceof ActorError)) throw cause;
          }
          anew.restore(mock.snapshot());
          expect(await worldAsServed(mock)).toEqual(await worldAsServed(anew));
          expect(await singles(mock)).toEqual(await singles(anew));
        }
      }),
      { numRuns: runs(40) },
    );
  }, 60_000);
});

test('a participant status that turns within the day turns in a kept page of ecf too', async () => {
  const mock = createMock({ service: 'ecf' });
  const [, path] = routes.ecf['participants.defer'];
  await mock.fetch(
    new Request(`https://mock.test${path.replace('{id}', mock.id('ben'))}`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${mock.token('lp1')}`, 'content-type': 'application/json' },
      body: JSON.stringify({ data: { attributes: { course_identifier: 'ecf-induction', reason: 'career-break' } } }),
    }),
  );
  const joiningAt = async (at: string): Promise<number> => {
    mock.clock.set(at);
    return JSON.stringify(await mock.peek('lp1', '/api/v3/participants/ecf')).split('"participant_status":"joining"')
      .length;
  };
  // the deferral began a new record at noon, which has not begun an hour before
  const before = await joiningAt('2026-02-10T11:00:00Z');
  expect(await joiningAt('2026-02-10T11:59:59Z')).toBe(before);
  expect(await joiningAt('2026-02-10T12:00:00Z')).toBe(before - 1);
});

test.each(['rect', 'ecf'] as const)(
  'a page of %s that is kept is not served to a request that says it is another day',
  async (service) => {
    const scenario = defaultScenario(service);
    const [, path] = routes[service]['participants.list'];
    const ask = async (mock: Mock, at: string | null): Promise<string> =>
      (
        await mock.fetch(
          new Request(`https://mock.test${path}`, {
            headers: { authorization: `Bearer ${mock.token('lp1')}`, ...(at !== null && { 'x-with-server-date': at }) },
          }),
        )
      ).text();
    const mock = createMock({ service, scenario });
    mock.schools.reportLeaving('ben', { on: '2026-02-20' });
    const today = await ask(mock, null);
    const later = await ask(mock, '2026-03-01T09:00:00Z');
    expect([today.includes('"leaving"'), later.includes('"leaving"')]).toEqual([true, false]);
    expect(await ask(mock, null)).toBe(today);
  },
);
