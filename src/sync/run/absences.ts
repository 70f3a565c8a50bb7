import type { Scope } from '../resources.ts';
import { owe } from '../store/todo.ts';
import { absentFrom, countOf } from '../store/walks.ts';
import { commit } from './commit.ts';
import type { RunContext } from './context.ts';
import type { Walked } from './walk.ts';

const MOST = { rows: 50, share: 0.02 };

/**
 * What a complete walk did not see is owed a question each. So many that it cannot be right are not: the list is held
 * and nothing in it is closed, until a person says how many may be.
 */
export async function noteAbsences(context: RunContext, scope: Scope, { walk, startedAt }: Walked): Promise<void> {
  if (walk === null) return;
  const { connection, options, successors, counts } = context;
  const { resource } = scope;
  const found = await connection.read(function* () {
    const absent = yield* absentFrom(scope, walk, startedAt, context.mode === 'full');
    return { absent, of: yield* countOf(scope) };
  });
  const isRetired = (id: string): boolean => resource === 'participants' && successors.has(id);
  const retired = found.absent.filter(isRetired);
  const absent = found.absent.filter((id) => !isRetired(id));
  const { rows, share } = options.absence?.most ?? MOST;
  const isMany = absent.length > Math.max(rows, Math.floor(found.of * share));
  const accepted = options.accept?.[resource] ?? 0;
  const isHeld = isMany && absent.length > accepted;
  if (isHeld) counts.held.push({ resource, absent: absent.length, of: found.of });
  if (found.absent.length === 0) return;
  const cohort = scope.cohort === null ? '' : String(scope.cohort);
  await commit(context, function* (_, at) {
    yield* owe('merge', 'participants', retired, at);
    if (!isHeld) yield* owe(isMany ? 'accepted' : 'absent', resource, absent, at, cohort);
  });
}
