import { isRecord } from '../../base/guards.ts';
import type { CallOptions, Connection, ProviderName } from '../../client/index.ts';
import { list } from '../requests.ts';
import { isOutOfEffect, type Resource } from './written.ts';

/**
 * Whose a declaration is, by `lead_provider_name`. The name that a token belongs to is given as an option, or learned
 * from a record that can only be one's own.
 */

/** What is known of the provider behind the token of this moment. */
export async function nameOf(connection: Connection, operation: string): Promise<ProviderName> {
  const token = await connection.token(operation);
  const known = connection.names.get(token) ?? { learned: null, heardAt: -Infinity };
  // a token that changes all the time must not fill the memory
  if (connection.names.size > 100) connection.names.clear();
  connection.names.set(token, known);
  return known;
}

/** Learns the name from a record that is certainly one's own, and tells when the given one contradicts it. */
export function learn(connection: Connection, name: ProviderName, record: unknown): void {
  const told = isRecord(record) && isRecord(record['attributes']) ? record['attributes']['lead_provider_name'] : null;
  if (typeof told !== 'string' || told.trim() === '') return;
  const { leadProviderName } = connection;
  if (leadProviderName !== null && !isSameName(leadProviderName, told) && name.learned !== told)
    connection.emit({
      type: 'invalid',
      operation: 'whoAmI',
      problems: [{ field: 'leadProviderName', problem: 'is not the name the service gives this token', count: 1 }],
    });
  name.learned = told;
  name.heardAt = connection.runtime.now();
}

/** Learns from a list of declarations: others' are never shown in these states. */
export function learnFrom(connection: Connection, name: ProviderName, declarations: readonly Resource[]): void {
  const own = declarations.find(({ attributes: { state } }) => isOutOfEffect(state) || state === 'ineligible');
  if (own !== undefined) learn(connection, name, own);
}

/**
 * Whose a declaration in effect is. One with another name is somebody else's only when our own was confirmed after the
 * write was sent: providers are renamed.
 */
export async function ownerOf(
  { leadProviderName }: Connection,
  name: ProviderName,
  told: unknown,
  confirmName: () => Promise<boolean>,
): Promise<'ours' | 'theirs' | 'unknown'> {
  if (isSameName(name.learned, told)) return 'ours';
  const confirmed = await confirmName();
  if (isSameName(name.learned ?? leadProviderName, told)) return 'ours';
  return confirmed ? 'theirs' : 'unknown';
}

/**
 * Reads a page of statements and one of declarations, and learns the name from a declaration that is certainly one's
 * own. Tells whether it found one.
 */
export async function confirm(connection: Connection, name: ProviderName, options: CallOptions = {}): Promise<boolean> {
  const started = connection.runtime.now();
  const page = (operation: 'statements.list' | 'declarations.list'): Promise<Resource[]> =>
    list<Resource>(connection, operation, {}, { priority: 'high', ...options, perPage: 1000 }, { once: true }).take(
      1000,
    );
  const [statements, declarations] = await Promise.all([page('statements.list'), page('declarations.list')]);
  const ours = new Set<unknown>(statements.map(({ id }) => id));
  const own =
    declarations.find(({ attributes: { state } }) => isOutOfEffect(state)) ??
    declarations.find(({ attributes: { statement_id } }) => ours.has(statement_id));
  if (own !== undefined) learn(connection, name, own);
  return name.heardAt >= started;
}

function isSameName(a: unknown, b: unknown): boolean {
  return typeof a === 'string' && typeof b === 'string' && a.trim().toLowerCase() === b.trim().toLowerCase();
}

/** The name that a client's token belongs to; null when nothing tells it. */
export async function whoAmI(connection: Connection, options: CallOptions = {}): Promise<string | null> {
  const name = await nameOf(connection, 'whoAmI');
  if (name.learned === null) await confirm(connection, name, options);
  return name.learned ?? connection.leadProviderName;
}
