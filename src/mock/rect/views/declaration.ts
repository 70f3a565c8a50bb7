import type { components } from '../../../../generated/rect/types.ts';
import { courseOf } from '../../../rules/terms.ts';
import { toWire } from '../../../rules/time.ts';
import type { Served } from '../../kit/served.ts';
import { ownerOf, stateOf } from '../derived/declarations.ts';
import type { Declaration } from '../world.ts';

/** A declaration; it looks the same to every provider that sees it. */
export function serveDeclaration(declaration: Declaration): Served<components['schemas']['Declaration']> {
  const { person, role } = declaration.training.stay;
  return {
    id: declaration.id,
    type: 'participant-declaration',
    attributes: {
      participant_id: person.id,
      declaration_type: declaration.type,
      course_identifier: courseOf[role],
      declaration_date: toWire(declaration.date),
      mentor_id: declaration.mentorship?.mentorId ?? null,
      state: stateOf(declaration),
      updated_at: toWire(declaration.updatedAt),
      created_at: toWire(declaration.createdAt),
      delivery_partner_id: declaration.deliveryPartner.id,
      statement_id: declaration.payment === 'voided' ? null : (declaration.statement?.id ?? null),
      clawback_statement_id: declaration.clawbackStatement?.id ?? null,
      ineligible_for_funding_reason: null,
      uplift_paid: declaration.payment === 'paid' && (declaration.pupilPremium || declaration.sparsity),
      evidence_held: declaration.evidence,
      lead_provider_name: ownerOf(declaration)?.name ?? '',
    },
  };
}
