import { isService, type Service } from '../contract/index.ts';
import type { ReadLimits } from '../generate/fetch-document.ts';
import { readArguments } from './read-arguments.ts';
import { limitsOf } from './read-limits.ts';
import { UsageError } from './usage-error.ts';

/** `lead-provider diff`: what changed between two descriptions, for a client. */
export async function diffCommand(args: readonly string[]): Promise<void> {
  const { old, revised, service: asked, format: written, failOn, ...options } = settled(args);
  // what compares is loaded only after it is known to be there
  const [{ needDiffPeers }, { isFormat, render }] = await Promise.all([
    import('../generate/peers.ts'),
    import('../generate/diff/report.ts'),
  ]);
  if (!isFormat(written)) throw new UsageError('diff: --format is text, markdown or json.');
  needDiffPeers();
  const [{ findSource }, { prepare }, { compareDescriptions, serviceOf }] = await Promise.all([
    import('../generate/source.ts'),
    import('../generate/prepare.ts'),
    import('../generate/diff/compare.ts'),
  ]);
  const service = asked ?? (await guessService([old, revised]));
  const [before, after] = await Promise.all(
    [old, revised].map(async (named) => prepare(service, await findSource(named, service), options)),
  );
  if (before === undefined || after === undefined) return;
  const report = compareDescriptions(
    service,
    { name: before.source.name, document: before.document },
    { name: after.source.name, document: after.document },
  );
  process.stdout.write(render(report, written));
  if (report.summary.breaking > 0 || (failOn === 'warning' && report.summary.warning > 0))
    process.exitCode = failOn === 'none' ? 0 : 1;

  async function guessService(named: readonly string[]): Promise<Service> {
    for (const name of named.filter((one) => one !== 'bundled' && one !== 'live')) {
      // the service matters to the corrections alone, and they are not wanted here
      const found = serviceOf(
        (await prepare('rect', await findSource(name, 'rect'), { ...options, corrections: false })).document,
      );
      if (found !== null) return found;
    }
    throw new UsageError('diff: the paths do not tell which service is meant. Say --service rect or --service ecf.');
  }
}

interface Arguments {
  readonly old: string;
  readonly revised: string;
  readonly service: Service | undefined;
  readonly format: string;
  readonly failOn: 'none' | 'warning' | 'breaking';
  readonly corrections: boolean;
  readonly allowRemoteRefs: boolean;
  readonly limits: ReadLimits;
}

function settled(args: readonly string[]): Arguments {
  const { values, positionals } = parse(args);
  const [old, revised, ...more] = positionals;
  if (old === undefined || revised === undefined || more.length > 0) {
    throw new UsageError(
      'diff: give two descriptions, the old and the new one. Each is a file, an address, bundled or live.',
    );
  }
  if (values.service !== undefined && !isService(values.service))
    throw new UsageError('diff: --service is rect or ecf.');
  const failOn = values['fail-on'];
  if (failOn !== 'none' && failOn !== 'warning' && failOn !== 'breaking')
    throw new UsageError('diff: --fail-on is breaking, warning or none.');
  return {
    old,
    revised,
    service: values.service,
    format: values.format,
    failOn,
    corrections: !values['no-corrections'],
    allowRemoteRefs: values['allow-remote-refs'],
    limits: limitsOf('diff', values['max-documents']),
  };
}

function parse(args: readonly string[]) {
  return readArguments('diff', {
    args: [...args],
    allowPositionals: true,
    options: {
      service: { type: 'string' },
      format: { type: 'string', default: 'text' },
      'fail-on': { type: 'string', default: 'none' },
      'no-corrections': { type: 'boolean', default: false },
      'allow-remote-refs': { type: 'boolean', default: false },
      'max-documents': { type: 'string' },
    },
  });
}
