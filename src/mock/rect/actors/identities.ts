import { dayOf } from '../../../rules/time.ts';
import type { Dfe, Schools } from '../../actors/types.ts';
import { mergeConflict, mergePersons } from '../effects/merge.ts';
import { identify } from '../effects/persons.ts';
import { changeEmail } from '../effects/stays.ts';
import { finder, type Context } from './find.ts';

type IdentitySteps = Pick<Dfe, 'mergeParticipants' | 'correctTrn'> & Pick<Schools, 'changeName' | 'changeEmail'>;

/** What identifies a person: ids, numbers, names and e-mails. */
export function identitySteps({ world, present }: Context): IdentitySteps {
  return {
    mergeParticipants(from, to) {
      const find = finder(world, 'dfe.mergeParticipants');
      const source = find.person(from);
      const target = find.person(to);
      if (source === target)
        throw find.error(`${JSON.stringify(from)} and ${JSON.stringify(to)} are the same participant.`);
      const conflict = mergeConflict(world, source, target);
      if (conflict !== null)
        throw find.error(
          `${JSON.stringify(from)} and ${JSON.stringify(to)} cannot be one: ${conflict}. Nothing was changed.`,
        );
      mergePersons(world, source, target, present());
      world.duplicates.delete(source.id);
    },
    correctTrn(id, trn) {
      const find = finder(world, 'dfe.correctTrn');
      const person = find.person(id);
      find.freeTrn(trn, person);
      identify(world, person, { trn }, present());
    },
    changeName(id, name) {
      identify(world, finder(world, 'schools.changeName').person(id), { name }, present());
    },
    changeEmail(id, email, { role } = {}) {
      const find = finder(world, 'schools.changeEmail');
      const { record, stay: latest } = find.stay(id, role);
      const at = present();
      const today = dayOf(at.now, 'london');
      const current = record.stays.filter(({ finishedOn }) => finishedOn === null || finishedOn >= today);
      changeEmail(world, current.length > 0 ? current : [latest], email, at);
    },
  };
}
