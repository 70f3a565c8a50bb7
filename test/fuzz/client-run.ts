import { toInstant } from '../../src/client/input.ts';
import type { Service } from '../../src/contract/index.ts';
import { createClient, isLeadProviderError } from '../../src/index.ts';
import { createMock, type Mock } from '../../src/mock/index.ts';
import type { CheckInput } from '../../src/rules/index.ts';
import { isWrite, type Call, type WriteOperation } from './calls.ts';
import { Random } from './random.ts';
import { Reader, type Reads } from './reads.ts';
import { planFor } from './requests/plan.ts';
import { givenFor, verdictOn } from './verdicts.ts';
import { at, worldOf, type FuzzWorld } from './world/world.ts';

/** What became of a write through the client, beside what the pure checks say of it. */
export interface Sent {
  readonly story: string;
  /** What the pure checks say by the same reads. */
  readonly verdict: 'refuse' | 'clear' | 'unsure';
  readonly rules: readonly string[];
  /** How the promise was settled. */
  readonly outcome: { readonly kind: string; readonly outcome: string; readonly rules: readonly string[] } | 'resolved';
  /** Requests that reached the mock: those that only read, before anything was written, and those that write. */
  readonly reads: number;
  readonly writes: number;
  readonly facts: 'fetch' | 'given';
  /** Whether everything a provider can read is as it was. */
  readonly isUnchanged: boolean;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Sends the requests of a few worlds through a real client, half of them with facts fetched and half with facts given.
 */
export async function sendThroughClient(
  service: Service,
  seed: number,
  worlds: number,
  perWorld: number,
): Promise<Sent[]> {
  const sent: Sent[] = [];
  for (let index = 0; index < worlds; index += 1) {
    const written = worldOf(service, seed, index);
    const mock = createMock({ service, scenario: written.scenario });
    const reader = new Reader(mock, written.organisations.years);
    for (let request = 0; request < perWorld; request += 1) {
      const random = new Random(seed, index, request, 5);
      const world = at(written, Date.parse(mock.clock.now));
      const lp = random.pick(world.organisations.lps);
      const reads = await reader.read(lp);
      const plan = planFor({ world, mock, lp, reads, random });
      const call = plan?.sound != null && random.chance(0.6) ? plan.sound : plan?.call;
      if (call === undefined || plan?.kind === 'form' || !isSendable(call)) continue;
      const before = JSON.stringify({ ...reads, schools: [...reads.schools] });
      const made = await send(world, mock, lp, reads, call, random.pick(['fetch', 'given'] as const));
      mock.clock.advance({ seconds: 1 });
      reader.forgetAll();
      const after = await reader.read(lp);
      sent.push({
        ...made,
        story: `${service} seed ${seed} world ${index} request ${request}: ${made.story}`,
        isUnchanged: JSON.stringify({ ...after, schools: [...after.schools] }) === before,
      });
    }
  }
  return sent;
}

/** What the client refuses as an argument (ids that are none, dates that are no instants) is not for the rules. */
function isSendable({ operation, id, attributes }: Call): boolean {
  if (!isWrite(operation) || (id !== null && !UUID.test(id))) return false;
  return operation !== 'declarations.create' || toInstant(attributes?.['declaration_date']) !== null;
}

async function send(
  world: FuzzWorld,
  mock: Mock,
  lp: string,
  reads: Reads,
  { operation, id, attributes }: Call,
  facts: 'fetch' | 'given',
): Promise<Omit<Sent, 'isUnchanged'>> {
  if (!isWrite(operation)) throw new Error('fuzz: only writes are sent');
  const all = givenFor(world, lp, reads, operation, id, attributes ?? {});
  const { schedules, cohorts, leadProviderName } = all;
  const told: CheckInput = {
    ...(schedules && { schedules }),
    ...(cohorts && { cohorts }),
    ...(leadProviderName !== undefined && { leadProviderName }),
  };
  const now = Date.parse(mock.clock.now);
  const verdict = verdictOn(
    world,
    operation,
    id,
    attributes ?? {},
    facts === 'given' ? all : { ...told, ...fetched(world.service, operation, id, attributes ?? {}, all) },
    { now },
  );
  mock.forgetRequests();
  const dfe: unknown = createClient({
    service: world.service,
    baseUrl: 'https://mock.test',
    token: mock.token(lp),
    fetch: mock.fetch,
    budget: 'off',
    validate: 'off',
    retries: 0,
  });
  const options = { now, ...(facts === 'given' ? { ...all, facts } : told) };
  const outcome = await settled(() =>
    method(dfe, operation)(...(id === null ? [] : [id]), ...(attributes === null ? [] : [attributes]), options),
  );
  const methods = mock.requests.map((one) => one.method);
  const writes = methods.filter((one) => one !== 'GET').length;
  const first = methods.findIndex((one) => one !== 'GET');
  return {
    story: JSON.stringify({
      operation,
      id,
      attributes,
      facts,
      verdict: verdict.refusals.map(({ rule }) => rule),
      outcome,
    }),
    verdict: verdict.outcome,
    rules: verdict.refusals.map(({ rule }) => rule),
    outcome,
    facts,
    writes,
    reads: first === -1 ? methods.length : first,
  };
}

/** What the client reads by itself before a write: the record it is about, of a new partnership all that is judged. */
function fetched(
  service: Service,
  operation: WriteOperation,
  id: string | null,
  attributes: Readonly<Record<string, unknown>>,
  all: CheckInput,
): CheckInput {
  const only = <K extends keyof CheckInput>(...names: readonly K[]): CheckInput =>
    Object.fromEntries(names.flatMap((name) => (all[name] === undefined ? [] : [[name, all[name]]])));
  const isId = (value: unknown): boolean => typeof value === 'string' && UUID.test(value);
  switch (operation) {
    case 'declarations.create': {
      const { participant_id } = attributes;
      if (!isId(participant_id)) return {};
      // the list is asked for by the id that was sent, which of a retired one has none; ecf takes such ids
      const sent = String(participant_id).toLowerCase();
      const wanted = service === 'ecf' ? (all.participant?.id ?? sent) : sent;
      return {
        ...only('participant'),
        declarations: (all.declarations ?? []).filter((one) => one.attributes.participant_id === wanted),
      };
    }
    case 'declarations.void':
      return only('declaration');
    case 'partnerships.create': {
      const { cohort, school_id, delivery_partner_id } = attributes;
      const isYear = !Array.isArray(cohort) && /^2\d{3}$/.test(String(cohort));
      return {
        ...(isYear && {
          partnerships: (all.partnerships ?? []).filter((one) => one.attributes.cohort === String(cohort)),
        }),
        ...(isYear && isId(school_id) && only('school')),
        ...(isId(delivery_partner_id) && only('deliveryPartner')),
      };
    }
    case 'partnerships.update':
      return id === null ? {} : only('partnership');
    default:
      return only('participant');
  }
}

type Method = (...args: readonly unknown[]) => Promise<unknown>;

/**
 * A method of the client by the name of its operation. The requests are of any shape, so the method's types do not
 * matter.
 */
function method(dfe: unknown, operation: WriteOperation): Method {
  const [resource = '', name = ''] = operation.split('.');
  const methods = (dfe as Readonly<Record<string, Readonly<Record<string, Method>>>>)[resource];
  const found = methods?.[name];
  if (found === undefined) throw new Error(`fuzz: the client has no ${operation}`);
  return found;
}

async function settled(send: () => Promise<unknown>): Promise<Sent['outcome']> {
  try {
    await send();
    return 'resolved';
  } catch (error) {
    if (!isLeadProviderError(error)) throw error;
    return {
      kind: error.kind,
      outcome: error.outcome,
      rules: isLeadProviderError(error, 'rule') ? error.refusals.map(({ rule }) => rule) : [],
    };
  }
}
