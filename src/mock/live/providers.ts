import { scheduleIdentifiers } from '../../rules/schedules.ts';
import { courseOf, deferralReasons } from '../../rules/terms.ts';
import type { Provider } from '../world/records.ts';
import type { Act, Args, ProviderAct, Stage } from './act.ts';
import { declare } from './declare.ts';
import { among, isLinked, isTwice, oneOf, partnersIn, schoolsIn, yearOf } from './pick.ts';
import type { Training } from './side.ts';

/** What providers do: the eight writes of the API, the same in both services. */
export const providerActs: readonly Act[] = [
  { who: 'provider', act: 'declarations.create', weight: 20, play: declare },
  {
    who: 'provider',
    act: 'declarations.void',
    weight: 2,
    play: (stage, lp) =>
      among(15, () => {
        const found = oneOf(stage, stage.side.declarations(lp), true);
        const declaration = found && stage.side.declaration(found.id);
        if (found === null || declaration?.lp !== lp || declaration.state === 'voided') return null;
        return stage.send(lp, 'declarations.void', found.id, {}) ? [found.id] : null;
      }),
  },
  action(
    'participants.defer',
    3,
    ({ status }) => status === 'active',
    ({ random }) => ({ reason: random.pick(deferralReasons) }),
  ),
  action(
    'participants.resume',
    3,
    ({ status }, { random }) => status === 'deferred' || (status === 'withdrawn' && random.chance(0.2)),
    () => ({}),
  ),
  action(
    'participants.withdraw',
    2,
    ({ status }) => status !== 'withdrawn',
    ({ random }, { role }) => ({
      reason: random.pick(
        role === 'ect'
          ? ['left-teaching-profession', 'moved-school', 'switched-to-school-led', 'other']
          : ['left-teaching-profession', 'moved-school', 'mentor-no-longer-being-mentor', 'other'],
      ),
    }),
  ),
  action(
    'participants.changeSchedule',
    3,
    ({ status }) => status === 'active',
    ({ random }, { cohort }) => ({
      schedule_identifier: random.pick(scheduleIdentifiers),
      ...(random.chance(0.3) && { cohort: String(random.chance(0.3) ? cohort.year + 1 : cohort.year) }),
    }),
  ),
  {
    who: 'provider',
    act: 'partnerships.create',
    weight: 3,
    play(stage, lp) {
      const { random, world, today } = stage;
      const year = yearOf(today) - (random.chance(0.2) ? 1 : 0);
      const partner = world.cohorts.has(year) ? partnerOf(stage, lp, year) : null;
      if (partner === null) return null;
      return among(8, () => {
        const school = oneOf(stage, schoolsIn(stage));
        if (school?.eligible !== true) return null;
        const attributes = { cohort: String(year), school_id: school.id, delivery_partner_id: partner.id };
        return stage.send(lp, 'partnerships.create', '', attributes) ? [attributes] : null;
      });
    },
  },
  {
    who: 'provider',
    act: 'partnerships.update',
    weight: 1,
    play: (stage, lp) =>
      among(6, () => {
        const partnership = oneOf(stage, stage.side.partnerships(lp), true);
        const partner = partnership && partnerOf(stage, lp, partnership.cohort.year);
        if (partnership === null || partner === null || partner === partnership.deliveryPartner) return null;
        const attributes = { delivery_partner_id: partner.id };
        return stage.send(lp, 'partnerships.update', partnership.id, attributes) ? [partnership.id, attributes] : null;
      }),
  },
];

function partnerOf(stage: Stage, lp: Provider, year: number) {
  return among(10, () => {
    const partner = oneOf(stage, partnersIn(stage));
    return partner !== null && isLinked(partner, lp, year) ? partner : null;
  });
}

/** A write about a participant in training with the provider. */
function action(
  act: ProviderAct['act'],
  weight: number,
  fits: (training: Training, stage: Stage) => boolean,
  attributesOf: (stage: Stage, training: Training) => Readonly<Record<string, unknown>>,
): ProviderAct {
  const play = (stage: Stage, lp: Provider): Args | null =>
    among(20, () => {
      const person = oneOf(stage, stage.side.participants(lp));
      if (person === null || isTwice(stage.world.duplicates, person.id)) return null;
      const training = oneOf(stage, stage.side.trainings(person.id, lp));
      if (training === null || !fits(training, stage)) return null;
      const attributes = { course_identifier: courseOf[training.role], ...attributesOf(stage, training) };
      return stage.send(lp, act, person.id, attributes) ? [person.id, attributes] : null;
    });
  return { who: 'provider', act, weight, play };
}
