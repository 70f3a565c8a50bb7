import { isRecord } from '../../base/guards.ts';
import { isUuid } from '../../base/uuid.ts';
import type { Settlement, StoredWrite } from '../../errors/index.ts';
import type { RuleOperation } from '../../rules/rule.ts';
import type { Ask } from '../types.ts';

/** Finds out what became of a write whose answer was lost, as a client's `settle` does. */
export type Settle = (write: StoredWrite) => Promise<Settlement>;

const methods: Partial<Readonly<Record<RuleOperation, string>>> = {
  declaration: 'declarations.create',
  void: 'declarations.void',
  defer: 'participants.defer',
  resume: 'participants.resume',
  withdraw: 'participants.withdraw',
  schedule: 'participants.changeSchedule',
  'partnership-create': 'partnerships.create',
  'partnership-update': 'partnerships.update',
};

/** A write as it is settled; null for one whose address or body says no such thing. */
export function storedWrite(ask: Ask, created: string | null, since: Date, until: Date): StoredWrite | null {
  const operation = ask.operation === undefined ? undefined : methods[ask.operation];
  if (operation === undefined) return null;
  const path = ask.path.replace('{created}', created ?? '');
  const id = path.split('/').find(isUuid);
  const draft = draftIn(ask.body);
  if (operation.endsWith('.create') ? draft === null : id === undefined) return null;
  return {
    operation,
    ...(id !== undefined && { id }),
    ...(draft !== null && { draft }),
    since: since.toISOString(),
    until: until.toISOString(),
  };
}

function draftIn(body: string | undefined): object | null {
  try {
    const parsed: unknown = JSON.parse(body ?? '');
    const data = isRecord(parsed) ? parsed['data'] : null;
    const attributes = isRecord(data) ? data['attributes'] : null;
    return isRecord(attributes) ? attributes : null;
  } catch {
    return null;
  }
}
