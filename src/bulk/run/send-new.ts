import { isLeadProviderError, type LeadProviderError } from '../../errors/index.ts';
import { isOfSlot, isSame, storedRecords } from '../../resources/writing/written.ts';
import type { BulkSend } from '../client.ts';
import { thereAlready } from '../plan/judge-declarations.ts';
import { storedJson } from '../plan/judge-voids.ts';
import { readable } from '../plan/readable.ts';
import type { Row } from '../state/ledger.ts';
import { recordIn, type RunContext } from './context.ts';
import { ended } from './ended.ts';
import { landed } from './landing.ts';

/** The attributes that are sent for a row, with the id that counts by now. */
export function draftOf({ planned, id }: Row, isDeclaration: boolean): Readonly<Record<string, string>> {
  return isDeclaration && id !== null ? { ...planned.draft, participant_id: id } : planned.draft;
}

/** How a row is sent. `onLeave` is called when its sending was kept. */
export function sendOptions(context: RunContext, row: Row, before: Row['before'], onLeave: () => void): BulkSend {
  const left = context.deadlineOf(row) - context.writer.serviceNow();
  const signal = context.signalOf(row);
  return {
    ...{ checks: 'off', facts: 'given', onUnknown: 'throw', maxSends: 1, priority: 'normal' },
    ...(signal && { signal }),
    ...(Number.isFinite(left) && { deadlineMs: Math.max(1, left) }),
    async onSend() {
      await context.leave(row, before);
      onLeave();
    },
  };
}

/** Sends a declaration or a partnership, unchecked: the service refuses what does not hold any more. */
export async function sendNew(context: RunContext, row: Row): Promise<void> {
  const { dfe } = context.writer;
  const isDeclaration = context.operationOf(row) === 'declarations.create';
  if (context.writer.serviceNow() >= context.deadlineOf(row)) {
    await context.noteRow(row, { type: 'missed', why: 'its cut-off has passed' });
    context.breaker.left(row.key);
    return;
  }
  let left = false;
  try {
    const draft = draftOf(row, isDeclaration);
    const before = row.planned.anew === true ? await heldBefore(context, row) : null;
    const options = sendOptions(context, row, before, () => (left = true));
    const answer = isDeclaration
      ? await dfe.declarations.create(draft, options)
      : await dfe.partnerships.create(draft, options);
    context.answered(row);
    await context.noteRow(row, landed(context, row, recordIn(answer), false));
  } catch (error) {
    await ended(context, row, error, left, (refusal) =>
      isDeclaration ? declaredAlready(context, row, refusal) : partneredAlready(context, row, refusal),
    );
  }
}

/**
 * What held the slot of a declaration that is made anew, as it is right before it is sent. Without it a look at what became
 * of a lost answer could take the one that was taken back for the new one.
 */
async function heldBefore({ writer }: RunContext, row: Row): Promise<Row['before']> {
  const id = row.id ?? '';
  const draft = draftOf(row, true);
  const what = { service: 'rect', operation: 'declarations.create', id: undefined, draft } as const;
  const listed = await writer.dfe.declarations.list({ participant_id: [id] }).collect({ max: 10_000 });
  return storedJson(
    storedRecords(
      what,
      listed.filter((one) => isOfSlot(what, one, id)),
    ),
  );
}

/** Looks at a refusal that may say: it is so already, or: that id was retired. Whether something was noted. */
async function declaredAlready(context: RunContext, row: Row, error: LeadProviderError): Promise<boolean> {
  const current = 'currentId' in error && typeof error.currentId === 'string' ? error.currentId : null;
  if (current !== null && row.id !== null && !isSame(current, row.id)) {
    const from = row.key;
    await context.noteRow(row, { type: 'pending', why: 'its participant goes on under another id' });
    await context.noteRow(row, { type: 'rekeyed', id: current.toLowerCase() });
    context.queues.rekey(row.planned.line, from);
    return true;
  }
  const isTaken = error.issues.some(({ title }) => title === 'declaration_type');
  if ((!isTaken && !row.wasOpen) || row.id === null) return false;
  const declarations = await context.writer.dfe.declarations
    .list({ participant_id: [row.id] })
    .collect({ max: 10_000 });
  const known = declarations.map((one) => readable('declaration', one));
  // a provider's first declarations: who it is may be known only by the answers to this run
  context.provider ??= await context.writer.dfe.whoAmI();
  const there = thereAlready({ draft: draftOf(row, true) }, row.id, known, context.provider);
  if (there === null) return false;
  if (there.isSame) await context.noteRow(row, landed(context, row, there.record, !row.wasOpen));
  else
    await context.noteRow(row, {
      type: 'conflict',
      record: there.record.id,
      why: 'another declaration of this type stands, with another date, evidence or provider',
    });
  return true;
}

async function partneredAlready(context: RunContext, row: Row, error: LeadProviderError): Promise<boolean> {
  if (!isLeadProviderError(error, 'http') || error.status !== 422) return false;
  const { school_id: school, cohort = '', delivery_partner_id: partner } = row.planned.draft;
  const ours = await context.writer.dfe.partnerships.list({ cohort: [Number(cohort)] }).collect({ max: 1_000_000 });
  const held = ours.find(({ attributes }) => isSame(attributes['school_id'], school));
  if (held === undefined) return false;
  const isOwn = isSame(held.attributes['delivery_partner_id'], partner);
  await context.noteRow(
    row,
    isOwn
      ? landed(context, row, held, !row.wasOpen)
      : { type: 'conflict', record: held.id, why: 'there is one, with another delivery partner' },
  );
  return true;
}
