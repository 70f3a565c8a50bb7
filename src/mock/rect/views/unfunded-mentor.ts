import type { components } from '../../../../generated/rect/types.ts';
import { toWire, type Day } from '../../../rules/time.ts';
import type { Served } from '../../kit/served.ts';
import type { Provider } from '../../world/records.ts';
import { unfundedEmail, unfundedMentorships } from '../derived/mentors.ts';
import type { Person, RectWorld } from '../world.ts';
import { fullName } from './participant.ts';

export function serveUnfundedMentor(
  world: RectWorld,
  person: Person,
  lp: Provider,
  today: Day,
): Served<components['schemas']['UnfundedMentor']> {
  return {
    id: person.id,
    type: 'unfunded-mentor',
    attributes: {
      full_name: fullName(person),
      email: unfundedEmail(person, unfundedMentorships(world, person, lp, today)),
      teacher_reference_number: person.trn,
      created_at: toWire(person.createdAt),
      updated_at: toWire(person.unfundedUpdatedAt),
    },
  };
}
