import type {
  ReadDeclaration,
  ReadDeliveryPartner,
  ReadParticipant,
  ReadPartnership,
  ReadSchool,
  ReadStatement,
} from '../../rules/index.ts';
import { problemIn, type ReadKind } from '../../rules/readable.ts';
import { BulkError } from '../bulk-error.ts';
import type { Item } from '../client.ts';

interface Kinds {
  readonly participant: ReadParticipant;
  readonly declaration: ReadDeclaration;
  readonly statement: ReadStatement;
  readonly partnership: ReadPartnership;
  readonly school: ReadSchool;
  readonly deliveryPartner: ReadDeliveryPartner;
}

/**
 * A record that the rules can read.
 * @throws {BulkError} for any other: something changed it on its way
 */
export function readable<K extends ReadKind & keyof Kinds>(kind: K, item: Item): Item & Kinds[K] {
  if (isReadable(kind, item)) return item;
  throw new BulkError(
    'stopped',
    `A ${kind} was served that the rules cannot read: ${problemIn(kind, item) ?? ''}. Nothing was sent.`,
  );
}

function isReadable<K extends ReadKind & keyof Kinds>(kind: K, item: Item): item is Item & Kinds[K] {
  return problemIn(kind, item) === null;
}
