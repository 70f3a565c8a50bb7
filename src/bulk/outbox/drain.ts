import { refuseUnknownOptions } from '../../base/unknown-options.ts';
import { isLeadProviderError } from '../../errors/index.ts';
import { int, query, text, textOrNull } from '../../sync/store/steps.ts';
import { BulkError } from '../bulk-error.ts';
import { writerOver, type AnyClient, type Writer } from '../client.ts';
import type { Choices } from '../plan/decision.ts';
import { checkOwner } from '../run/check-owner.ts';
import { RunContext } from '../run/context.ts';
import { cutOffsFrom } from '../run/cut-offs.ts';
import { Ledger, type Row } from '../state/ledger.ts';
import { Queues } from '../state/queues.ts';
import { exitOf, isRowState, rowStates, type ShownState } from '../state/row-states.ts';
import { Draining } from './draining.ts';
import { keeping, type Keeper } from './keeping.ts';
import { Leases } from './leases.ts';
import { Planner } from './planner.ts';
import type { OutboxStore } from './store.ts';
import { inside, Table } from './table.ts';
import type { Outbox } from './types.ts';

export interface DrainOptions {
  /**
   * How many people's rows are under way at once, 1 to 32.
   * @default 8
   */
  readonly lanes?: number;
  /**
   * For how long a person's rows are this host's without its saying so again, 5 to 600: what a host that died had is taken
   * over after that.
   * @default 60
   */
  readonly leaseSeconds?: number;
  /** Ends the drain in good order: nothing new is sent, and what is under way is waited for. */
  readonly signal?: AbortSignal;
  /** Gives up what is under way, too. What became of it is found out by the next drain. */
  readonly abort?: AbortSignal;
  /** Of declarations: `cut-off` sends each before the cut-off of the statement it is meant for. @default 'cut-off' */
  readonly deadline?: 'cut-off' | 'none';
  /** Minutes before the end of the cut-off day after which nothing is sent. @default 5 */
  readonly marginMinutes?: number;
  /** New records of which a fact is missing wait for a person; otherwise they are sent, and the service judges. */
  readonly holdUnsure?: boolean;
  /** Voids and actions of which a fact is missing are sent; otherwise they wait for a person. */
  readonly sendUnsure?: boolean;
  /** Declarations that are paid may be taken back, which claws the money back. */
  readonly clawBack?: boolean;
  /** Sends what missed its cut-off, for the next statement. */
  readonly nextStatement?: boolean;
  /** Goes on after the service refused what the plan called clear. */
  readonly keepGoing?: boolean;
  /** Says that the token is of the same provider, where nothing tells whose it is. */
  readonly sameOwner?: boolean;
}

/** How an outbox stands when a drain is over. */
export interface DrainResult {
  /** Rows that ended in this drain, and all that are not over, by state. */
  readonly counts: Readonly<Record<ShownState, number>>;
  /** Declarations that landed on a later statement than expected in this drain. */
  readonly slid: number;
  /** Requests of rows that this drain sent. */
  readonly sends: number;
  /** As a command of bulk would end: see the docs. */
  readonly exitCode: 0 | 3 | 5 | 6;
}

const OPTIONS =
  'lanes leaseSeconds signal abort deadline marginMinutes holdUnsure sendUnsure clawBack nextStatement keepGoing sameOwner'.split(
    ' ',
  );

/**
 * Sends what is in an outbox, as far as it can be sent now. Several hosts may do it at once: each has some people, and the
 * rows of one person are sent in their order, one after the other.
 * @throws {BulkError} when it cannot begin, or cannot go on; what was sent by then stands in the table
 */
export function drain(client: AnyClient, outbox: Outbox, options: DrainOptions = {}): Promise<DrainResult> {
  refuseUnknownOptions('drain', options, OPTIONS);
  const { leaseSeconds = 60 } = options;
  if (!Number.isFinite(leaseSeconds) || leaseSeconds < 5 || leaseSeconds > 600)
    return Promise.reject(new BulkError('usage', 'drain: leaseSeconds has to be a number from 5 to 600.'));
  return drainOn(client, outbox, options, { leaseMs: leaseSeconds * 1000 });
}

/** As `drain`; tests have shorter leases. */
export async function drainOn(
  client: AnyClient,
  outbox: Outbox,
  options: DrainOptions,
  { leaseMs }: { readonly leaseMs?: number },
): Promise<DrainResult> {
  const writer = writerOver(client);
  if (!(outbox instanceof Table))
    throw new BulkError('usage', 'drain: the second argument has to be an outbox, as outboxJournal opens it.');
  const { lanes = 8 } = options;
  if (!Number.isInteger(lanes) || lanes < 1 || lanes > 32)
    throw new BulkError('usage', 'drain: lanes has to be a whole number from 1 to 32.');
  const choices = choicesOf(options);
  const store = outbox[inside];
  const stoppedBy = await store.fact('stopped');
  if (stoppedBy !== null && options.keepGoing !== true)
    throw new BulkError(
      'person',
      `This outbox stopped because the service refused by ${stoppedBy} what the plan called clear. Look at those rows, then go ` +
        'on with it (keepGoing).',
    );
  const provider = await ownerOf(writer, store, options);
  if (stoppedBy !== null) await store.setFact('stopped', null);
  const { context, leases, keeper, ended } = contextOver(writer, store, choices, options, leaseMs);
  context.provider = provider;
  context.cutOffs = await cutOffsFrom(writer);
  const all = choices.sendUnsure || context.nextStatement;
  const planner = new Planner(context, choices);
  await new Draining({ context, store, leases, planner, keeper, all }).work(lanes);
  if (context.failure !== null) throw toldFailure(context.failure);
  return resultOf(store, ended, context.sends);
}

function contextOver(
  writer: Writer,
  store: OutboxStore,
  { marginMinutes, clawBack }: Choices,
  options: DrainOptions,
  leaseMs: number | undefined,
): { context: RunContext; leases: Leases; keeper: Keeper; ended: Row[] } {
  const plannedAt = new Date(writer.serviceNow()).toISOString();
  const ledger = new Ledger({ operation: null, plannedAt, options: { marginMinutes, clawBack } }, []);
  const leases = new Leases(store, leaseMs);
  const ended: Row[] = [];
  const keeper = keeping({ store, leases, ledger, onEnd: (row) => ended.push(row) });
  const { abort } = options;
  const context = new RunContext(
    {
      ...{ writer, ledger, queues: new Queues(ledger) },
      journal: keeper,
      // whether a person is still ours is asked in the same transaction that keeps what is about to be sent
      lock: { isOurs: () => Promise.resolve(true) },
      signalOf: ({ key }) => {
        const signal = leases.signalOf(key);
        return abort === undefined ? signal : AbortSignal.any([signal, abort]);
      },
    },
    options,
  );
  return { context, leases, keeper, ended };
}

function choicesOf(options: DrainOptions): Choices {
  const { deadline, marginMinutes = 5, holdUnsure = false, sendUnsure = false, clawBack = false } = options;
  if (!Number.isFinite(marginMinutes) || marginMinutes < 0)
    throw new BulkError('usage', 'drain: marginMinutes has to be a number of minutes, 0 or more.');
  return { marginMinutes: deadline === 'none' ? null : marginMinutes, holdUnsure, sendUnsure, clawBack };
}

/** An outbox belongs to one provider on one server: the first that drains it. */
async function ownerOf(writer: Writer, store: OutboxStore, options: DrainOptions): Promise<string | null> {
  if ((await store.fact('origin')) === null) {
    const { provider, token } = await writer.owner(options.signal);
    if (await store.claim('origin', writer.origin, { provider, token })) return provider;
  }
  const [origin, known, token] = [await store.fact('origin'), await store.fact('provider'), await store.fact('token')];
  const provider = await checkOwner(writer, { origin: origin ?? '', provider: known, token: token ?? '' }, options);
  if (known === null && provider !== null) await store.setFact('provider', provider);
  return provider;
}

function toldFailure(failure: BulkError): BulkError {
  const { cause } = failure;
  if (!isLeadProviderError(cause, 'http') || (cause.status !== 401 && cause.status !== 403)) return failure;
  return new BulkError(
    'stopped',
    `The service refuses the token (status ${cause.status}). What was not sent is kept.`,
    {
      cause,
    },
  );
}

const AS_HEAD: Readonly<Record<string, ShownState>> = { person: 'blocked-by', day: 'held', look: 'unknown' };

async function resultOf(store: OutboxStore, ended: readonly Row[], sends: number): Promise<DrainResult> {
  const open = await store.read(() =>
    query(
      `SELECT o.state AS state, CASE WHEN o.id <= p.seen THEN p.waits END AS waits, count(*) AS count
       FROM dfe_outbox o LEFT JOIN dfe_outbox_people p ON p.person = lower(o.person)
       WHERE o.is_open = 1 GROUP BY o.state, CASE WHEN o.id <= p.seen THEN p.waits END`,
    ),
  );
  const counts = Object.fromEntries([...Object.keys(rowStates), 'blocked-by'].map((state) => [state, 0]));
  let exitCode: DrainResult['exitCode'] = 0;
  const count = (shown: ShownState, many: number, also: 0 | 3 = 0): void => {
    counts[shown] = (counts[shown] ?? 0) + many;
    for (const code of [exitOf(shown), also] as const) if (code > exitCode) exitCode = code;
  };
  // a row that was over more than once, because of what a person said of it, counts as it ended
  const last = new Map(ended.map((row) => [row.planned.line, row]));
  for (const { state, landed } of last.values()) count(state, 1, landed === 'slid' || landed === 'unexpected' ? 3 : 0);
  for (const row of open) {
    const state = text(row, 'state');
    if (!isRowState(state)) continue;
    // behind a head that waits a row counts as that head
    const head = AS_HEAD[textOrNull(row, 'waits') ?? ''];
    count(state === 'pending' && head !== undefined ? head : state, int(row, 'count'));
  }
  const slid = [...last.values()].filter(({ landed }) => landed === 'slid').length;
  // one for each state, which an object made from entries cannot show
  return { counts: counts as DrainResult['counts'], slid, sends, exitCode };
}
