import { idOf } from '../sync/records/ids.ts';
import { idChangesIn } from '../sync/store/id-changes.ts';
import { finding } from './finding.ts';
import type { Finding, Held, Records } from './types.ts';

interface Retired {
  readonly owner: string;
  /** What the entry says; null when the copy knows of the merge without one. */
  readonly to: string | null;
  readonly at: string | null;
}

/** The people of a copy: who is served, and whose id is retired in whose favour. */
export interface People {
  readonly served: ReadonlyMap<string, Held>;
  readonly retired: ReadonlyMap<string, Retired>;
}

export function peopleOf(records: Records): People {
  const served = new Map<string, Held>();
  const retired = new Map<string, Retired>();
  for (const [from, owner] of records.merged) retired.set(from, { owner, to: null, at: null });
  for (const person of records.of('participants')) {
    served.set(idOf(person.id), person);
    // whoever carries an entry is the survivor, whatever the entry says
    for (const { from, to, at } of idChangesIn({ type: 'participant', ...person }))
      retired.set(from, { owner: idOf(person.id), to, at });
  }
  return { served, retired };
}

/** The id that stands for a person in both copies: retired ids are followed to whoever has taken their place. */
export function currentIn(from: People, to: People): (id: string) => string {
  return (written) => {
    let id = idOf(written);
    for (const seen = new Set<string>(); !seen.has(id);) {
      seen.add(id);
      const next = next1(from, id) ?? next1(to, id);
      if (next === null) break;
      id = next;
    }
    return id;
  };
}

/** An id that is served as somebody's own is nobody else's in that copy. */
const next1 = ({ served, retired }: People, id: string): string | null =>
  served.has(id) ? null : (retired.get(id)?.owner ?? null);

/** Ids that are retired in one copy and not, or otherwise, in the other. */
export function* retirements(from: People, to: People, translated: (id: string) => string): Generator<Finding> {
  for (const id of new Set([...from.retired.keys(), ...to.retired.keys()])) {
    const [a, b] = [from.retired.get(id), to.retired.get(id)];
    if (a !== undefined && b !== undefined) {
      if (translated(a.owner) !== b.owner) yield merged(id, a.owner, b.owner);
      else if (a.at !== null && b.at !== null && Date.parse(a.at) !== Date.parse(b.at))
        yield entry(b.owner, id, '.changed_at', a.at, b.at);
      else if (a.to !== null && b.to !== null && translated(a.to) !== translated(b.to))
        yield entry(b.owner, id, '.to_participant_id', a.to, b.to);
      else if ((a.at === null) !== (b.at === null) && isCarried(from, a) && isCarried(to, b))
        yield entry(b.owner, id, '', a.to, b.to);
    } else if (isMergedIn(to, from, id) || isMergedIn(from, to, id)) yield merged(id, a?.owner, b?.owner);
    else if (a !== undefined) yield entry(a.owner, id, '', a.to ?? a.owner, null);
    else if (b !== undefined) yield entry(b.owner, id, '', null, b.to ?? b.owner);
  }
}

/** Whether somebody was merged away in one copy who is served in the other as a person of their own. */
export const isMergedIn = (one: People, other: People, id: string): boolean =>
  one.retired.has(id) && !one.served.has(id) && other.served.has(id) && !other.retired.has(id);

const isCarried = ({ served }: People, { owner }: Retired): boolean => served.has(owner);

const merged = (id: string, from: string | null = null, to: string | null = null): Finding =>
  finding('merged', 'participants', { id, from, to });

const entry = (id: string, part: string, what: string, from: string | null, to: string | null): Finding =>
  finding('differs', 'participants', { id, field: `participant_id_changes[]${what}`, part, from, to });
