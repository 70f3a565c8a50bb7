import type { LoadedMock } from '../mock/mock.ts';
import type { Listening } from '../mock/server/serve-loaded.ts';

export interface ReadyMock {
  readonly mock: LoadedMock;
  readonly server: Listening;
  readonly clock: string;
  /** Whether the world came from `--persist`. */
  readonly pickedUp: boolean;
  readonly given: {
    readonly host: string;
    readonly persist?: string | undefined;
    readonly scenario?: string | undefined;
    readonly profile?: string | undefined;
    readonly 'no-console': boolean;
  };
}

/**
 * Tells that a mock is ready, and how it is reached. This is the only place where the secret of a server is told: behind
 * the `#` of an address, which no browser sends anywhere.
 *
 * @param say takes events in place of text
 */
export function tellMockReady(ready: ReadyMock, say: ((event: object) => void) | null): void {
  const { mock, server, clock, pickedUp, given } = ready;
  const { host, persist } = given;
  if (server.secret !== null)
    process.stderr.write(
      `lead-provider: ${host} can be reached from other machines, without encryption. What is under /__mock/ wants the ` +
        'secret; the API asks for a token only, and the tokens of a mock are easily guessed.\n',
    );
  const passedOver = pickedUp ? (['scenario', 'profile'] as const).filter((name) => given[name] !== undefined) : [];
  const console = consoleOf(ready);
  const tokens = tokensOf(mock);
  if (say !== null) {
    say({
      event: 'ready',
      service: mock.service,
      url: server.url,
      ...(console !== null && { console }),
      clock: mock.clock.now,
      ...(server.secret === null ? { tokens } : { tokensAt: '/__mock/tokens' }),
      ...(pickedUp && { pickedUp: persist, passedOver }),
    });
    return;
  }
  const lines = [
    `lead-provider mock: ${mock.service} is ready at ${server.url} (its clock: ${mock.clock.now}, ` +
      `${clock}${pickedUp ? `; world picked up from ${persist}` : ''})`,
    ...passedOver.map(
      (name) => `  the world of ${persist} holds, and not --${name} ${given[name]}: remove the file to begin with that`,
    ),
    ...(console === null ? [] : [`  ${given['no-console'] ? 'first page' : 'console'}: ${console}`]),
    ...(server.secret === null
      ? tokens.map(({ leadProvider, token }) => `  token of ${leadProvider}: ${token}`)
      : ['  tokens: at /__mock/tokens, for whoever sends what stands behind "#secret=" in the header Mock-Secret']),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

/** The address to open; null when there is neither a console nor a secret to tell. */
function consoleOf({ server: { url, secret }, given }: ReadyMock): string | null {
  if (secret !== null) return `${url}/#secret=${encodeURIComponent(secret)}`;
  return given['no-console'] ? null : `${url}/`;
}

function tokensOf(mock: LoadedMock): readonly { readonly leadProvider: string; readonly token: string }[] {
  return (mock.scenario.leadProviders ?? [])
    .map((lp) => (typeof lp === 'string' ? lp : lp.id))
    .map((id) => ({ leadProvider: id, token: mock.token(id) }));
}
