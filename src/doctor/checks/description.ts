import { readBounded } from '../../base/bytes.ts';
import { servers } from '../../contract/index.ts';
import { cannotTell, differs, ok, type Check, type Context, type Line, type Looking } from '../types.ts';

const MOST_BYTES = 20_000_000;
const PATH = '/api/docs/v3/swagger.yaml';

/** The description that the server publishes against the one that this package was made from. */
export const description: Check = async (context) => {
  const { service, asker, origin } = context;
  const looking = {
    id: 'description',
    looked: 'the description that the server publishes',
    expected: 'nothing that a client would notice differs from the bundled one',
  };
  const stopped = asker.stopped();
  if (stopped !== null && stopped !== 'the token is refused') return cannotTell(looking, stopped);
  if (service === 'ecf')
    return cannotTell(
      looking,
      'where ecf publishes it is not known',
      'Compare by hand: lead-provider diff bundled ADDRESS.',
    );
  const text = await published(context, `${origin}${PATH}`).catch(() => null);
  if (text === null)
    return cannotTell(
      looking,
      `the server publishes none at ${PATH}`,
      `That of production: ${servers.rect.production}${PATH}`,
    );
  return compared(context, looking, text).catch((error: unknown) => {
    // peers that are not installed have a class of their own; anything else is of the document
    if (error instanceof Error && /npm install/.test(error.message))
      return cannotTell(looking, 'what compares descriptions is not installed', 'npm install openapi-typescript');
    return differs(looking, 'it cannot be read as a description', `Look at ${PATH} in a browser.`);
  });
};

/** It is public, so no token is sent; null when it is not there. */
async function published({ asker }: Context, address: string): Promise<string | null> {
  const request = new Request(address, { redirect: 'manual', signal: AbortSignal.timeout(30_000) });
  const { ok: isThere, body } = await asker.sent.fetch(request);
  if (!isThere || body === null) {
    await body?.cancel();
    return null;
  }
  const bytes = await readBounded(body, MOST_BYTES);
  return bytes === null ? null : new TextDecoder().decode(bytes);
}

async function compared({ service }: Context, looking: Looking, text: string): Promise<Line> {
  const { needDiffPeers } = await import('../../generate/peers.ts');
  needDiffPeers();
  const [{ findSource }, { prepare, prepareRead }, { compareDescriptions }, { parseText }] = await Promise.all([
    import('../../generate/source.ts'),
    import('../../generate/prepare.ts'),
    import('../../generate/diff/compare.ts'),
    import('../../generate/fetch-document.ts'),
  ]);
  const source = { location: PATH, name: 'published', bundled: false };
  const [bundled, live] = await Promise.all([
    findSource('bundled', service).then((found) => prepare(service, found)),
    prepareRead(service, source, parseText(text, 'published')),
  ]);
  const { summary } = compareDescriptions(
    service,
    { name: 'bundled', document: bundled.document },
    { name: 'published', document: live.document },
  );
  const { breaking, warning, harmless } = summary;
  const found = `${breaking} breaking changes, ${warning} to look at, ${harmless} harmless`;
  return breaking + warning === 0
    ? ok(looking, found)
    : differs(looking, found, 'lead-provider diff bundled live names them; see docs/when-the-spec-changes.md.');
}
