import { readFile } from 'node:fs/promises';
import { isUuid } from '../base/uuid.ts';
import { memoryBudget, sharedBudget } from '../budget/index.ts';
import type { Fetch } from '../client/index.ts';
import { isService, type Service } from '../contract/index.ts';
import type { Against } from '../parity/against.ts';
import type { Side, WritePlan } from '../parity/index.ts';
import { CommandFailure } from './command-failure.ts';
import { interruptible } from './copy/interruptible.ts';
import { put, putJson } from './copy/output.ts';
import { evidenceOptions, recordingOf, type Recording } from './evidence/options.ts';
import { withEvidence } from './evidence/with-evidence.ts';
import { readArguments } from './read-arguments.ts';
import { tokenOf, type Server } from './server-options.ts';
import { UsageError } from './usage-error.ts';

const DIFFERS = 3;

interface Given {
  readonly service: Service;
  readonly against: Against;
  readonly server: Server;
  readonly recording: Recording | null;
  readonly tokenFile: string | undefined;
  readonly writes: { readonly participants: string; readonly isMeant: boolean } | null;
  readonly values: boolean;
  readonly json: boolean;
}

/** `lead-provider parity`: asks a sandbox and the mock the same, and says where they differ. */
export async function parityCommand(args: readonly string[]): Promise<void> {
  const given = await givenBy(args);
  const { service, server, recording } = given;
  const ids = given.writes === null ? null : await idsIn(given.writes.participants);
  const token = await tokenOf('parity', given.tokenFile);
  try {
    await withEvidence({ command: 'parity', service, server, token }, recording, (fetch) =>
      interruptible((signal) => held(given, token, ids, fetch, signal)),
    );
  } catch (error) {
    if (error instanceof CommandFailure || error instanceof UsageError) throw error;
    const { reason } = await import('../base/reason.ts');
    throw new CommandFailure(
      `parity: ${reason(error)} Nothing was compared: look at the address, the token and the network, and run it again.`,
      1,
    );
  }
}

async function held(
  { service, against, writes, values, json }: Given,
  token: string,
  ids: readonly string[] | null,
  own: Fetch | undefined,
  signal: AbortSignal,
): Promise<void> {
  const [{ fit, observe }, { createMock }, { createClient }, { parity, reportOf, textOf, writePlan }] =
    await Promise.all([
      import('../capture/index.ts'),
      import('../mock/index.ts'),
      import('../resources/create-client.ts'),
      import('../parity/index.ts'),
    ]);
  const baseUrl = against.origin;
  const client = createClient({
    ...{ service, baseUrl, token, budgetWarning: false },
    ...(own !== undefined && { fetch: own }),
  });
  const observed = await observe(client, { signal });
  // with the originals, and never written
  const fitted = await fit(observed);
  const makeMock = (scenario: typeof fitted.scenario) => createMock({ service, scenario });
  const plan = ids === null ? null : await writePlan(observed, ids, makeMock(fitted.scenario), OWN);
  if (plan !== null) checkKnown(plan, ids?.length ?? 0);
  if (plan !== null && writes?.isMeant !== true) {
    await (json ? putJson({ service, plan: shown(plan) }) : put(planText(plan)));
    return;
  }
  const side: Side = { token, origin: baseUrl, send: await budgeted(baseUrl, token, own, signal) };
  const world = { scenario: fitted.scenario, leadProvider: OWN, left: fitted.left };
  const result = await parity(side, makeMock, observed, world, {
    ...{ movesClock: against.movesClock, plan },
    settle: async (write) => {
      const [settlement] = await client.settle([write], { wait: true, signal });
      if (settlement === undefined) throw new Error('nothing was looked for');
      return settlement;
    },
  });
  const report = reportOf(result, { values });
  await (json ? putJson(report) : put(textOf(report)));
  if (report.differences.length > 0) process.exitCode = DIFFERS;
}

/** The id of the capturing provider in a fitted world. */
const OWN = 'lp1';

/** After everybody else who uses the token. A server on this machine has a budget of its own. */
async function budgeted(
  origin: string,
  token: string,
  own: Fetch | undefined,
  signal: AbortSignal,
): Promise<Side['send']> {
  const isLocal = new URL(origin).protocol === 'http:';
  const budget = isLocal ? memoryBudget({ limit: 100_000 }) : await sharedBudget(origin, token);
  return async (request) => {
    const release = await budget.take({ priority: 'low', signal });
    try {
      return await (own === undefined ? fetch(request, { signal }) : own(request));
    } finally {
      release();
    }
  };
}

function shown({ steps, unreached }: WritePlan) {
  return {
    writes: steps.map(({ ask, expects, rules, leaves }) => ({ write: ask.name, expects, rules, leaves })),
    unreached,
  };
}

function planText({ steps, unreached }: WritePlan): string {
  const lines = steps.map(({ ask, expects, rules, leaves }) => {
    const why = rules.length === 0 ? '' : ` by ${rules.join(', ')}`;
    return `  ${ask.name}: ${expects}${why}${leaves === '' ? '' : `; cannot be undone: ${leaves}`}`;
  });
  return [
    `parity: ${steps.length} writes are planned. Nothing was written: run it again with --yes to send them.`,
    ...lines,
    `${unreached.length} rules are not reachable with these participants.`,
    '',
  ].join('\n');
}

function checkKnown({ unknown }: WritePlan, named: number): void {
  if (unknown.length > 0)
    refuse(
      `of ${named} participants named ${unknown.length} are not among those that the token sees. Nothing was written.`,
    );
}

async function idsIn(file: string): Promise<readonly string[]> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'it is no file';
    return refuse(`cannot read ${file}: ${code}.`);
  });
  const lines = text.split(/\r?\n/);
  const ids = lines.flatMap((line, at) => {
    const id = line.trim();
    if (id === '') return [];
    if (!isUuid(id)) refuse(`line ${at + 1} of ${file} is no id of a participant. Write one id a line.`);
    return [id.toLowerCase()];
  });
  if (ids.length === 0)
    refuse(`${file} names nobody. Write the id of each participant that may be touched, one a line.`);
  return [...new Set(ids)];
}

async function givenBy(args: readonly string[]): Promise<Given> {
  const { values: given } = readArguments('parity', {
    args: [...args],
    options: {
      service: { type: 'string' },
      against: { type: 'string' },
      'token-file': { type: 'string' },
      writes: { type: 'boolean', default: false },
      participants: { type: 'string' },
      yes: { type: 'boolean', default: false },
      values: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      ...evidenceOptions,
    },
  });
  const { service, against, writes, participants, yes } = given;
  if (!isService(service)) refuse('say which service it is: --service rect or --service ecf.');
  if (against === undefined || against === '')
    refuse('say what to hold the mock against: --against sandbox, or the address of a server on this machine.');
  if (writes && (participants === undefined || participants === ''))
    refuse('--writes needs --participants FILE: the ids of those that may be touched, one a line.');
  if (!writes && (participants !== undefined || yes)) refuse('--participants and --yes go with --writes.');
  const { againstOf } = await import('../parity/against.ts');
  const target = (() => {
    try {
      return againstOf(service, against);
    } catch (error) {
      if (error instanceof RangeError) refuse(error.message);
      throw error;
    }
  })();
  const server: Server = against === 'sandbox' ? { environment: 'sandbox' } : { baseUrl: target.origin };
  return {
    ...{ service, against: target, server, tokenFile: given['token-file'] },
    recording: recordingOf('parity', given, server),
    writes: participants === undefined ? null : { participants, isMeant: yes },
    values: given.values,
    json: given.json,
  };
}

function refuse(what: string): never {
  throw new UsageError(`parity: ${what}`);
}
