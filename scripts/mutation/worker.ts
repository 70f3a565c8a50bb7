import { createVitest, type TestModule } from 'vitest/node';

/**
 * A process that runs files of tests, as often as it is told: with a mutant awake, or with none. It keeps what Vite has
 * made of the sources, so that a run costs what the tests cost.
 */

/** What is wanted: these files of tests, with this mutant. */
export interface Wanted {
  readonly mutant: string;
  readonly tests: readonly { readonly test: string; readonly cases?: readonly string[] }[];
}

/** How it went: `failed` names the first test that failed, and is null when all passed. */
export interface Went {
  readonly failed: string | null;
  /** Its file, and what vitest calls it; null for a file that cannot be loaded. */
  readonly test: string;
  readonly case: string | null;
}

/** The files of tests that failed in this run; vitest itself remembers those of earlier runs, too. */
let broken: TestModule[] = [];

const [config = '', root = ''] = process.argv.slice(2);
const vitest = await createVitest('test', {
  config,
  root,
  watch: false,
  reporters: [
    {
      onTestModuleEnd(module) {
        if (module.state() === 'failed') broken.push(module);
      },
    },
  ],
  run: true,
  passWithNoTests: true,
});
// the first start makes the projects ready
await vitest.standalone();

async function run({ mutant, tests }: Wanted): Promise<Went> {
  process.env['MUTANT'] = mutant;
  broken = [];
  vitest.state.errorsSet.clear();
  const specifications = tests.flatMap(({ test, cases }) =>
    vitest
      .getModuleSpecifications(`${root}/${test}`)
      .map(({ project, moduleId }) =>
        project.createSpecification(moduleId, cases === undefined ? undefined : { testIds: [...cases] }),
      ),
  );
  const { unhandledErrors } = await vitest.runTestSpecifications(specifications);
  const [module] = broken;
  if (module === undefined)
    return { failed: unhandledErrors.length > 0 ? 'an error that no test caught' : null, test: '', case: null };
  const [failed] = module.children.allTests('failed');
  return {
    failed: `${module.relativeModuleId}: ${failed?.fullName ?? 'cannot be loaded'}`,
    test: module.relativeModuleId,
    case: failed?.id ?? null,
  };
}

process.on('message', (wanted: Wanted) => {
  void run(wanted).then(
    (went) => process.send?.(went),
    (error: unknown) => process.send?.({ failed: `vitest: ${String(error)}`, test: '', case: null } satisfies Went),
  );
});
process.on('disconnect', () => process.exit());
process.send?.('ready');
