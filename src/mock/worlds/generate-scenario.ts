import type { Scenario } from '../scenario/schema.ts';
import { makeDeclarations } from './make-declarations.ts';
import { makeParticipants } from './make-participants.ts';
import { makePlaces } from './make-places.ts';
import { makeStatements } from './make-statements.ts';
import { randomOf } from './random.ts';
import { settle, type GenerateOptions } from './sizes.ts';

/**
 * Makes a plausible world of any size from a seed: schools, partnerships of two providers, early career teachers and
 * mentors in every status, transfers, unfunded mentors, declarations in every state, statements. It breaks none of the
 * rules: whatever stands in it could have been sent and accepted.
 *
 * @example
 * const mock = createMock({ service: 'rect', scenario: generateScenario({ seed: 7, participants: 500 }) });
 * const large = generateScenario({ service: 'rect', ...profiles.L });
 */
export function generateScenario(options: GenerateOptions = {}): Scenario {
  const size = settle(options);
  const random = randomOf(size.seed);
  const now = Date.parse(size.now);
  if (Number.isNaN(now))
    throw new RangeError('generateScenario: now is not a valid date-time; write it as 2026-09-15T09:00:00Z.');
  if (size.cohorts.length === 0) throw new RangeError('generateScenario: a world needs at least one cohort.');
  for (const name of [
    'participants',
    'schools',
    'partnerships',
    'transfers',
    'unfundedMentors',
    'declarations',
  ] as const) {
    if (!Number.isInteger(size[name]) || size[name] < 0)
      throw new RangeError(`generateScenario: ${name} has to be a whole number of at least 0.`);
  }
  const places = makePlaces(size, random);
  const statements = makeStatements(size, now);
  const participants = makeParticipants(size, places, random, now);
  return {
    now: size.now,
    leadProviders: [
      { id: 'lp1', name: 'Northlight Teaching' },
      { id: 'lp2', name: 'Harbour Institute' },
    ],
    cohorts: size.cohorts.map((year) => ({ year })),
    deliveryPartners: places.deliveryPartners,
    schools: places.schools,
    partnerships: places.partnerships.map(({ written }) => written),
    statements,
    participants: participants.map(({ written }) => written),
    declarations: makeDeclarations(size, participants, statements, random, now),
  };
}
