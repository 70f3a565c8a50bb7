import { isService, services, type Service } from '../contract/index.ts';
import type { Scenario } from '../mock/scenario/schema.ts';
import { readArguments } from './read-arguments.ts';
import { readScenarioFile } from './scenario-file.ts';
import { UsageError } from './usage-error.ts';

/** `lead-provider scenario check FILE`: every problem of a scenario with its place, or what is in it. */
export async function scenarioCommand(args: readonly string[]): Promise<void> {
  const { file, service } = whatToCheck(args);
  const written = await readScenarioFile('scenario check', file);
  const [{ checkScenario }, { ScenarioError }] = await Promise.all([
    import('../mock/scenario/check.ts'),
    import('../mock/scenario/scenario-error.ts'),
  ]);
  try {
    const scenario = checkScenario(written, service);
    const right = services.filter((one) => service === null && isRight(() => checkScenario(written, one)));
    process.stdout.write(`${file}: ${summaryOf(scenario)}. ${verdict(service, right)}\n`);
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    const { problems } = error;
    process.stdout.write(`${file}: ${counted(problems.length, 'problem')}\n`);
    for (const { path, message } of problems) process.stdout.write(`  ${path}: ${message}\n`);
    process.exitCode = 1;
  }
}

function verdict(service: Service | null, right: readonly Service[]): string {
  if (service !== null) return `It is right for ${service}.`;
  if (right.length === services.length) return `It is right for ${services.join(' and ')}.`;
  const [one] = right;
  return one === undefined
    ? `Each service refuses something of it: see --service ${services.join(' and --service ')}.`
    : `It is right for ${one} only: see --service ${services.find((other) => other !== one)}.`;
}

function isRight(check: () => unknown): boolean {
  try {
    check();
    return true;
  } catch {
    return false;
  }
}

function summaryOf(scenario: Scenario): string {
  const bulk = (scenario.bulk ?? []).reduce((sum, { count }) => sum + count, 0);
  return [
    counted(scenario.leadProviders?.length ?? 0, 'lead provider'),
    counted(scenario.cohorts?.length ?? 0, 'cohort'),
    counted((scenario.deliveryPartners?.length ?? 0) + bulk, 'delivery partner'),
    counted(scenario.schools?.length ?? 0, 'school'),
    counted(scenario.partnerships?.length ?? 0, 'partnership'),
    counted(scenario.participants?.length ?? 0, 'participant'),
    counted(scenario.declarations?.length ?? 0, 'declaration'),
    counted(scenario.statements?.length ?? 0, 'statement'),
  ].join(', ');
}

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

function whatToCheck(args: readonly string[]): { readonly file: string; readonly service: Service | null } {
  const {
    positionals,
    values: { service },
  } = readArguments('scenario', {
    args: [...args],
    allowPositionals: true,
    options: { service: { type: 'string' } },
  });
  const [verb, file, ...more] = positionals;
  if (verb !== 'check' || file === undefined || more.length > 0)
    throw new UsageError('scenario: say which file to check: lead-provider scenario check FILE.');
  if (service === undefined) return { file, service: null };
  if (!isService(service)) throw new UsageError('scenario: --service is rect or ecf; without it, both are looked at.');
  return { file, service };
}
