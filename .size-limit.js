/** Leaves out what is only loaded when it is needed, but for the dynamic imports that `wanted` names. */
const lazy = (wanted) => ({
  name: 'lazy',
  setup(build) {
    build.onResolve({ filter: /.*/ }, ({ path, kind }) =>
      kind === 'dynamic-import' && !wanted.test(path) ? { path, external: true } : undefined,
    );
  },
});
const esbuild = (wanted) => (config) => ({
  ...config,
  format: 'esm',
  target: 'es2022',
  logLevel: 'error',
  plugins: [lazy(wanted)],
});

export default [
  {
    name: 'main entry with all its static imports',
    path: 'dist/index.js',
    gzip: true,
    limit: '12 kB',
    modifyEsbuildConfig: esbuild(/(?!)/),
  },
  {
    name: 'main entry and all that a first request loads',
    path: 'dist/index.js',
    gzip: true,
    limit: '18.1 kB',
    modifyEsbuildConfig: esbuild(/\/transport-/),
  },
];
