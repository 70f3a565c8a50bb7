import { isService, type Service } from '../contract/index.ts';
import type { ImportExtension } from '../generate/emit-index.ts';
import type { ReadLimits } from '../generate/fetch-document.ts';
import type { PreparedDescription } from '../generate/prepare.ts';
import { readArguments } from './read-arguments.ts';
import { limitsOf } from './read-limits.ts';
import { tellPreparation } from './tell-preparation.ts';
import { UsageError } from './usage-error.ts';

const EXTENSIONS: Readonly<Record<string, ImportExtension>> = { js: '.js', ts: '.ts', none: '' };

/** `lead-provider generate`: writes a client's types, schemas, table and index from a description. */
export async function generateCommand(args: readonly string[]): Promise<void> {
  const started = performance.now();
  const { service, spec, out, extension, check, verbose, ...options } = settled(args);
  // what generates is loaded only now, so that the other commands do without it
  const { needGeneratePeers } = await import('../generate/peers.ts');
  await needGeneratePeers(args);
  const [
    { findSource },
    { prepare },
    { generateClient, readyToGenerate, coverageOf, staleFiles, isCutSet },
    { writeFiles },
    { withoutSchema },
  ] = await Promise.all([
    import('../generate/source.ts'),
    import('../generate/prepare.ts'),
    import('../generate/generate-client.ts'),
    import('../generate/write-files.ts'),
    import('../generate/emit-answers.ts'),
  ]);
  const prepared = readyToGenerate(await prepare(service, await findSource(spec, service), options));
  const files = await generateClient(service, prepared, extension);
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  say(`lead-provider generate: ${service} from ${prepared.source.name} (OpenAPI ${prepared.written})`);
  tellPreparation(prepared, verbose, say);
  tellCoverage(prepared, coverageOf(service, prepared.document), say);
  for (const operation of withoutSchema(prepared.document, service))
    say(`  no schema for what ${operation} answers: its answers are not checked`);
  const took = (): string => `${((performance.now() - started) / 1000).toFixed(1)} s`;
  if (check) {
    const stale = await staleFiles(out, files);
    if (await isCutSet(out, files))
      say(`  the files in ${out} are not of one run: one was cut off while it wrote, or some were put back`);
    say(
      stale.length === 0
        ? `  ${out} is up to date (${took()})`
        : `  ${out} is stale: ${stale.join(', ')}. Run the command without --check. (${took()})`,
    );
    if (stale.length > 0) process.exitCode = 1;
    return;
  }
  await writeFiles(out, files);
  say(`  wrote ${Object.keys(files).join(', ')} to ${out} (${took()})`);
}

function tellCoverage(
  { document }: PreparedDescription,
  { lacking, beyond }: { lacking: readonly string[]; beyond: readonly string[] },
  say: (line: string) => void,
): void {
  const schemas = Object.keys(document.components?.schemas ?? {}).length;
  say(`  ${Object.keys(document.paths).length} paths, ${schemas} schemas`);
  for (const operation of beyond) say(`  no wrapper calls ${operation}; it is reachable through raw`);
  for (const operation of lacking)
    say(`  warning: the description has no ${operation}. index.ts will not compile until lead-provider-sdk follows.`);
}

interface Arguments {
  readonly service: Service;
  readonly spec: string;
  readonly out: string;
  readonly extension: ImportExtension;
  readonly check: boolean;
  readonly verbose: boolean;
  readonly corrections: boolean;
  readonly overlays: readonly string[];
  readonly allowRemoteRefs: boolean;
  readonly limits: ReadLimits;
}

function settled(args: readonly string[]): Arguments {
  const { service, spec, out, ...values } = parse(args);
  if (!isService(service))
    throw new UsageError('generate: say which service the description is of: --service rect or --service ecf.');
  if (out === undefined || out === '')
    throw new UsageError('generate: say which folder to write to, for example --out src/dfe.');
  const extension = EXTENSIONS[values['import-extension']];
  if (extension === undefined) throw new UsageError('generate: --import-extension is js, ts or none.');
  return {
    service,
    spec: spec ?? 'bundled',
    out,
    extension,
    check: values.check,
    verbose: values.verbose,
    corrections: !values['no-corrections'],
    overlays: values.overlay,
    allowRemoteRefs: values['allow-remote-refs'],
    limits: limitsOf('generate', values['max-documents']),
  };
}

function parse(args: readonly string[]) {
  return readArguments('generate', {
    args: [...args],
    options: {
      service: { type: 'string' },
      spec: { type: 'string' },
      out: { type: 'string' },
      check: { type: 'boolean', default: false },
      verbose: { type: 'boolean', default: false },
      'no-corrections': { type: 'boolean', default: false },
      'allow-remote-refs': { type: 'boolean', default: false },
      'max-documents': { type: 'string' },
      overlay: { type: 'string', multiple: true, default: [] },
      'import-extension': { type: 'string', default: 'js' },
    },
  }).values;
}
