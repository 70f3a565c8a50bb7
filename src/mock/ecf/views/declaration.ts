import { toWire } from '../../../rules/calendar.ts';
import type { Role } from '../../world/records.ts';
import type { Declaration, DeclarationState } from '../world.ts';
import { stampsOf } from './wire.ts';

const COURSES: Readonly<Record<Role, string>> = { ect: 'ecf-induction', mentor: 'ecf-mentor' };
const BILLED: ReadonlySet<DeclarationState> = new Set(['eligible', 'payable', 'paid']);
const REFUNDED: ReadonlySet<DeclarationState> = new Set(['awaiting-clawback', 'clawed-back']);

/** docs/services/ecf.md 5.7. */
export function serveDeclaration(declaration: Declaration) {
  const { profile, state, type, items } = declaration;
  const statementOf = (states: ReadonlySet<DeclarationState>): string | null =>
    items.find((item) => states.has(item.state))?.statement.id ?? null;
  return {
    id: declaration.id,
    type: 'participant-declaration',
    attributes: {
      participant_id: profile.user.id,
      declaration_type: type,
      declaration_date: toWire(declaration.date),
      course_identifier: COURSES[profile.role],
      state,
      ...stampsOf(declaration),
      delivery_partner_id: declaration.deliveryPartner?.id ?? null,
      statement_id: statementOf(BILLED),
      clawback_statement_id: statementOf(REFUNDED),
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
