import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { isService, type Service } from '../contract/index.ts';
import { createMock, defaultScenario, type Scenario } from '../mock/index.ts';
import { checkScenario } from '../mock/scenario/check.ts';
import { serve } from '../mock/server.ts';
import { UsageError } from './usage-error.ts';

/** `lead-provider mock`: serves a mock until it is interrupted. */
export async function mockCommand(args: readonly string[]): Promise<void> {
  const { service, port, host, scenario: file, seed, clock } = readArguments(args);
  if (!isService(service)) throw new UsageError('mock: say which service to play: --service rect or --service ecf.');
  if (clock !== 'running' && clock !== 'frozen') throw new UsageError('mock: the clock is either --clock running or --clock frozen.');
  const portNumber = wholeNumber(port, 'port', 65_535);
  const seedNumber = wholeNumber(seed, 'seed', Number.MAX_SAFE_INTEGER);
  const scenario = file === undefined ? defaultScenario(service) : await readScenario(file, service);
  const mock = createMock({ service, scenario, seed: seedNumber, clock });
  const server = await serve(mock, { port: portNumber, host }).catch((error: unknown) => {
    throw new Error(`mock: cannot listen on ${host}:${portNumber}: ${reason(error)}. Choose another --port or --host.`);
  });
  process.stdout.write(`lead-provider mock: ${service} is ready at ${server.url} (its clock: ${mock.clock.now}, ${clock})\n`);
  for (const lp of scenario.leadProviders ?? []) {
    const id = typeof lp === 'string' ? lp : lp.id;
    process.stdout.write(`  token of ${id}: ${mock.token(id)}\n`);
  }
  const stop = (): void => void server.close().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

interface Arguments { service?: string; port: string; host: string; scenario?: string; seed: string; clock: string }

function readArguments(args: readonly string[]): Arguments {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        service: { type: 'string' }, scenario: { type: 'string' },
        port: { type: 'string', default: '4010' }, host: { type: 'string', default: '127.0.0.1' },
        seed: { type: 'string', default: '1' }, clock: { type: 'string', default: 'running' },
      },
    });
    return values;
  } catch (error) {
    throw new UsageError(`mock: ${reason(error)} Run lead-provider --help.`);
  }
}

function wholeNumber(text: string, name: string, most: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value <= most) return value;
  throw new UsageError(`mock: --${name} has to be a whole number from 0 to ${most}, not ${JSON.stringify(text)}.`);
}

async function readScenario(file: string, service: Service): Promise<Scenario> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new UsageError(`mock: cannot read the scenario file ${file}: ${reason(error)}.`);
  });
  let written: unknown;
  try {
    written = JSON.parse(text);
  } catch (error) {
    throw new Error(`mock: ${file} is not valid JSON: ${reason(error)}.`);
  }
  return checkScenario(written, service);
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
