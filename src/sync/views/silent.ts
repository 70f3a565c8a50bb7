import { whole } from './sql.ts';
import type { View } from './view.ts';

export const silent: View = {
  name: 'dfe_v_silent',
  question: 'Which changes came without a new updated_at, and without any cause that is known?',
  columns: {
    seq: 'the event in the feed',
    run: 'the run that saw it',
    at: 'when it was seen',
    resource: 'the list',
    id: 'the record',
    cohort: 'the cohort of a school; null of every other record',
    paths: 'which fields moved, as JSON',
    before: 'what they were, as JSON',
    after: 'what they are, as JSON',
  },
  example: `SELECT resource, id, at, paths FROM dfe_v_silent ORDER BY seq DESC LIMIT 20`,
  note: 'Evidence for a ticket to DfE. What the calendar, a merge or a known habit of the service explains is left out.',
  sql: () => `
    SELECT ${whole('c.seq')} AS seq, ${whole('c.run')} AS run, c.at, c.resource, c.record_id AS id, c.cohort, c.paths,
      c."before", c."after"
    FROM dfe_changes c WHERE c.silent = 'unexplained'`,
};
