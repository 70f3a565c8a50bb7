import { compareTexts } from '../../base/compare-texts.ts';
import { declarationStateNames } from '../../rules/states/index.ts';
import { dayOf } from '../../rules/time.ts';
import { query, text, textOrNull, type Steps } from '../store/steps.ts';
import { isOwn } from '../views/sql.ts';

/**
 * The declarations of the statement by state, as they stood at the end of each London day on which a look showed one of
 * them anew. A declaration counts on the statement that it last stood on, so on one alone, and one that was voided counts
 * as voided on the one that it was taken off.
 */
export interface StatesOverTime {
  /** The states that occur, in the order of their course. */
  readonly states: readonly string[];
  readonly days: readonly { readonly day: string; readonly counts: Readonly<Record<string, number>> }[];
}

interface Look {
  readonly declarationId: string;
  readonly at: string;
  readonly day: string;
  readonly state: string;
  readonly statementId: string | null;
  readonly isGone: boolean;
}

export function* statesOf(statementId: string): Steps<StatesOverTime> {
  const found = yield* query(
    `SELECT h.declaration_id, h.seen_at, h.state, h.statement_id, d.gone_at
     FROM dfe_declaration_states h JOIN dfe_declarations d ON d.id = h.declaration_id
     WHERE ${isOwn('d')} AND h.declaration_id IN
       (SELECT x.declaration_id FROM dfe_declaration_states x WHERE x.statement_id = ?)
     ORDER BY h.declaration_id, h.ordinal`,
    statementId,
  );
  const gone = new Map<string, string>();
  const looks = found.map((row): Look => {
    const [declarationId, at, goneAt] = [text(row, 'declaration_id'), text(row, 'seen_at'), textOrNull(row, 'gone_at')];
    if (goneAt !== null) gone.set(declarationId, goneAt);
    const [state, statement] = [textOrNull(row, 'state') ?? 'unknown', textOrNull(row, 'statement_id')];
    return { declarationId, at, day: londonDay(at), state, statementId: statement, isGone: false };
  });
  for (const [declarationId, at] of gone)
    looks.push({ declarationId, at, day: londonDay(at), state: '', statementId: null, isGone: true });
  // the sort keeps the order of looks of one instant
  return overTime(
    statementId,
    looks.toSorted((a, b) => compareTexts(a.day, b.day)),
  );
}

function overTime(statementId: string, looks: readonly Look[]): StatesOverTime {
  const now = new Map<string, { readonly state: string; readonly statementId: string | null }>();
  const days: { day: string; counts: Map<string, number> }[] = [];
  for (const [i, look] of looks.entries()) {
    const { declarationId, state, day } = look;
    const last = now.get(declarationId);
    if (look.isGone) now.delete(declarationId);
    else now.set(declarationId, { state, statementId: look.statementId ?? last?.statementId ?? null });
    if (looks[i + 1]?.day === day) continue;
    const counts = new Map<string, number>();
    for (const one of now.values())
      if (one.statementId === statementId) counts.set(one.state, (counts.get(one.state) ?? 0) + 1);
    if (!alike(counts, days.at(-1)?.counts)) days.push({ day, counts });
  }
  const occurring = new Set(days.flatMap(({ counts }) => [...counts.keys()]));
  const states = [
    ...declarationStateNames.filter((state) => occurring.has(state)),
    ...[...occurring].filter((state) => !declarationStateNames.some((known) => known === state)).sort(compareTexts),
  ];
  return {
    states,
    days: days.map(({ day, counts }) => ({
      day,
      counts: Object.fromEntries(states.map((state) => [state, counts.get(state) ?? 0])),
    })),
  };
}

/** A day on which only declarations were seen that stand elsewhere by then says nothing of this statement. */
const alike = (one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number> = new Map()): boolean =>
  one.size === other.size && [...one].every(([state, count]) => other.get(state) === count);

const londonDay = (instant: string): string => dayOf(Date.parse(instant), 'london');
