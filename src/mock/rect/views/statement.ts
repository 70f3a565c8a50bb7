import type { components } from '../../../../generated/rect/types.ts';
import { monthNames } from '../../../base/months.ts';
import { toWire } from '../../../rules/time.ts';
import type { Served } from '../../kit/served.ts';
import type { Statement } from '../../world/records.ts';

export function serveStatement(statement: Statement): Served<components['schemas']['Statement']> {
  return {
    id: statement.id,
    type: 'statement',
    attributes: {
      month: monthNames[statement.month - 1] ?? '',
      year: String(statement.year),
      cohort: String(statement.cohort.year),
      cut_off_date: statement.cutOff,
      payment_date: statement.payment,
      paid: statement.status === 'paid',
      created_at: toWire(statement.createdAt),
      updated_at: toWire(statement.updatedAt),
    },
  };
}
