import type { Service } from '../../contract/index.ts';
import { RuleError } from '../../errors/index.ts';

/** The rule by which a service refuses a declaration whose type is held by another one. */
const RULES = {
  rect: { rule: 'rect.declaration.D8', title: 'declaration_type', source: 'docs/services/rect.md#d8 4.3, row D8' },
  ecf: {
    rule: 'ecf.declaration.10',
    title: 'base',
    source: 'docs/services/ecf.md#declaration-10 4.16, row 10',
  },
} as const;

const DETAIL =
  'Another declaration of this type holds the place of the one that was sent (it is record on this error), so the ' +
  'service does not take it.';

/** The error for a declaration whose place is taken. */
export function slotTaken(service: Service, operation: string, record: unknown, cause: unknown): RuleError {
  const { rule, title, source } = RULES[service];
  const address = source.slice(0, source.indexOf(' '));
  return new RuleError(`${operation} was refused. ${title}: ${DETAIL} (rule ${rule}, ${address})`, {
    operation,
    outcome: 'refused',
    attempts: 1,
    record,
    refusals: [{ rule, title, detail: DETAIL, enforcedBy: 'service', source, likely: false }],
    ...(cause !== null && { cause }),
  });
}
