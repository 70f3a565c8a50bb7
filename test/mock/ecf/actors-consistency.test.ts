import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ActorError } from '../../../src/mock/actors/actor-error.ts';
import { emptyReach, refreshDeclaration, refreshPerson } from '../../../src/mock/ecf/visible/lists.ts';
import { isListed } from '../../../src/mock/ecf/visible/schools.ts';
import type { EcfWorld, Reach } from '../../../src/mock/ecf/world.ts';
import { uuidOf } from '../../../src/mock/ids.ts';
import { byCreation } from '../../../src/mock/kit/collections.ts';
import { runs } from '../../support/size.ts';
import { declaration, participant, stage, type Stage } from './actors-harness.ts';
import { people } from './actors-people.ts';

/** Lists and look-ups are kept step by step; whatever the steps were, they are what the records say. */

const someone = fc.constantFrom('ada', 'bob', 'mo', 'ida', 'cat', 'two', 'new', 'new2');
const role = fc.constantFrom('ect' as const, 'mentor' as const);
const somewhere = fc.constantFrom(
  { partnership: 'ps1' },
  { partnership: 'ps2' },
  { partnership: 'ps3' },
  { partnership: 'ps4' },
  { partnership: 'ps5' },
  { school: 's2' },
);
const partnerships = fc.constantFrom('ps1', 'ps2', 'ps3', 'ps4', 'ps5');
const day = fc.constantFrom('2026-01-15', '2026-02-20', '2026-03-31');
const declarations = fc.constantFrom('d-eligible', 'd-submitted', 'd-clawback', 'd-theirs');

type Deed = (on: Stage) => unknown;

const deed: fc.Arbitrary<Deed> = fc.oneof(
  fc.tuple(someone, role, somewhere, fc.option(someone), fc.constantFrom(null, '1000001', '1000777')).map(
    ([id, as, where, mentor, trn]): Deed =>
      ({ schools }) =>
        schools.registerParticipant({ id, role: as, ...where, trn, ...(mentor !== null && { mentor }) }),
  ),
  fc.tuple(someone, role, somewhere, day).map(
    ([id, as, where, from]): Deed =>
      ({ schools }) =>
        schools.moveParticipant(id, { role: as, ...where, from }),
  ),
  fc.tuple(someone, role, day).map(
    ([id, as, on]): Deed =>
      ({ schools }) =>
        schools.reportLeaving(id, { role: as, on }),
  ),
  fc.tuple(someone, role).map(
    ([id, as]): Deed =>
      ({ schools }) =>
        schools.removeParticipant(id, { role: as }),
  ),
  someone.map(
    (id): Deed =>
      ({ schools }) =>
        schools.undoRegistration(id),
  ),
  fc.tuple(someone, fc.option(someone)).map(
    ([ect, mentor]): Deed =>
      ({ schools }) =>
        schools.assignMentor(ect, mentor),
  ),
  fc.tuple(someone, role).map(
    ([id, as]): Deed =>
      ({ schools }) =>
        schools.changeEmail(id, 'next@mail.example', { role: as }),
  ),
  fc.tuple(someone, someone).map(
    ([from, to]): Deed =>
      ({ dfe }) =>
        dfe.mergeParticipants(from, to),
  ),
  fc.tuple(someone, fc.constantFrom(null, '1000001', '1000003', '1000777')).map(
    ([id, trn]): Deed =>
      ({ dfe }) =>
        dfe.correctTrn(id, trn),
  ),
  fc.tuple(someone, role, fc.boolean()).map(
    ([id, as, eligible]): Deed =>
      ({ dfe }) =>
        dfe.decideFunding(id, eligible, { role: as }),
  ),
  fc.constantFrom('st2', 'st3', 'st6').map(
    (statement): Deed =>
      ({ dfe }) =>
        dfe.pay(statement),
  ),
  fc.tuple(partnerships, fc.constantFrom('no_ects' as const, 'mistake' as const)).map(
    ([id, reason]): Deed =>
      ({ dfe }) =>
        dfe.challengePartnership(id, reason),
  ),
  fc.tuple(fc.constantFrom('s1', 's2', 's3'), fc.boolean()).map(
    ([school, eligible]): Deed =>
      ({ dfe }) =>
        dfe.setSchoolEligibility(school, eligible),
  ),
  // what providers do in between
  declarations.map(
    (id): Deed =>
      ({ write }) =>
        write('PUT', `${declaration(id)}/void`, {}),
  ),
  fc.tuple(someone, fc.constantFrom('ecf-induction', 'ecf-mentor')).map(
    ([id, course]): Deed =>
      ({ write }) =>
        write('PUT', `${participant(id)}/defer`, { course_identifier: course, reason: 'other' }),
  ),
  fc.tuple(fc.constantFrom('s1', 's3'), fc.constantFrom('dp1', 'dp2')).map(
    ([school, partner]): Deed =>
      ({ write }) =>
        write('POST', '/partnerships/ecf', {
          cohort: 2025,
          school_id: uuidOf(school),
          delivery_partner_id: uuidOf(partner),
        }),
  ),
);

const ids = (records: Iterable<{ readonly id: string }>): string[] => [...records].map(({ id }) => id);
const sorted = (records: Iterable<{ readonly id: string }>): string[] => ids(records).sort();

function shownBy(world: EcfWorld, reaches: ReadonlyMap<string, Reach>) {
  return world.providers.map(({ id }) => {
    const reach = reaches.get(id) ?? emptyReach();
    return {
      participants: ids(reach.participants),
      early: [...reach.early],
      transfers: ids(reach.transfers),
      unfundedMentors: ids(reach.unfundedMentors),
      declarations: ids(reach.declarations),
      mentors: [...reach.mentorOf].map(([ect, mentor]) => [ect, mentor.id]).sort(),
      mentees: [...reach.mentees].sort(),
    };
  });
}

function expectConsistent(world: EcfWorld): void {
  const anew: EcfWorld = { ...world, reach: new Map(world.providers.map(({ id }) => [id, emptyReach()])) };
  for (const user of [...world.users.values()].sort(byCreation)) refreshPerson(anew, user);
  for (const one of [...world.declarations.values()].sort(byCreation)) refreshDeclaration(anew, one);
  expect(shownBy(world, world.reach)).toEqual(shownBy(world, anew.reach));

  for (const year of world.cohorts.keys()) {
    expect(sorted(world.schoolsIn.get(year) ?? [])).toEqual(
      sorted([...world.schools.values()].filter((school) => isListed(world, school, year))),
    );
  }
  for (const [id, profiles] of world.profilesOf) {
    expect(
      profiles.every(
        ({ user, identity, records, schoolCohort }) =>
          user.id === id &&
          identity.user === user &&
          records.length > 0 &&
          schoolCohort ===
            world.schoolCohortsOf
              .get(schoolCohort.school.id)
              ?.find(({ cohort }) => cohort.year === schoolCohort.cohort.year),
      ),
    ).toBe(true);
    for (const profile of profiles) {
      expect(world.profilesAt.get(profile.schoolCohort.school.id)?.includes(profile)).toBe(true);
      expect(
        profile.records.every(({ programme }) => world.profilesOn.get(programme.id)?.includes(profile) === true),
      ).toBe(true);
    }
  }
  for (const [externalId, { user }] of world.identityByExternalId) {
    expect(world.users.get(user.id)).toBe(user);
    expect(world.identitiesOf.get(user.id)?.some((identity) => identity.externalId === externalId)).toBe(true);
  }
  for (const one of world.declarations.values()) {
    expect(world.declarationsOf.get(one.profile.user.id)).toContain(one);
    for (const { statement } of one.items) expect(world.declarationsOn.get(statement.id)?.includes(one)).toBe(true);
  }
  for (const [trn, users] of world.usersByTrn)
    expect(users.every((user) => user.trn === trn && world.users.get(user.id) === user)).toBe(true);
  for (const [retired, users] of world.usersByRetiredId)
    expect(users.every(({ idChanges }) => idChanges.some(({ from }) => from === retired))).toBe(true);
}

describe('ecf actors', () => {
  test('after any steps the lists and look-ups are what the records say', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(deed, fc.boolean()), { minLength: 1, maxLength: 14 }), async (deeds) => {
        const on = stage(people);
        let hours = 0;
        for (const [act, isLater] of deeds) {
          if (isLater) on.at(new Date(Date.parse('2026-02-20T09:00:00Z') + (hours += 1) * 3_600_000).toISOString());
          try {
            await act(on);
          } catch (cause) {
            if (!(cause instanceof ActorError)) throw cause;
          }
          expectConsistent(on.world());
        }
        for (const as of ['lp1', 'lp2'])
          for (const path of [
            '/participants/ecf',
            '/participants/ecf/transfers',
            '/unfunded-mentors/ecf',
            '/participant-declarations',
          ])
            await on.list(path, as);
      }),
      { numRuns: runs(30) },
    );
  });
});
