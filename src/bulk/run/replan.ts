import { DAY_MS } from '../../base/days.ts';
import { differs } from '../../resources/writing/written.ts';
import type { Basis, RowEvent } from '../journal/lines.ts';
import { sendBy, today, type Decision } from '../plan/decision.ts';
import { factsFrom } from '../plan/facts.ts';
import { judge } from '../plan/judge.ts';
import type { Row } from '../state/ledger.ts';
import { rowStates, type RowState } from '../state/row-states.ts';
import type { RunContext } from './context.ts';
import { draftOf } from './send-new.ts';

/** A plan that is more than a day old is made again over what was never sent, by what the service says now. */

const UNSENT: ReadonlySet<RowState> = new Set(['pending', 'held', 'unsure', 'missed']);

const isUnsent = ({ state, sends, wasOpen }: Row): boolean => UNSENT.has(state) && sends === 0 && !wasOpen;

export async function replanIfOld(context: RunContext): Promise<void> {
  const { ledger, writer } = context;
  const { operation } = ledger.header;
  const now = writer.serviceNow();
  // rows of an outbox are judged when their turn comes
  if (operation === null || context.isStopping || now - Date.parse(ledger.judgedAt) <= DAY_MS) return;
  const rows = rowsToJudge(context);
  const { marginMinutes, clawBack, holdUnsure = false, sendUnsure = false } = ledger.header.options;
  const decisions = await judge(
    operation,
    rows.map((row) => ({
      line: row.planned.line,
      id: row.id,
      draft: draftOf(row, operation === 'declarations.create'),
    })),
    {
      facts: factsFrom(writer, context.abort),
      choices: { marginMinutes, clawBack, holdUnsure, sendUnsure },
      now,
      provider: context.provider,
    },
  );
  const from = new Map(rows.map(({ planned, key }) => [planned.line, key]));
  const events = decisions.flatMap((decision) => {
    const row = ledger.row(decision.line);
    return isUnsent(row) ? eventsOf(context, row, decision) : [];
  });
  // the last of them says that it is whole: after a crash before it all are judged once more
  const at = context.at();
  await context.note(...events, { type: 'replanned', at, asOf: new Date(now).toISOString() });
  for (const { type, line } of events) if (type === 'rekeyed') context.queues.rekey(line, from.get(line) ?? '');
}

/**
 * Rows that were never sent, and those of the same people that are open or may be sent again: what comes behind them is
 * judged as if they had been sent. What waits for a person to look at a row before it is left as it is.
 */
function rowsToJudge({ ledger, queues }: RunContext): readonly Row[] {
  const blocked = new Set(queues.all().flatMap(({ row, shown }) => (shown === 'blocked-by' ? [row.planned.line] : [])));
  const rows = [...ledger.rows.values()].filter(
    ({ state, planned }) => !rowStates[state].isFinal && !blocked.has(planned.line),
  );
  const people = new Set(rows.filter(isUnsent).map(({ key }) => key));
  return rows.filter(({ key }) => people.has(key));
}

function eventsOf(context: RunContext, row: Row, decision: Decision): readonly RowEvent[] {
  const common = { line: row.planned.line, at: context.at() };
  const passed = hasPassed(context, row);
  const state = stateOf(context, row, decision, passed);
  const { key, id, record, statement, rule = null, why } = decision;
  const until = decision.state === state ? decision.until : (row.until ?? undefined);
  const events: RowEvent[] = [];
  // of a declaration: its participant goes on under another id
  if (context.operationOf(row) === 'declarations.create' && id !== null && key !== row.key)
    events.push({ ...common, type: 'rekeyed', id });
  const changed = changedIn(row, decision, passed);
  if (changed !== null) events.push({ ...common, type: 'replanned', ...changed });
  if (state === row.state && (until ?? null) === row.until) return events;
  events.push({
    ...{ ...common, type: state, rule },
    ...(state === 'missed' ? { why: 'its cut-off has passed' } : why !== undefined && { why }),
    ...(record !== undefined && { record }),
    ...(statement !== undefined && { statement }),
    ...(state === 'held' && until !== undefined && { until }),
  });
  return events;
}

/** What is another state than it was needs a reason: nothing goes to a later statement, or is sent uncertain, by itself. */
function stateOf(
  { nextStatement, ledger, writer }: RunContext,
  row: Row,
  { state, why }: Decision,
  passed: boolean,
): RowState {
  if (state !== 'pending') return state;
  // what the service called too early, nothing that is read may show
  if (row.state === 'held' && row.until !== null && row.until > today(writer.serviceNow())) return 'held';
  if (row.state === 'unsure' && why?.startsWith('not certain') === true) return 'unsure';
  if (!passed || ledger.header.options.marginMinutes === null) return 'pending';
  return nextStatement ? row.state : 'missed';
}

/** Whether the statement that a row was meant for cannot be reached any more, by its cut-off as it is now. */
function hasPassed({ cutOffs, writer, ledger }: RunContext, { planned: { expected } }: Row): boolean {
  if (expected === null) return false;
  const cutOff = cutOffs.get(expected.statement.toLowerCase()) ?? expected.cutOff;
  return writer.serviceNow() >= sendBy(cutOff, ledger.header.options.marginMinutes ?? 0);
}

function changedIn(
  row: Row,
  { basis, expected, unchecked = [], anew = false }: Decision,
  passed: boolean,
): Partial<RowEvent> | null {
  const changed: Partial<RowEvent> = {
    ...(basis !== null && !isEqual(basis, row.basis) && { before: basis }),
    // one that passed stays what it was meant for, so that what lands later is told as slid
    ...(!passed && JSON.stringify(expected) !== JSON.stringify(row.planned.expected) && { expected }),
    ...(unchecked.join(' ') !== (row.planned.unchecked ?? []).join(' ') && { unchecked: [...unchecked] }),
    ...(anew !== (row.planned.anew ?? false) && { anew }),
  };
  return Object.keys(changed).length === 0 ? null : changed;
}

function isEqual(a: Basis, b: Basis | null): boolean {
  return (
    a.records.length === b?.records.length &&
    a.records.every(({ id, values, updatedAt }, index) => {
      const other = b.records[index];
      return other?.id === id && other.updatedAt === updatedAt && !differs(values, other.values);
    })
  );
}
