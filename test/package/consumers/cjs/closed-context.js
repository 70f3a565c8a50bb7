// Runs CommonJS as Jest does without --experimental-vm-modules: every module in a context of its own, in which `import()`
// is refused. What a lazy part of the package needs must come by `require` alone.
const { readFileSync } = require('node:fs');
const { createRequire, isBuiltin } = require('node:module');
const { dirname } = require('node:path');
const vm = require('node:vm');

// what a page or Node gives every context, but not what is the language's own: each context has that itself
const own = new Set(vm.runInNewContext('Object.getOwnPropertyNames(globalThis)'));
const given = Object.getOwnPropertyNames(globalThis).filter((name) => !own.has(name) && name !== 'global');
const context = vm.createContext(Object.fromEntries(given.map((name) => [name, globalThis[name]])));
const loaded = new Map();

function load(file) {
  const known = loaded.get(file);
  if (known !== undefined) return known.exports;
  const module = { exports: {} };
  loaded.set(file, module);
  const text = readFileSync(file, 'utf8');
  const parameters = ['module', 'exports', 'require', '__filename', '__dirname'];
  const run = vm.compileFunction(text, parameters, { filename: file, parsingContext: context });
  const within = createRequire(file);
  run(
    module,
    module.exports,
    (name) => (isBuiltin(name) ? require(name) : load(within.resolve(name))),
    file,
    dirname(file),
  );
  return module.exports;
}

const here = createRequire(__filename);
const { createClient } = load(here.resolve('lead-provider-sdk'));
const { createMock } = load(here.resolve('lead-provider-sdk/mock'));

async function main() {
  const refused = await load(here.resolve('./imports.js'))().catch((error) => error.code);
  const mock = createMock({ service: 'rect' });
  const dfe = createClient({
    service: 'rect',
    baseUrl: 'https://mock.test',
    token: mock.token('lp1'),
    fetch: mock.fetch,
    validate: 'error',
  });
  const id = mock.id('tom');
  const draft = {
    participant_id: id,
    declaration_type: 'started',
    course_identifier: 'ecf-induction',
    declaration_date: '1999-01-01T00:00:00Z',
  };
  const tom = await dfe.participants.resolve(id);
  const listed = await dfe.participants.list().collect({ max: 1000, verify: true });
  const { rows } = await dfe.declarations.checkMany([draft]);
  const outcome = await dfe.declarations.create(draft).catch(({ kind, outcome }) => ({ kind, outcome }));
  console.log(
    JSON.stringify({ refused, tom: tom.current.id === id, listed: listed.length > 0, rows: rows.length, outcome }),
  );
}

main();
