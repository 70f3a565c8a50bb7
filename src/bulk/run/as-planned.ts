import { isMissingRecord } from '../../errors/index.ts';
import { differs } from '../../resources/writing/written.ts';
import type { Item } from '../client.ts';
import type { Basis } from '../journal/lines.ts';
import type { Row } from '../state/ledger.ts';

/** Whether a record is as it was when a row was planned: what the write sets, and when it was last updated. */
export function isAsPlanned({ basis }: Row, now: Basis | null): boolean {
  const [was, is] = [basis?.records[0], now?.records[0]];
  if (was === undefined || is === undefined) return was === is;
  return !differs(was.values, is.values) && was.updatedAt === is.updatedAt;
}

/** A record that is read; null when there is none. */
export async function orNull(work: Promise<Item>): Promise<Item | null> {
  try {
    return await work;
  } catch (error) {
    if (isMissingRecord(error)) return null;
    throw error;
  }
}
