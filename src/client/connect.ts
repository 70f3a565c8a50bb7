import { operations as ecfOperations } from '../../generated/ecf/operations.ts';
import { operations as rectOperations } from '../../generated/rect/operations.ts';
import { systemRuntime, type Runtime } from '../budget/index.ts';
import { isService, type OperationTable, type Service } from '../contract/index.ts';
import { withCaller } from './caller.ts';
import type { ClientEvent } from './events.ts';
import { checkLimits, checkNames, refuse, toInstant } from './input.ts';
import type { ClientOptions } from './options.ts';
import { findTarget } from './origin.ts';
import { lazyRaw } from './raw.ts';
import { checkToken, tokenFor } from './token.ts';
import type { Sender } from './transport.ts';
import type { Connection, OperationCall, Transport } from './types.ts';

const bundled: Readonly<Record<Service, OperationTable>> = { rect: rectOperations, ecf: ecfOperations };
const MAX_BYTES = 64 * 1024 * 1024;
const SETTLE_AFTER_MS = 180_000;
/** How long what was heard of the service's clock counts: after that, two clocks may have drifted apart. */
const CLOCK_KEPT_MS = 3_600_000;
const MAX_UNDER_WAY = 20;

const CLIENT_OPTIONS =
  'service environment baseUrl token serverDate fetch dispatcher allowHttp onEvent operations budget maxUnderWay budgetWarning validate schemas onUnknown settleAfterMs leadProviderName maxResponseBytes timeoutMs deadlineMs retries checks facts'.split(
    ' ',
  );

/** Checks the options and opens the way. Nothing is sent. `runtime` is for tests, which bring a clock of their own. */
export function connect(options: ClientOptions, runtime: Runtime = systemRuntime): Connection {
  checkNames('createClient', options, CLIENT_OPTIONS);
  if (!isService(options.service)) refuse('createClient', [{ title: 'service', detail: 'Has to be "rect" or "ecf".' }]);
  checkToken(options.token, 'createClient');
  checkLimits('createClient', options);
  const target = findTarget(options.service, options.environment, options.baseUrl, options.allowHttp === true);
  const table = options.operations ?? bundled[options.service];
  const clientDate = checkServerDate(options.serverDate, target.production, 'createClient');
  const { budget, dispatcher, fetch: own } = options;
  const listeners = [options.onEvent ?? []].flat();

  const emit = (event: ClientEvent): void => {
    for (const listener of listeners) {
      try {
        listener(event);
      } catch {
        // a log that fails must not fail a payment
      }
    }
  };
  let clock: { readonly at: number; readonly heardAt: number } | null = null;
  const transport: Transport = {
    origin: target.origin,
    token: options.token,
    emit,
    runtime,
    // looked up at each call, so that a mock may replace the global fetch after the client was made
    fetch: (url, init) =>
      own === undefined
        ? globalThis.fetch(url, dispatcher === undefined ? init : ({ ...init, dispatcher } as RequestInit))
        : own(new Request(url, init)),
    mediaType: table['participants.list']?.mediaType ?? 'application/json',
    maxBytes: options.maxResponseBytes ?? MAX_BYTES,
    heard: (at) => {
      clock = { at, heardAt: runtime.now() };
    },
    maxUnderWay: options.maxUnderWay ?? MAX_UNDER_WAY,
    quiet: listeners.length > 0 || options.budgetWarning === false,
    budget: budget === 'off' ? null : (budget ?? (target.local ? null : 'shared')),
  };
  const connection: Connection = {
    service: options.service,
    origin: target.origin,
    onUnknown: options.onUnknown ?? 'throw',
    settleAfterMs: options.settleAfterMs ?? SETTLE_AFTER_MS,
    names: new Map(),
    leadProviderName: options.leadProviderName ?? null,
    token: (operation) => tokenFor(options.token, operation),
    schemas: options.schemas,
    runtime,
    emit,
    info(operation) {
      const row = table[operation];
      if (row === undefined) {
        refuse(operation, [
          {
            title: 'operations',
            detail: 'Your table lacks this one. Run `lead-provider generate` again.',
          },
        ]);
      }
      return row;
    },
    serverDate: (call, operation = 'serverDate') =>
      call.serverDate === undefined ? clientDate : checkServerDate(call.serverDate, target.production, operation),
    serviceNow() {
      const passed = clock === null ? Infinity : runtime.now() - clock.heardAt;
      return clock === null || passed > CLOCK_KEPT_MS ? null : clock.at + passed;
    },
    deadline: (call) => runtime.now() + (call?.deadlineMs ?? options.deadlineMs ?? Infinity),
    budgetLeft: async () => (await sender()).budgetLeft(),
    call: withCaller(async (call: OperationCall) => (await sender()).call(call)),
    raw: lazyRaw(target.origin, async (request) => {
      const { sendRaw } = await import('./send-raw.ts');
      return sendRaw(await sender(), target.origin, request);
    }),
  };

  let made: Sender | null = null;
  /** What sends is loaded just before the first request leaves, so that creating a client stays cheap. */
  const sender = async (): Promise<Sender> =>
    (made ??= (await import('./transport.ts')).startSender(options, connection, transport, listeners.length > 0));

  return connection;
}

function checkServerDate(value: Date | string | undefined, production: boolean, operation: string): string | null {
  if (value === undefined) return null;
  if (production) {
    refuse(operation, [
      {
        title: 'serverDate',
        detail: 'Only the sandbox has a movable clock. Leave it out.',
      },
    ]);
  }
  const instant = toInstant(value);
  if (instant === null)
    refuse(operation, [
      {
        title: 'serverDate',
        detail: 'Is not an instant with a zone. Pass a Date, or a text such as "2026-01-31T09:00:00Z".',
      },
    ]);
  return instant;
}
