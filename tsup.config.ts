import { defineConfig, type Options } from 'tsup';

type Plugin = NonNullable<Options['plugins']>[number];

/**
 * In the CommonJS build a lazy part is loaded by `require`. Node would run `import()` there too, but what runs
 * CommonJS in a context of its own, as Jest does without `--experimental-vm-modules`, refuses it. Decision 0039.
 */
const lazyByRequire: Plugin = {
  name: 'lazy-by-require',
  renderChunk(code) {
    if (this.format !== 'cjs') return undefined;
    return { code: code.replace(/\bimport\((["'])([\w@./-]+)\1\)/g, 'Promise.resolve().then(() => require($1$2$1))') };
  },
};

/** One entry per door of the package; shared code goes into chunks, so that no door carries a copy of another's. */
export default defineConfig({
  entry: {
    index: 'src/index.ts',
    rules: 'src/rules/index.ts',
    'schemas/rect': 'generated/rect/schemas.ts',
    'schemas/ecf': 'generated/ecf/schemas.ts',
    'types/rect': 'generated/rect/types.ts',
    'types/ecf': 'generated/ecf/types.ts',
    redis: 'src/redis/index.ts',
    telemetry: 'src/telemetry/index.ts',
    sync: 'src/sync/index.ts',
    'sync/sqlite': 'src/sync/sqlite/index.ts',
    'sync/postgres': 'src/sync/postgres/index.ts',
    bulk: 'src/bulk/index.ts',
    mock: 'src/mock/index.ts',
    'mock/msw': 'src/mock/msw.ts',
    'mock/server': 'src/mock/server.ts',
    cli: 'src/cli/main.ts',
  },
  format: ['esm', 'cjs'],
  splitting: true,
  dts: true,
  clean: true,
  target: 'node20',
  platform: 'neutral',
  removeNodeProtocol: false,
  // what only the mock's server, a command or one door needs of other people's code is bundled, in chunks of its own; the
  // licences are in THIRD-PARTY-LICENSES. A test holds that what is left is declared in package.json
  noExternal: [/^(?:csv-parse|yaml|@hono\/node-server|hono)(?:$|\/)/],
  external: [/^(?![./]|(?:src|generated)\/)/],
  treeshake: true,
  sourcemap: false,
  plugins: [lazyByRequire],
});
