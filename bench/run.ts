export {};

/**
 * `npm run bench -- NAME…`: runs the benchmarks named, or all. Each prints what it measured; none fails over a time.
 */
const benches: Readonly<Record<string, () => Promise<{ readonly run: () => void | Promise<void> }>>> = {
  client: () => import('./client.ts'),
  rules: () => import('./rules.ts'),
  mock: () => import('./mock.ts'),
  console: () => import('./console.ts'),
  loading: () => import('./loading.ts'),
  diff: () => import('./diff.ts'),
  sync: () => import('./sync.ts'),
  bulk: () => import('./bulk.ts'),
};

// what begins with two dashes is an option of a benchmark
const asked = process.argv.slice(2).filter((one) => !one.startsWith('--'));
const unknown = asked.filter((name) => !Object.hasOwn(benches, name));
if (unknown.length > 0) {
  console.error(
    `There is no benchmark ${unknown.join(', ')}. Name one or more of: ${Object.keys(benches).join(', ')}.`,
  );
  process.exitCode = 2;
} else {
  for (const [name, load] of Object.entries(benches)) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    console.log(`\n${name}`);
    const { run } = await load();
    await run();
  }
}
