import { BulkError } from '../bulk-error.ts';
import type { Writer } from '../client.ts';
import type { Header } from '../journal/lines.ts';

/**
 * A journal belongs to one provider on one server.
 * @throws {BulkError} `usage` for another one's
 */
export async function checkOwner(
  writer: Writer,
  header: Pick<Header, 'origin' | 'provider' | 'token'>,
  { signal, sameOwner }: { readonly signal?: AbortSignal; readonly sameOwner?: boolean },
): Promise<string | null> {
  if (writer.origin !== header.origin)
    throw new BulkError(
      'usage',
      `This journal is of ${header.origin}, and the client of ${writer.origin}. Nothing was sent.`,
    );
  const { provider, token } = await writer.owner(signal);
  const isSame = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();
  if (provider !== null && header.provider !== null) {
    if (isSame(provider, header.provider)) return provider;
    throw new BulkError('usage', 'This journal is of another lead provider than the token. Nothing was sent.');
  }
  if (token !== header.token && sameOwner !== true)
    throw new BulkError(
      'usage',
      'This journal was planned with another token, and nothing tells whose either is. If they are of one provider, say so ' +
        '(sameOwner, --same-owner). Nothing was sent.',
    );
  return provider ?? header.provider;
}
