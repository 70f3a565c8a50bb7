import type { components } from '../../../../generated/ecf/types.ts';
import { monthNames } from '../../../base/months.ts';
import type { Served } from '../../kit/served.ts';
import type { Statement } from '../../world/records.ts';
import { stampsOf } from './wire.ts';

/** docs/services/ecf.md 5.6. */
export function serveStatement(statement: Statement): Served<components['schemas']['Statement']> {
  return {
    id: statement.id,
    type: 'statement',
    attributes: {
      month: monthNames[statement.month - 1] ?? '',
      year: String(statement.year),
      type: 'ecf',
      cohort: String(statement.cohort.year),
      cut_off_date: statement.cutOff,
      payment_date: statement.payment,
      paid: statement.status === 'paid',
      ...stampsOf(statement),
    },
  };
}
