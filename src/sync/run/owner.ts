import { createHash } from 'node:crypto';
import { isMissingRecord } from '../../errors/missing-record.ts';
import { insideOf, type SyncClient } from '../client.ts';
import { jsonOf } from '../store/damaged.ts';
import { fence, type Lease } from '../store/lease.ts';
import { set, setting } from '../store/schema.ts';
import { query, text, type CopyConnection, type Steps } from '../store/steps.ts';
import { SyncError } from '../sync-error.ts';

export interface Owner {
  readonly service: string;
  readonly origin: string;
  /** A digest of the token, by which it is known again without being kept. */
  readonly token: string;
}

async function ownerBehind(client: SyncClient): Promise<Owner> {
  const inside = insideOf(client);
  if (inside === null) throw new SyncError('options', 'createSync: pass a client made by createClient; this is none.');
  const token = createHash('sha256')
    .update(await inside.token('sync'))
    .digest('hex');
  return { service: client.service, origin: inside.origin, token };
}

/**
 * Makes sure that a copy is kept by its owner alone: the same service and server, and a token it knows. With a new token
 * up to three of its statements are asked for; a provider is served its own.
 *
 * @throws {SyncError} `owner` when it is not the same, or nothing shows that it is
 */
export async function checkOwner(
  client: SyncClient,
  connection: CopyConnection,
  lease: Lease,
  {
    sameOwner = false,
    signal,
  }: { readonly sameOwner?: boolean | undefined; readonly signal?: AbortSignal | undefined },
): Promise<void> {
  const owner = await ownerBehind(client);
  const known = await connection.read(knownOwner);
  if (known !== null) {
    if (isKnownTo(known, owner)) return;
    // a first run whose token was refused has left nothing that could be another provider's
    if (!sameOwner && !known.isEmpty) await checkStatements(client, known.statements, signal);
  }
  await connection.write(function* () {
    yield* fence(lease);
    yield* set('service', owner.service);
    yield* set('origin', owner.origin);
    yield* set('tokens', JSON.stringify([...(known?.tokens ?? []), owner.token]));
  });
}

/**
 * Makes sure that a copy that is only read is of a client's own service, server and provider.
 * @throws {SyncError} `owner` as `checkOwner` does
 */
export async function checkReader(client: SyncClient, connection: CopyConnection, signal?: AbortSignal): Promise<void> {
  const owner = await ownerBehind(client);
  const known = await connection.read(knownOwner);
  if (known === null || isKnownTo(known, owner)) return;
  await checkStatements(client, known.statements, signal);
}

/** Whether the token is one that the copy was kept with. */
function isKnownTo(known: Known, owner: Owner): boolean {
  for (const part of ['service', 'origin'] as const)
    if (known[part] !== owner[part])
      throw new SyncError(
        'owner',
        `This copy is of ${known.service} at ${known.origin}, and the client asks ${owner.service} at ${owner.origin}. ` +
          'Nothing was read. Keep a copy for each.',
      );
  return known.tokens.includes(owner.token);
}

interface Known {
  readonly service: string;
  readonly origin: string;
  readonly tokens: readonly string[];
  /** Whether no page of any list has been written yet. */
  readonly isEmpty: boolean;
  readonly statements: readonly string[];
}

/** Whose a copy is; null while no run has said so. */
export function* knownOwner(): Steps<Known | null> {
  const service = yield* setting('service');
  if (service === null) return null;
  const begun = yield* query('SELECT scope FROM dfe_scopes UNION ALL SELECT scope FROM dfe_checkpoints LIMIT 1');
  const isEmpty = begun.length === 0;
  const tokens: unknown = jsonOf((yield* setting('tokens')) ?? '[]');
  const rows = yield* query('SELECT id FROM dfe_statements WHERE gone_at IS NULL ORDER BY cut_off_date DESC LIMIT 3');
  return {
    service,
    origin: (yield* setting('origin')) ?? '',
    tokens: Array.isArray(tokens) && !isEmpty ? tokens.map(String) : [],
    isEmpty,
    statements: rows.map((row) => text(row, 'id')),
  };
}

async function checkStatements(
  client: SyncClient,
  statements: readonly string[],
  signal: AbortSignal | undefined,
): Promise<void> {
  for (const id of statements) {
    try {
      await client.statements.get(id, signal && { signal });
      return;
    } catch (error) {
      if (!isMissingRecord(error)) throw error;
    }
  }
  throw new SyncError(
    'owner',
    statements.length === 0
      ? 'This copy was kept with another token and holds no statement by which to tell whether this one is the same ' +
          "provider's. Nothing was written. If it is, say so: sameOwner: true, --same-owner."
      : "This copy was kept with another token, and none of its statements is served with this one: it is another provider's. " +
          'Nothing was written. Keep a copy for each provider.',
  );
}
