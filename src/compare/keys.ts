import { idOf } from '../sync/records/ids.ts';
import { plain } from '../sync/records/normal-form.ts';
import type { Resource } from '../sync/resources.ts';
import type { Translate } from './attributes.ts';
import type { Key } from './match.ts';
import type { CompareOptions, Held } from './types.ts';

const byId: Key = { of: ({ id, cohort }) => `${idOf(id)} ${cohort ?? ''}` };

/** By what records of each list are known again, first by id. */
export function keysOf(resource: Resource, { match }: CompareOptions, translate: Translate): readonly Key[] {
  const fields = (...names: readonly string[]): Key => ({
    of(record, side) {
      const values = names.map((name) => valueOf(record, name, side, translate));
      return values.includes(null) ? null : JSON.stringify(values);
    },
  });
  const byPerson: Key = { of: ({ id }, side) => translate('participants', id, side) };
  const byTrn: Key = { ...fields('teacher_reference_number'), strict: true };
  switch (resource) {
    // nobody promises that the ids of these two survive, so they are known by what they are called, too
    case 'deliveryPartners':
      return [byId, fields('name')];
    case 'schools':
      return [byId, fields('urn', 'cohort')];
    case 'transfers':
      return [byId, byPerson];
    case 'unfundedMentors':
      return match === 'id' ? [byId, byPerson] : [byId, byPerson, byTrn];
    case 'statements':
      return match === 'id' ? [byId] : [byId, fields('cohort', 'month', 'year')];
    case 'partnerships':
      return match === 'id' ? [byId] : [byId, fields('cohort', 'urn')];
    case 'participants':
      return match === 'id' ? [byId] : [byId, byTrn];
    case 'declarations': {
      const slot = ['participant_id', 'course_identifier', 'declaration_type', 'declaration_date'];
      // several of one slot are told apart by what became of them, and by when they were sent
      return match === 'id'
        ? [byId]
        : [byId, fields(...slot, 'created_at', 'state'), fields(...slot, 'state'), fields(...slot)];
    }
  }
}

function valueOf(record: Held, name: string, side: 'from' | 'to', translate: Translate): string | null {
  const value = plain(record.attributes[name] ?? null);
  if (typeof value !== 'string') return null;
  return name === 'participant_id' ? translate('participants', value, side) : value;
}
