import { rectRules } from '../../../rules/rect/index.ts';
import { isReadable, readDate } from '../../../rules/shared/inputs.ts';
import { isBlank, isDeclarationType } from '../../../rules/terms.ts';
import { refusalsOf } from '../../../rules/verdict.ts';
import type { Call } from '../../http/call.ts';
import { ok, type Reply } from '../../http/reply.ts';
import { readAttributes } from '../attributes.ts';
import { clawBackDeclaration, createDeclaration, voidDeclaration } from '../effects/declarations.ts';
import { declarationFacts, declarationSubject } from '../facts/declaration-facts.ts';
import { voidFacts } from '../facts/void-facts.ts';
import { readUuid } from '../lists/uuid.ts';
import { refusal } from '../replies.ts';
import { serveDeclaration } from '../views/declaration.ts';
import type { RectWorld } from '../world.ts';

const known = ['participant_id', 'declaration_type', 'declaration_date', 'course_identifier', 'evidence_held'] as const;

export function postDeclaration(call: Call<RectWorld>): Reply {
  const read = readAttributes(call.body, known);
  if ('bad' in read) return read.bad;
  const { attributes } = read;
  const subject = declarationSubject(call, attributes);
  const refusals = refusalsOf(
    rectRules.declaration.rules,
    declarationFacts(call, attributes, subject),
    attributes,
    call.now,
  );
  if (refusals.length > 0) return refusal(refusals);
  const { training } = subject;
  const date = readDate(attributes.declaration_date, false);
  const { declaration_type: type, evidence_held: evidence } = attributes;
  if (training === null || !isReadable(date) || !isDeclarationType(type))
    throw new Error('mock: a declaration was let through that cannot be recorded');
  const declaration = createDeclaration(
    call.world,
    training,
    { type, date: date.stored, evidence: isBlank(evidence) ? null : String(evidence) },
    call,
  );
  return ok(serveDeclaration(declaration));
}

/** Voids an unpaid declaration, and asks for the money of a paid one back. Reads no body. */
export function putVoid(call: Call<RectWorld>): Reply {
  const { world, id } = call;
  const declaration = world.declarations.get(readUuid(id) ?? '') ?? null;
  const refusals = refusalsOf(rectRules.void.rules, voidFacts(call, declaration), {}, call.now);
  if (refusals.length > 0) return refusal(refusals);
  if (declaration === null) throw new Error('mock: nothing was let through to be voided');
  if (declaration.payment === 'paid') clawBackDeclaration(world, declaration, call);
  else voidDeclaration(world, declaration, call);
  return ok(serveDeclaration(declaration));
}
