import { resources, tableOf, type Resource } from '../resources.ts';
import { noText } from './sql.ts';
import type { View } from './view.ts';

const ofList = (resource: Resource): string => `
  SELECT '${resource}' AS resource, r.id, ${resource === 'schools' ? 'r.cohort' : noText} AS cohort,
    ${resource === 'participants' ? 'r.full_name' : noText} AS full_name, r.gone_at, r.gone_why,
    ${resource === 'participants' ? 'r.merged_into' : noText} AS merged_into, r.first_seen, r.last_changed
  FROM ${tableOf[resource]} r WHERE r.gone_at IS NOT NULL`;

export const gone: View = {
  name: 'dfe_v_gone',
  question: 'Which records does the API no longer serve, since when, and what became of them?',
  columns: {
    resource: 'the list it was in',
    id: 'the record',
    cohort: 'the cohort in which a school was listed; null of every other record',
    full_name: 'the name of a participant; null of every other record',
    gone_at: 'when a run found it gone',
    gone_why: 'why, as that run found out',
    merged_into: 'the participant who has taken the place of this one; null when nobody has',
    first_seen: 'when the copy first had it',
    last_changed: 'when it last changed while it was served',
  },
  example: `SELECT resource, gone_why, count(*) FROM dfe_v_gone GROUP BY resource, gone_why`,
  sql: () => resources.map(ofList).join(' UNION ALL '),
};
