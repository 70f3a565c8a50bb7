import { readDate } from '../../../rules/date-input.ts';
import { isReadable } from '../../../rules/declaration-input.ts';
import { ecfRules } from '../../../rules/ecf/index.ts';
import { judge } from '../../../rules/judge.ts';
import { isBlank } from '../../../rules/terms.ts';
import type { Call } from '../../http/call.ts';
import { ok, type Reply } from '../../http/reply.ts';
import { cohortOf } from '../derived/usual.ts';
import { declare, voidDeclaration } from '../effects/declarations.ts';
import { declarationFacts } from '../facts/declaration-facts.ts';
import { voidFacts } from '../facts/void-facts.ts';
import { readAttributes } from '../reading/body.ts';
import { readUuid } from '../reading/uuid.ts';
import { resolveParticipant } from '../reading/who.ts';
import { serveDeclaration } from '../views/declaration.ts';
import type { EcfWorld } from '../world.ts';
import { refusal } from './replies.ts';
import { answering } from './serve-list.ts';

/** docs/services/ecf.md 4.16. */
export function createDeclaration({ world, lp, body, now }: Call<EcfWorld>): Reply {
  return answering(() => {
    const attributes = readAttributes(body);
    const found = resolveParticipant(world, attributes['participant_id'], attributes['course_identifier']);
    const judgements = judge(
      ecfRules.declaration.rules,
      declarationFacts(world, lp, found, attributes, now),
      attributes,
      now,
    );
    if (judgements.length > 0) return refusal(judgements);
    const { profile } = found;
    const date = readDate(attributes['declaration_date'], true);
    if (profile === null || !isReadable(date))
      throw new Error('mock: a declaration passed its rules without a participant or a date');
    const { declaration_type: type, evidence_held: evidence } = attributes;
    const cohort = cohortOf(world, profile.schedule.cohort);
    return ok(
      serveDeclaration(
        declare(
          world,
          {
            lp,
            profile,
            cohort,
            type: String(type),
            date: date.at,
            evidence: isBlank(evidence) ? null : String(evidence),
          },
          now,
        ),
      ),
    );
  });
}

/** docs/services/ecf.md 4.17: only the provider's own declarations, and no body is read. */
export function voidOwnDeclaration({ world, lp, id, now }: Call<EcfWorld>): Reply {
  const declaration = world.declarations.get(readUuid(id) ?? '') ?? null;
  const judgements = judge(ecfRules.void.rules, voidFacts(world, lp, declaration, now), {}, now);
  if (judgements.length > 0 || declaration === null) return refusal(judgements);
  voidDeclaration(world, declaration, now);
  return ok(serveDeclaration(declaration));
}
