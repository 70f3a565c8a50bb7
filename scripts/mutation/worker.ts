import { createVitest } from 'vitest/node';

/**
 * A process that runs files of tests, as often as it is told: with a mutant awake, or with none. It keeps what Vite has
 * made of the sources, so that a run costs what the tests cost.
 */

/** What is wanted: these files of tests, with this mutant. */
export interface Wanted {
  readonly mutant: string;
  readonly tests: readonly string[];
}

/** How it went: `failed` names the first test that failed, and is null when all passed. */
export interface Went {
  readonly failed: string | null;
}

const [config = '', root = ''] = process.argv.slice(2);
const vitest = await createVitest('test', {
  config,
  root,
  watch: false,
  reporters: [{}],
  run: true,
  passWithNoTests: true,
});
// the first start makes the projects ready
await vitest.standalone();

async function run({ mutant, tests }: Wanted): Promise<Went> {
  process.env['MUTANT'] = mutant;
  const specifications = tests.flatMap((test) => vitest.getModuleSpecifications(`${root}/${test}`));
  const { testModules, unhandledErrors } = await vitest.runTestSpecifications(specifications);
  for (const module of testModules) {
    if (module.state() !== 'failed') continue;
    const [failed] = module.children.allTests('failed');
    return { failed: `${module.relativeModuleId}: ${failed?.fullName ?? 'cannot be loaded'}` };
  }
  return { failed: unhandledErrors.length > 0 ? 'an error that no test caught' : null };
}

process.on('message', (wanted: Wanted) => {
  void run(wanted).then(
    (went) => process.send?.(went),
    (error: unknown) => process.send?.({ failed: `vitest: ${String(error)}` } satisfies Went),
  );
});
process.on('disconnect', () => process.exit());
process.send?.('ready');
