import type { Service } from '../../contract/service.ts';
import { write, type Steps } from './steps.ts';

export function* writeRuleBook(service: Service): Steps<void> {
  yield* write('DELETE FROM dfe_cohorts WHERE source = ?', service);
}
