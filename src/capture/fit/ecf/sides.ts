import type { Row } from '../../observed.ts';
import { listOf, recordOf, textOf } from '../attributes.ts';
import { OWN, type Providers } from '../names.ts';

/** One side of a transfer. */
export interface Side {
  readonly urn: string;
  /** Null when the school trains by itself. */
  readonly lp: string | null;
  readonly date: string | null;
}

export interface Move {
  readonly createdAt: string;
  readonly leaving: Side;
  readonly joining: Side | null;
}

/** The transfers of a person, by training record, oldest first. */
export function movesOf(row: Row, providers: Providers): Map<string, Move[]> {
  const moves = new Map<string, Move[]>();
  for (const transfer of listOf(row, 'transfers')) {
    const record = textOf(transfer, 'training_record_id');
    const leaving = sideOf(recordOf(transfer, 'leaving'), providers);
    const createdAt = textOf(transfer, 'created_at');
    if (record === null || leaving === null || createdAt === null) continue;
    const known = moves.get(record) ?? [];
    moves.set(record, known);
    known.push({ createdAt, leaving, joining: sideOf(recordOf(transfer, 'joining'), providers) });
  }
  return moves;
}

function sideOf(side: Readonly<Record<string, unknown>> | null, providers: Providers): Side | null {
  const urn = side && textOf(side, 'school_urn');
  if (side === null || urn === null) return null;
  const provider = textOf(side, 'provider');
  return {
    urn,
    lp: provider === null || provider === '' ? null : providers.idOf(provider),
    date: textOf(side, 'date'),
  };
}

export const isOwn = ({ lp }: Side): boolean => lp === OWN;
