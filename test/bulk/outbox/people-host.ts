import type { PlannedRow } from '../../../src/bulk/journal/lines.ts';
import { keeping } from '../../../src/bulk/outbox/keeping.ts';
import { Leases } from '../../../src/bulk/outbox/leases.ts';
import { People } from '../../../src/bulk/outbox/people.ts';
import type { Row } from '../../../src/bulk/state/ledger.ts';
import type { RowState } from '../../../src/bulk/state/row-states.ts';
import { bareRun, planned } from '../bare.ts';
import { entry, OTHER, outboxStand, PERSON } from './stand.ts';

/** A host that has one person, whose rows stand in a table in these states; those that have none were not looked at yet. */
export async function host(
  states: readonly (RowState | null)[],
  more: { until?: string; all?: boolean; missed?: boolean } = {},
) {
  const stand = await outboxStand();
  await stand.outbox.add(states.map((_, at) => entry(`row ${at + 1}`, { position: at })));
  for (const [at, state] of states.entries())
    if (state !== null) {
      const plan: PlannedRow = planned(at + 1, {
        ...{ key: PERSON, operation: 'declarations.create', state },
        ...(state === 'held' && more.until !== undefined && { until: more.until }),
      });
      const isOver = ['done', 'refused', 'dropped'].includes(state);
      await stand.tell(
        `UPDATE dfe_outbox SET state = ?, plan = ?, is_open = ${isOver ? 0 : 1}, record = ? WHERE id = ?`,
        ...[state, JSON.stringify(plan), state === 'done' ? OTHER : null, at + 1],
      );
    }
  const { context, events } = bareRun('declarations.create', [], { nextStatement: more.missed ?? false });
  const leases = new Leases(stand.store);
  await leases.take(PERSON);
  const keeper = keeping({ store: stand.store, leases, ledger: context.ledger, onEnd: () => undefined });
  const people = new People({ context, store: stand.store, leases, keeper, all: more.all ?? false });
  await people.load(PERSON);
  const asideOf = async () => {
    await people.putAside(PERSON);
    return (await stand.ask('SELECT waits, seen, next_ms FROM dfe_outbox_people WHERE person = ?', PERSON))[0];
  };
  return { ...stand, people, context, leases, events, asideOf };
}
export const lineOf = (row: Row | null): number | null => row?.planned.line ?? null;
