import { reason } from '../base/reason.ts';
import { isService, type Service } from '../contract/index.ts';
import { makeMock } from '../mock/make-mock.ts';
import { defaultScenario } from '../mock/scenario/default-scenario.ts';
import type { Scenario } from '../mock/scenario/schema.ts';
import { serveLoaded } from '../mock/server/serve-loaded.ts';
import { tellMockReady } from './mock-ready.ts';
import { readArguments } from './read-arguments.ts';
import { requestLine } from './request-line.ts';
import { readScenarioFile } from './scenario-file.ts';
import { UsageError } from './usage-error.ts';

/** `lead-provider mock`: serves a mock until it is interrupted. */
export async function mockCommand(args: readonly string[]): Promise<void> {
  const given = parse(args);
  const { service, host, scenario: file, clock, persist, json } = given;
  if (!isService(service)) throw new UsageError('mock: say which service to play: --service rect or --service ecf.');
  if (clock !== 'running' && clock !== 'frozen')
    throw new UsageError('mock: the clock is either --clock running or --clock frozen.');
  if (host.trim() === '')
    throw new UsageError('mock: --host is empty; say which address to listen on (0.0.0.0 stands for all of them).');
  const throttle = throttleOf(given.throttle, clock);
  const port = wholeNumber(given.port, 'port', 65_535);
  const seed = wholeNumber(given.seed, 'seed', Number.MAX_SAFE_INTEGER);
  const keeping = persist === undefined ? null : await import('../mock/server/persist.ts');
  if (keeping !== null && persist !== undefined) await keeping.lookAt(persist);
  const scenario = await scenarioOf(file, given.profile, service, seed);
  const mock = makeMock(service, scenario, { seed, clock, throttle });
  const pickedUp = keeping !== null && persist !== undefined && (await keeping.pickUp(mock, persist));
  // never an argument: those are seen by whoever lists processes
  const secret = process.env['LEAD_PROVIDER_MOCK_SECRET'] ?? '';
  const say = json
    ? (event: object) => process.stdout.write(`${JSON.stringify({ at: new Date().toISOString(), ...event })}\n`)
    : null;
  const server = await serveLoaded(mock, async (written) => mock.put(await checked(written, service)), {
    port,
    host,
    allowHosts: given['allow-host'],
    allowOrigins: given['allow-origin'],
    console: !given['no-console'],
    ...(secret !== '' && { secret }),
    ...(!given.quiet && {
      onRequest: (request) =>
        say === null ? process.stdout.write(requestLine(request)) : say({ event: 'request', ...request }),
    }),
  }).catch((error: unknown) => {
    // what is given to --allow-host or --allow-origin is none, or the secret is too short
    if (error instanceof RangeError) throw new UsageError(error.message.replace(/^mock server/, 'mock'));
    throw new Error(`mock: cannot listen on ${host}:${port}: ${reason(error)}. Choose another --port or --host.`);
  });
  // whoever read the lines may go away (`… | head`), and the mock goes on without them
  process.stdout.on('error', () => undefined);
  // before the line is printed: whoever waits for it may end the process at once
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    void server
      .close()
      .then(() => (persist === undefined ? undefined : keeping?.putDown(mock, persist)))
      .then(
        () => process.exit(0),
        (error: unknown) => {
          process.stderr.write(`lead-provider: the world could not be put down: ${reason(error)}\n`);
          process.exit(1);
        },
      );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  tellMockReady({ mock, server, given, clock, pickedUp }, say);
}

/** On by default, as in the services; with a clock that stands still off by default. */
function throttleOf(given: string | undefined, clock: string): 'off' | 'fixed' | 'rolling' {
  const text = given ?? (clock === 'frozen' ? 'off' : 'fixed');
  if (text !== 'off' && text !== 'fixed' && text !== 'rolling')
    throw new UsageError('mock: --throttle is fixed, rolling or off.');
  if (text !== 'off' && clock === 'frozen') {
    throw new UsageError(
      'mock: with --clock frozen a throttle that has closed would never open again; add --throttle off, or let ' +
        'the clock run.',
    );
  }
  return text;
}

async function scenarioOf(
  file: string | undefined,
  profile: string | undefined,
  service: Service,
  seed: number,
): Promise<Scenario> {
  if (file !== undefined && profile !== undefined)
    throw new UsageError('mock: --scenario and --profile both say which world to load; give one of them.');
  if (file !== undefined) return checked(await readScenarioFile('mock', file), service);
  if (profile === undefined) return defaultScenario(service);
  if (profile !== 'S' && profile !== 'M' && profile !== 'L') throw new UsageError('mock: --profile is S, M or L.');
  const [{ generateScenario }, { profiles }] = await Promise.all([
    import('../mock/worlds/generate-scenario.ts'),
    import('../mock/worlds/sizes.ts'),
  ]);
  return generateScenario({ service, seed, ...profiles[profile] });
}

function parse(args: readonly string[]) {
  return readArguments('mock', {
    args: [...args],
    options: {
      service: { type: 'string' },
      scenario: { type: 'string' },
      profile: { type: 'string' },
      persist: { type: 'string' },
      port: { type: 'string', default: '4010' },
      host: { type: 'string', default: '127.0.0.1' },
      seed: { type: 'string', default: '1' },
      clock: { type: 'string', default: 'running' },
      throttle: { type: 'string' },
      'allow-host': { type: 'string', multiple: true, default: [] },
      'allow-origin': { type: 'string', multiple: true, default: [] },
      'no-console': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      quiet: { type: 'boolean', default: false },
    },
  }).values;
}

function wholeNumber(text: string, name: string, most: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value <= most) return value;
  throw new UsageError(`mock: --${name} has to be a whole number from 0 to ${most}, not ${JSON.stringify(text)}.`);
}

/**
 * What checks is loaded only when there is something to check: the default world and the generated ones are the
 * package's own.
 */
async function checked(written: unknown, service: Service): Promise<Scenario> {
  const { checkScenario } = await import('../mock/scenario/check.ts');
  return checkScenario(written, service);
}
