import { DAY_MS } from '../../base/days.ts';
import { addDays } from '../../rules/time.ts';
import { ActorError } from '../actors/actor-error.ts';
import type { Act } from './act.ts';
import { fixActs } from './fixes.ts';
import { freeTrn } from './people.ts';
import { dayAround, oneOf, somebody, somebodyAs } from './pick.ts';

/** A duplicate is found after some days. */
const FOUND_AFTER_MS = 3 * DAY_MS;

const ineligibility = [
  'completed_declaration_received',
  'completed_during_early_roll_out',
  'started_not_completed',
] as const;

/** What DfE does to people in both services. */
export const dfeActs: readonly Act[] = [
  ...fixActs,
  {
    who: 'dfe',
    act: 'dfe.recordInduction',
    weight: 6,
    play(stage) {
      const found = somebodyAs(stage, 'ect', ({ since }, { induction }) => induction === null && since <= stage.today);
      if (found === null) return null;
      const { since } = found.place;
      const earliest = addDays(stage.today, -stage.random.below(60));
      const induction = { start: since > earliest ? since : earliest };
      stage.dfe.recordInduction(found.person.id, induction);
      return [found.person.id, induction];
    },
  },
  {
    who: 'dfe',
    act: 'dfe.endInduction',
    weight: 2,
    play(stage) {
      // most last two years, a few less
      const long = addDays(stage.today, -(stage.random.chance(0.8) ? 600 : 120));
      const found = somebodyAs(
        stage,
        'ect',
        (_place, { induction }) => induction !== null && induction.end === null && induction.start < long,
      );
      if (found === null) return null;
      const induction = {
        end: dayAround(stage, 10, 0),
        outcome: stage.random.chance(0.95) ? ('pass' as const) : ('fail' as const),
      };
      stage.dfe.endInduction(found.person.id, induction);
      return [found.person.id, induction];
    },
  },
  {
    who: 'dfe',
    act: 'dfe.decideFunding',
    weight: 4,
    play(stage) {
      const { random } = stage;
      // most decisions are the first about a person, and good news
      const isFirst = random.chance(0.85);
      const found = somebodyAs(stage, null, ({ isEligible }) => (isEligible === null) === isFirst);
      if (found === null) return null;
      const { role, isEligible } = found.place;
      const decision = isFirst ? random.chance(0.9) : random.chance(0.5) ? isEligible !== true : null;
      stage.dfe.decideFunding(found.person.id, decision, { role });
      return [found.person.id, decision, { role }];
    },
  },
  {
    who: 'dfe',
    act: 'dfe.recordMentorIneligibility',
    weight: 0.7,
    play(stage) {
      const found = somebodyAs(stage, 'mentor');
      if (found === null) return null;
      const given = { on: dayAround(stage, 30, 0), reason: stage.random.pick(ineligibility) };
      stage.dfe.recordMentorIneligibility(found.person.id, given);
      return [found.person.id, given];
    },
  },
  {
    who: 'dfe',
    act: 'dfe.correctTrn',
    weight: 2,
    play(stage) {
      const person = somebody(stage);
      const trn = freeTrn(stage);
      if (person === null || trn === null) return null;
      stage.dfe.correctTrn(person.id, trn);
      return [person.id, trn];
    },
  },
  {
    who: 'dfe',
    act: 'dfe.registerDuplicate',
    weight: 1.5,
    play(stage) {
      const person = somebody(stage);
      if (person === null || person.places.length === 0) return null;
      stage.dfe.registerDuplicate(person.id);
      return [person.id];
    },
  },
  {
    who: 'dfe',
    act: 'dfe.mergeParticipants',
    weight: 2.5,
    play(stage) {
      const { side, now, dfe } = stage;
      const { duplicates } = stage.world;
      const ripe = [...duplicates].filter(([id]) => (side.registeredAt(id) ?? 0) <= now - FOUND_AFTER_MS);
      const pair = oneOf(stage, ripe);
      if (pair === null) return null;
      try {
        dfe.mergeParticipants(...pair);
      } catch (refusal) {
        // somebody else's hand has been in it since, so it will not go another time either
        if (refusal instanceof ActorError) duplicates.delete(pair[0]);
        throw refusal;
      }
      return pair;
    },
  },
  {
    who: 'dfe',
    act: 'dfe.settleClawback',
    weight: 1,
    play(stage) {
      const { world, side, today } = stage;
      const soon = addDays(today, 120);
      const unpaid = [...world.statements.values()].filter(({ status, cutOff }) => status !== 'paid' && cutOff < soon);
      for (let i = 0; i < 8; i += 1) {
        const statement = oneOf(stage, unpaid);
        const declaration = statement === null ? null : side.awaitingOn(statement);
        if (declaration === null) continue;
        stage.dfe.settleClawback(declaration);
        return [declaration];
      }
      return null;
    },
  },
];
