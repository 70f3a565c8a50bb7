import { listOf, query, text, type Steps } from './steps.ts';

/** The declarations that stand on each of some people, by person. People who have none are left out. */
export function* declarationsOf(people: readonly string[]): Steps<ReadonlyMap<string, readonly string[]>> {
  const found = new Map<string, string[]>();
  const rows = yield* query(
    `SELECT id, participant_id FROM dfe_declarations WHERE participant_id IN {list} AND gone_at IS NULL ORDER BY id`,
    listOf(people),
  );
  for (const row of rows) {
    const person = text(row, 'participant_id');
    const ids = found.get(person);
    if (ids === undefined) found.set(person, [text(row, 'id')]);
    else ids.push(text(row, 'id'));
  }
  return found;
}

/** Whose each of some declarations is, as last served. */
export function* participantOf(declarations: readonly string[]): Steps<ReadonlyMap<string, string>> {
  const rows = yield* query(
    'SELECT id, participant_id FROM dfe_declarations WHERE id IN {list} AND participant_id IS NOT NULL',
    listOf(declarations),
  );
  return new Map(rows.map((row) => [text(row, 'id'), text(row, 'participant_id')]));
}
