import type { Day } from '../../../rules/time.ts';
import type { Provider } from '../../world/records.ts';
import type { Person, RectWorld, RoleRecord, Stay, Training } from '../world.ts';
import { inductionEnd } from './status.ts';
import { providerOf, roles } from './training.ts';

/** One move away from a school. */
export interface Transfer {
  readonly record: RoleRecord;
  readonly leaving: Training & { readonly finishedOn: Day };
  readonly joining: Training | null;
}

/** A person's moves as one provider sees them, by the start of the training that was left. */
export function transfersFor(person: Person, lp: Provider): Transfer[] {
  const found = roles.flatMap((role) =>
    moves(person, person[role]).filter(
      ({ leaving, joining }) => providerOf(leaving) === lp || (joining !== null && providerOf(joining) === lp),
    ),
  );
  return found.sort((a, b) =>
    a.leaving.startedOn < b.leaving.startedOn ? -1 : a.leaving.startedOn > b.leaving.startedOn ? 1 : 0,
  );
}

/** The providers that a person's moves concern. */
export function transferViewers(world: RectWorld, person: Person): string[] {
  if (person.ect.stays.length + person.mentor.stays.length === 0) return [];
  const involved = new Set<Provider | null>();
  for (const role of roles) {
    for (const { leaving, joining } of moves(person, person[role])) {
      involved.add(providerOf(leaving));
      if (joining !== null) involved.add(providerOf(joining));
    }
  }
  return involved.size === 0 ? [] : world.providers.filter((lp) => involved.has(lp)).map(({ id }) => id);
}

function moves(person: Person, record: RoleRecord): Transfer[] {
  const found: Transfer[] = [];
  record.stays.forEach((stay, i) => {
    const leaving = last(stay);
    if (stay.finishedOn === null || leaving === undefined || !hasEnded(leaving)) return;
    const next = record.stays[i + 1];
    if (next === undefined ? inductionEnd(person) !== null : next.school === stay.school) return;
    found.push({ record, leaving, joining: next?.training[0] ?? null });
  });
  return found;
}

function hasEnded(training: Training): training is Training & { readonly finishedOn: Day } {
  return training.finishedOn !== null;
}

function last(stay: Stay): Training | undefined {
  return stay.training[stay.training.length - 1];
}

export function transferType({ leaving, joining }: Transfer): 'unknown' | 'new_provider' | 'new_school' {
  if (joining === null) return 'unknown';
  const to = providerOf(joining);
  return to !== null && providerOf(leaving) === to ? 'new_school' : 'new_provider';
}

export function transferStatus({ leaving, joining }: Transfer, today: Day): 'incomplete' | 'complete' {
  return leaving.finishedOn > today || (joining !== null && joining.startedOn > today) ? 'incomplete' : 'complete';
}

/** Whether a provider's side of a move changed since: its own training that opens or closes a stay. */
export function transferChangedSince(person: Person, lp: Provider, since: number): boolean {
  return roles.some((role) =>
    person[role].stays.some((stay) =>
      [stay.training[0], last(stay)].some(
        (training) => training !== undefined && providerOf(training) === lp && training.transferUpdatedAt >= since,
      ),
    ),
  );
}
