import type { Scope } from '../resources.ts';
import type { Steps } from '../store/steps.ts';
import { owe } from '../store/todo.ts';
import { absentFrom, countOf } from '../store/walks.ts';
import type { Counts, RunContext } from './context.ts';

const MOST = { rows: 50, share: 0.02 };

/**
 * What a complete walk did not see is owed a question each. So many that it cannot be right are not: the list is held
 * and nothing in it is closed, until a person says how many may be. Part of the transaction that ends the walk, because a
 * walk that is over is not looked at again. Answers with the list when it is held.
 */
export function* noteAbsences(
  { mode, options, successors }: RunContext,
  scope: Scope,
  { walk, startedAt, at }: { readonly walk: string; readonly startedAt: string; readonly at: string },
): Steps<Counts['held'][number] | null> {
  const { resource } = scope;
  const found = yield* absentFrom(scope, walk, startedAt, mode === 'full');
  if (found.length === 0) return null;
  const of = yield* countOf(scope);
  const isRetired = (id: string): boolean => resource === 'participants' && successors.has(id);
  yield* owe('merge', 'participants', found.filter(isRetired), at);
  const absent = found.filter((id) => !isRetired(id));
  const { rows, share } = options.absence?.most ?? MOST;
  const isMany = absent.length > Math.max(rows, Math.floor(of * share));
  if (isMany && absent.length > (options.accept?.[resource] ?? 0)) return { resource, absent: absent.length, of };
  const cohort = scope.cohort === null ? '' : String(scope.cohort);
  yield* owe(isMany ? 'accepted' : 'absent', resource, absent, at, cohort);
  return null;
}
