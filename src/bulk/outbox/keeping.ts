import { isRowEvent, type JournalEvent, type PlannedRow } from '../journal/lines.ts';
import { NotNow } from '../run/context.ts';
import { afterEvent, asPlanned, type Ledger, type Row } from '../state/ledger.ts';
import { rowStates } from '../state/row-states.ts';
import type { Leases } from './leases.ts';
import type { Kept, Lease, OutboxStore } from './store.ts';

export interface Keeper {
  append(...events: readonly JournalEvent[]): Promise<void>;
  /** Keeps the verdict of a plan, and the plan with it. */
  plan(planned: PlannedRow, at: string): Promise<Row>;
}

/** Keeps events in the table, each under the lease of the person whose row it is. */
export function keeping(parts: {
  readonly store: OutboxStore;
  readonly leases: Leases;
  readonly ledger: Ledger;
  /** Is told of each row that is over. */
  readonly onEnd: (row: Row) => void;
}): Keeper {
  const { store, leases, ledger, onEnd } = parts;

  async function keep(own: readonly Lease[], kept: readonly Kept[]): Promise<void> {
    try {
      await store.keep(own, kept);
    } catch (error) {
      // whoever asks for this person next is to know it at once
      if (error instanceof NotNow && error.person !== null) leases.forget(error.person);
      throw error;
    }
  }

  return {
    async append(...events) {
      const kept: Kept[] = [];
      const own = new Map<string, Lease>();
      const rows = new Map<number, Row>();
      for (const event of events) {
        if (!isRowEvent(event)) {
          if (event.type === 'stopped') await store.setFact('stopped', event.rule ?? '?');
          else if (event.type === 'continued') await store.setFact('stopped', null);
          continue;
        }
        const before = rows.get(event.line) ?? ledger.rows.get(event.line);
        // its person was given up while it was under way: whoever has them now finds out what became of it
        if (before === undefined) throw new NotNow('lost');
        const row = afterEvent(before, event);
        rows.set(event.line, row);
        own.set(before.key, leaseOf(leases, before.key));
        kept.push({ event, row });
      }
      if (kept.length > 0) await keep([...own.values()], kept);
      for (const row of rows.values()) if (rowStates[row.state].isFinal) onEnd(row);
    },
    async plan(planned, at) {
      const { state, line, key, rule = null, why, record = null, until } = planned;
      const event = {
        ...{ type: state, line, at, rule, record },
        ...(why !== undefined && { why }),
        ...(until !== undefined && { until }),
      };
      const row = asPlanned(planned);
      await keep([leaseOf(leases, key)], [{ event, row, plan: JSON.stringify(planned) }]);
      if (rowStates[state].isFinal) onEnd(row);
      return row;
    },
  };
}

/** @throws {NotNow} `lost` */
function leaseOf(leases: Leases, person: string): Lease {
  const lease = leases.of(person);
  if (lease === null) throw new NotNow('lost', person);
  return lease;
}
