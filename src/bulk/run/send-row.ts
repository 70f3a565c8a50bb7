import type { ActionName } from '../plan/judge-actions.ts';
import type { Row } from '../state/ledger.ts';
import type { RunContext } from './context.ts';
import { sendAction } from './send-action.ts';
import { sendNew } from './send-new.ts';
import { sendVoid, type FreshDeclarations } from './send-void.ts';

/** Rows that come next and are read with one that is about to be sent. */
const AHEAD = 40;

/** Sends a row by its operation, and notes what became of it. */
export function sendRow(context: RunContext, row: Row, fresh: FreshDeclarations): Promise<void> {
  const operation = context.operationOf(row);
  if (operation === 'declarations.create' || operation === 'partnerships.create') return sendNew(context, row);
  if (operation === 'declarations.void') return sendVoid(context, row, fresh, () => ahead(context, row));
  return sendAction(context, operation satisfies ActionName, row);
}

/** The voids that come after one in the file, as far as they can be sent. */
function ahead({ ledger }: RunContext, row: Row): readonly Row[] {
  const found: Row[] = [];
  for (const other of ledger.rows.values()) {
    if (other.planned.line <= row.planned.line || other.state !== 'pending') continue;
    if (ledger.operationOf(other) !== 'declarations.void') continue;
    found.push(other);
    if (found.length === AHEAD) break;
  }
  return found;
}
