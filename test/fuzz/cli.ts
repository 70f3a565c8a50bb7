import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { isService, type Service } from '../../src/contract/index.ts';
import { allRules } from '../../src/rules/registry.ts';
import { PER_WORLD, run, WorldRun } from './run.ts';
import { report } from './tally.ts';

/**
 * `npm run fuzz -- --runs 1000000`: random requests of random worlds against the checks and the mock, to be run by
 * hand.
 */
const usage = `npm run fuzz -- [--runs N] [--seed N] [--service rect|ecf] [--failures N] [--surprises]
npm run fuzz -- --service S --seed N --world N --request N

  --runs       requests to make, over both services unless one is named (default 20000)
  --seed       seed of the worlds (default 1)
  --failures   how many failures to find before giving up, per service (default 5)
  --surprises  also print refusals that were not foreseen, one for each rule
  --world, --request  replay one request, with everything before it in its world
`;

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '20000' },
    seed: { type: 'string', default: '1' },
    service: { type: 'string' },
    failures: { type: 'string', default: '5' },
    world: { type: 'string' },
    request: { type: 'string' },
    surprises: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

const number = (name: 'runs' | 'seed' | 'failures' | 'world' | 'request'): number => {
  const value = Number(values[name]);
  if (!Number.isSafeInteger(value) || value < 0)
    throw new Error(`fuzz: --${name} takes a whole number, not ${values[name] ?? 'nothing'}.\n\n${usage}`);
  return value;
};

async function replay(service: Service): Promise<boolean> {
  const world = new WorldRun(service, number('seed'), number('world'));
  const last = number('request');
  for (let request = 0; request <= last; request += 1) {
    const step = await world.step(request);
    if (request !== last) continue;
    if (step === null) console.log('Nothing was made of this request: the world gave no occasion for it.');
    else console.log(world.storyOf(step.plan, step.tried, request));
  }
  for (const { story } of world.failures.filter(({ request }) => request === last)) console.log(`\n${story}`);
  return world.failures.length === 0;
}

async function fuzz(service: Service): Promise<boolean> {
  const runs = number('runs');
  const started = Date.now();
  let told = started;
  const surprises = new Map<string, string>();
  let isStopped = false;
  // the table so far, instead of nothing
  process.once('SIGINT', () => {
    isStopped = true;
  });
  const { tally, failures } = await run({
    service,
    seed: number('seed'),
    runs,
    maxFailures: number('failures'),
    isStopped: () => isStopped,
    onWorld(soFar, world) {
      for (const { story } of world.failures) console.error(`FAILED ${story}\n`);
      for (const { rule, story } of world.surprises) if (!surprises.has(rule)) surprises.set(rule, story);
      if (Date.now() - told < 5000) return;
      told = Date.now();
      const perSecond = Math.round((1000 * soFar.requests) / (told - started));
      console.error(`${service}: ${soFar.requests} of ${runs} requests, ${perSecond} a second`);
    },
  });
  console.log(
    `${report(
      service,
      tally,
      allRules.filter((rule) => rule.service === service && rule.enforcedBy === 'service').map(({ id }) => id),
    )}\n`,
  );
  if (values.surprises) for (const story of surprises.values()) console.log(`not foreseen: ${story}\n`);
  if (failures.length > 0)
    console.log(`${failures.length} failures, told above; each can be replayed with the flags it begins with.\n`);
  return failures.length === 0;
}

/** Both services at once, each in a process of its own. */
async function both(): Promise<boolean> {
  const half = String(Math.ceil(number('runs') / 2));
  // each of the two hears the interruption itself and tells what it has
  process.once('SIGINT', () => undefined);
  const codes = await Promise.all(
    (['rect', 'ecf'] as const).map(async (service) => {
      const flags = [
        '--service',
        service,
        '--runs',
        half,
        '--seed',
        values.seed,
        '--failures',
        values.failures,
        ...(values.surprises ? ['--surprises'] : []),
      ];
      const child = spawn(process.execPath, [...process.execArgv, fileURLToPath(import.meta.url), ...flags], {
        stdio: 'inherit',
      });
      return new Promise<number | null>((resolve) => child.on('exit', resolve));
    }),
  );
  return codes.every((code) => code === 0);
}

if (values.help) console.log(usage);
else {
  const { service } = values;
  if (service !== undefined && !isService(service))
    throw new Error(`fuzz: --service is rect or ecf, not ${service}.\n\n${usage}`);
  const isReplay = values.world !== undefined || values.request !== undefined;
  if (isReplay && service === undefined) throw new Error(`fuzz: a replay needs --service.\n\n${usage}`);
  if (isReplay && number('request') >= PER_WORLD)
    throw new Error(`fuzz: a world has ${PER_WORLD} requests.\n\n${usage}`);
  const isSound = service === undefined ? await both() : isReplay ? await replay(service) : await fuzz(service);
  process.exitCode = isSound ? 0 : 1;
}
