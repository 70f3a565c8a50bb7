import type { components } from '../../../../generated/ecf/types.ts';
import { billableStates, courseOf } from '../../../rules/terms.ts';
import { toWire } from '../../../rules/time.ts';
import type { Served } from '../../kit/served.ts';
import type { Declaration } from '../world.ts';
import { stampsOf } from './wire.ts';

const REFUNDED: ReadonlySet<string> = new Set(['awaiting-clawback', 'clawed-back']);

/** The statement that pays a declaration, and the one that claws it back. */
export function statementsOf({ items }: Declaration) {
  const statementOf = (states: ReadonlySet<string>): string | null =>
    items.find((item) => states.has(item.state))?.statement.id ?? null;
  return { statement_id: statementOf(billableStates), clawback_statement_id: statementOf(REFUNDED) };
}

/** docs/services/ecf.md 5.7. */
export function serveDeclaration(declaration: Declaration): Served<components['schemas']['Declaration']> {
  const { profile, state, type } = declaration;
  return {
    id: declaration.id,
    type: 'participant-declaration',
    attributes: {
      participant_id: profile.user.id,
      declaration_type: type,
      declaration_date: toWire(declaration.date),
      course_identifier: courseOf[profile.role],
      state,
      ...stampsOf(declaration),
      delivery_partner_id: declaration.deliveryPartner?.id ?? null,
      ...statementsOf(declaration),
      ineligible_for_funding_reason: state === 'ineligible' ? 'duplicate_declaration' : null,
      mentor_id: declaration.mentorId,
      uplift_paid:
        declaration.uplift && profile.role === 'ect' && type === 'started' && (state === 'paid' || REFUNDED.has(state)),
      evidence_held: declaration.evidence,
      has_passed: null,
      lead_provider_name: declaration.lp.name,
    },
  };
}
