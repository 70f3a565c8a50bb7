import { isRecord } from '../../base/guards.ts';
import { isUuid } from '../../base/uuid.ts';
import { checkId, refuse, toInstant } from '../../client/index.ts';
import type { Service } from '../../contract/index.ts';
import type { CheckInput, DeclarationInput } from '../../rules/index.ts';
import type { ParticipantAction, WritePlan } from './types.ts';

/** Each write: what is sent, what its check reads, and by which rules it is judged. */

/**
 * A new declaration, judged by the participant and their declarations. A check without a write also reads the
 * statements.
 */
export function newDeclaration(service: Service, attributes: object): WritePlan {
  const draft: DeclarationInput = attributes;
  const { participant_id: id } = draft;
  return {
    call: { operation: 'declarations.create', attributes },
    check: {
      operation: 'declarations.create',
      target: 'declarations',
      participantId: typeof id === 'string' ? id : null,
      async gather(given, reads, depth) {
        const found = await together(given, {
          participant: () => (isId(id) ? reads.participant(id) : undefined),
          declarations: () => (isId(id) ? reads.declarations(id) : undefined),
          ...(depth === 'all' && { statements: () => reads.statements() }),
        });
        const { participant } = found;
        // ecf takes a retired id, but the declarations have moved to the current one
        const moved = service === 'ecf' && isId(id) && participant && participant.id.toLowerCase() !== id.toLowerCase();
        return moved && given.declarations === undefined
          ? { ...found, declarations: await reads.declarations(participant.id) }
          : found;
      },
      verdict: (rules, given, options) => rules.checkDeclaration(service, draft, given, options),
    },
    about: (participant_id) => newDeclaration(service, { ...attributes, participant_id }),
  };
}

/** A void or clawback, judged by the declaration. A check without a write also reads the statements. */
export function voidDeclaration(service: Service, id: string): WritePlan {
  checkId('declarations.void', id);
  return {
    call: { operation: 'declarations.void', id },
    check: {
      operation: 'declarations.void',
      target: 'declaration',
      participantId: null,
      gather: (given, reads, depth) =>
        together(given, {
          declaration: () => reads.declaration(id),
          ...(depth === 'all' && { statements: () => reads.statements() }),
        }),
      verdict: (rules, given, options) => rules.checkVoid(service, given, options),
    },
  };
}

const checkOf = {
  defer: 'checkDefer',
  resume: 'checkResume',
  withdraw: 'checkWithdraw',
  changeSchedule: 'checkChangeSchedule',
} as const satisfies Record<ParticipantAction, string>;

/**
 * One of the four participant actions, judged by the participant. For a schedule change, a check without a write reads
 * more.
 */
export function participantAction(
  service: Service,
  action: ParticipantAction,
  id: string,
  attributes: object,
): WritePlan {
  const operation = `participants.${action}` as const;
  checkAttributes(operation, attributes);
  checkId(operation, id);
  const { cohort }: { cohort?: unknown } = attributes;
  return {
    call: { operation, id, attributes },
    check: {
      operation,
      target: 'participant',
      participantId: id,
      gather: (given, reads, depth) =>
        together(given, {
          participant: () => reads.participant(id),
          ...(action === 'changeSchedule' &&
            depth === 'all' && {
              declarations: () => reads.declarations(id),
              ...((service === 'ecf' || cohort !== undefined) && { partnerships: () => reads.partnerships() }),
            }),
        }),
      verdict: (rules, given, options) => rules[checkOf[action]](service, id, attributes, given, options),
    },
    about: (currentId) => participantAction(service, action, currentId, attributes),
  };
}

/**
 * A new partnership, judged by the school, the delivery partner and your partnerships of the cohort. It is read in full
 * before a write too: whether you have one with the school, or the partner is linked, is what is refused most.
 */
export function newPartnership(service: Service, attributes: object): WritePlan {
  checkAttributes('partnerships.create', attributes);
  const named: { cohort?: unknown; school_id?: unknown; delivery_partner_id?: unknown } = attributes;
  const { cohort, school_id, delivery_partner_id } = named;
  const text = typeof cohort === 'string' || typeof cohort === 'number' ? String(cohort) : '';
  const year = /^2\d{3}$/.test(text) ? text : null;
  return {
    call: { operation: 'partnerships.create', attributes },
    check: {
      operation: 'partnerships.create',
      target: 'partnerships',
      participantId: null,
      gather: (given, reads) =>
        together(given, {
          school: () => (isId(school_id) && year !== null ? reads.school(school_id, year) : undefined),
          deliveryPartner: () => (isId(delivery_partner_id) ? reads.deliveryPartner(delivery_partner_id) : undefined),
          partnerships: () => (year === null ? undefined : reads.partnerships(year)),
        }),
      verdict: (rules, given, options) => rules.checkPartnershipCreate(service, attributes, given, options),
    },
  };
}

/**
 * A change of delivery partner, judged by the partnership. A check without a write also reads the partner and your
 * partnerships.
 */
export function partnershipUpdate(service: Service, id: string, attributes: object): WritePlan {
  checkId('partnerships.update', id);
  checkAttributes('partnerships.update', attributes);
  const { delivery_partner_id }: { delivery_partner_id?: unknown } = attributes;
  return {
    call: { operation: 'partnerships.update', id, attributes },
    check: {
      operation: 'partnerships.update',
      target: 'partnership',
      participantId: null,
      gather: (given, reads, depth) =>
        together(given, {
          partnership: () => reads.partnership(id),
          ...(depth === 'all' && {
            deliveryPartner: () => (isId(delivery_partner_id) ? reads.deliveryPartner(delivery_partner_id) : undefined),
            partnerships: () => reads.partnerships(),
          }),
        }),
      verdict: (rules, given, options) => rules.checkPartnershipUpdate(service, attributes, given, options),
    },
  };
}

type Gatherers = { readonly [K in keyof CheckInput]?: () => Promise<CheckInput[K]> | undefined };

/** Fetches everything that is not passed already, all at the same time. */
async function together(given: CheckInput, gatherers: Gatherers): Promise<CheckInput> {
  const found: [string, unknown][] = [];
  await Promise.all(
    Object.entries(gatherers).map(async ([name, gather]) => {
      if (Object.hasOwn(given, name) && given[name as keyof CheckInput] !== undefined) return;
      const value = await gather();
      if (value !== undefined) found.push([name, value]);
    }),
  );
  return { ...given, ...Object.fromEntries(found) };
}

/** Whether a value can be an id to read by. For any other value the rules decide without a read. */
function isId(value: unknown): value is string {
  return typeof value === 'string' && isUuid(value);
}

/**
 * A draft in the form the service reads: the date as an instant with its zone, evidence left out when there is none.
 */
export function toAttributes(draft: object): object {
  checkAttributes('declarations.create', draft);
  const { evidence_held, declaration_date, ...rest }: { evidence_held?: unknown; declaration_date?: unknown } = draft;
  const date = toInstant(declaration_date);
  if (date === null) {
    refuse('declarations.create', [
      {
        title: 'declaration_date',
        detail:
          'Is not an instant with a zone. Pass a Date, or a text such as "2026-01-31T09:00:00Z"; a bare date is ' +
          'refused by the service.',
      },
    ]);
  }
  return { ...rest, declaration_date: date, ...(evidence_held != null && evidence_held !== '' && { evidence_held }) };
}

/** Refuses a missing attributes object. The rules and the service judge what is in it. */
function checkAttributes(operation: string, attributes: unknown): object {
  if (isRecord(attributes)) return attributes;
  refuse(operation, [
    {
      title: 'attributes',
      detail: 'Is missing. Pass the attributes as a flat object; the envelope around them is written for you.',
    },
  ]);
}
