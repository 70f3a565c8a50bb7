import type { CheckOptions } from '../../rules/index.ts';
import type { BulkOperation } from '../rows/operations.ts';
import type { SourceRow } from '../rows/source.ts';
import type { Choices, Decision } from './decision.ts';
import type { FactSource } from './facts.ts';
import { judgeActions } from './judge-actions.ts';
import { judgeDeclarations } from './judge-declarations.ts';
import { judgePartnerships } from './judge-partnerships.ts';
import { judgeVoids } from './judge-voids.ts';

/** What the judgement of rows rests on. */
export interface Grounds {
  readonly facts: FactSource;
  readonly choices: Choices;
  /** The service's clock. */
  readonly now: number;
  /** The name of the lead provider; null while nothing tells it. */
  readonly provider: string | null;
}

export const moment = ({ now }: Grounds): CheckOptions => ({ now, clockUncertainty: 3000 });

/** What is to become of each row, in the order given. */
export function judge(
  operation: BulkOperation,
  rows: readonly SourceRow[],
  grounds: Grounds,
): Promise<readonly Decision[]> {
  switch (operation) {
    case 'declarations.create':
      return judgeDeclarations(rows, grounds);
    case 'declarations.void':
      return judgeVoids(rows, grounds);
    case 'partnerships.create':
      return judgePartnerships(rows, grounds);
    default:
      return judgeActions(operation, rows, grounds);
  }
}
