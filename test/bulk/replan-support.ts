import type { JournalEvent, PlannedRow } from '../../src/bulk/journal/lines.ts';
import { byEveryId } from '../../src/bulk/plan/facts.ts';
import { voidBasis } from '../../src/bulk/plan/judge-voids.ts';
import type { BulkOperation } from '../../src/bulk/rows/operations.ts';
import { replanIfOld } from '../../src/bulk/run/replan.ts';
import { plain } from '../../src/rules/reads.ts';
import { bareRun, planned, type BareRun } from './bare.ts';
import { declaration, idOf, person, started, statement, type Held } from './plan-stand.ts';
import { listed, missing, serve } from './served.ts';

/** Plans that are more than a day old, made again by what a service of lists says now. */

/** The service's clock, when a plan is made again, and this machine's, which is behind. */
export const LATER = Date.parse('2026-06-12T10:00:00.000Z');
export const MACHINE = LATER - 7000;
export const AT = new Date(MACHINE).toISOString();
export const AS_OF = new Date(LATER).toISOString();
/** The last event of every plan that was made again. */
export const WHOLE: JournalEvent = { type: 'replanned', at: AT, asOf: AS_OF };

export interface Again {
  readonly run: BareRun;
  /** Of whom or what the service was asked, with the signal. */
  readonly asked: readonly (readonly [what: string, of: string])[];
  readonly signals: ReadonlySet<AbortSignal | undefined>;
  /** What was kept of rows; that the plan was made again as a whole stands behind it. */
  readonly events: readonly JournalEvent[];
}

export interface How {
  readonly options?: object;
  readonly nextStatement?: boolean;
  readonly cutOffs?: Readonly<Record<string, string>>;
  readonly provider?: string | null;
  readonly abort?: AbortSignal;
  readonly now?: number;
  /** What happened before, of each row in turn. */
  readonly past?: Readonly<Record<number, readonly Omit<JournalEvent, 'line' | 'at'>[]>>;
}

/** Makes a plan again. */
export async function again(
  operation: BulkOperation,
  rows: readonly PlannedRow[],
  held: Held,
  { options = {}, nextStatement = false, cutOffs = {}, provider = 'Alpha', abort, now = LATER, past = {} }: How = {},
): Promise<Again> {
  const run = bareRun(operation, rows, { nextStatement });
  const { context } = run;
  Object.assign(context.ledger.header.options, options);
  Object.assign(context, { provider, cutOffs: new Map(Object.entries(cutOffs)), ...(abort && { abort }) });
  for (const [line, events] of Object.entries(past))
    for (const event of events) context.ledger.apply({ at: AT, line: Number(line), ...event } as JournalEvent);
  const asked: [string, string][] = [];
  const signals = new Set<AbortSignal | undefined>();
  const get =
    (what: string, find: (id: string) => { id: string; attributes: object } | undefined | null) =>
    (id: string, given: { signal?: AbortSignal } = {}) => {
      asked.push([what, id]);
      signals.add(given.signal);
      const found = find(id);
      return found == null
        ? Promise.reject(missing())
        : Promise.resolve({ ...found, attributes: { ...found.attributes } });
    };
  const { people = [], declarations = [], statements = [] } = held;
  serve(
    context,
    {
      participants: { get: get('participant', (id) => byEveryId([id], people).get(plain(id))) },
      declarations: {
        get: get('declaration', (id) => declarations.find((one) => one.id === id)),
        list: () => listed(...declarations),
      },
      statements: { list: () => listed(...statements) },
    },
    { now: () => now - (LATER - MACHINE), serviceNow: () => now },
  );
  await replanIfOld(context);
  return { run, asked, signals, events: run.events.slice(0, -1) };
}

/** The declaration of a row of `voidOf`, as it was when it was planned. */
export const declared = (line: number, more: Readonly<Record<string, unknown>> = {}) =>
  declaration(line * 10, line, more);

/** A row that takes back the declaration of a person, each named by its line. */
export const voidOf = (line: number, more: Partial<PlannedRow> = {}): PlannedRow =>
  planned(line, { key: idOf(line), id: idOf(line * 10), basis: voidBasis(declared(line)), ...more });

export const june = statement(800, '2026-06-30');
export const july = statement(801, '2026-07-31');

/** What nobody but the service can decide of a start. */
const unchecked = [8, 15, 16, 18].map((rule) => `rect.declaration.D${rule}`);

/** A row that declares that a person started, meant for the statement of June. */
export const startOf = (line: number, more: Partial<PlannedRow> = {}): PlannedRow =>
  planned(line, {
    ...{ key: idOf(line), id: idOf(line), draft: started(line, line).draft, unchecked },
    ...{ expected: { statement: idOf(800), cutOff: '2026-06-30' }, ...more },
  });

/** What the service holds of those rows. */
export const starters = (...lines: readonly number[]): Held => ({
  ...{ people: lines.map((line) => person(line)), statements: [june, july] },
});
