import type { DeclarationState } from '../../../rules/terms.ts';
import { uuidOf, type Uuid } from '../../ids.ts';
import { inRuns, takeNumber } from '../../kit/collections.ts';
import type { ScenarioDeclaration } from '../../scenario/schema.ts';
import { must } from '../../world/base-world.ts';
import type { DeliveryPartner, Provider, Statement } from '../../world/records.ts';
import { duplicateOf } from '../derived/declarations.ts';
import { latestWritten } from '../derived/latest-record.ts';
import { cohortOf } from '../derived/usual.ts';
import { listOnStatements } from '../look-ups.ts';
import type { Declaration, InductionRecord, LineItem, Profile, Programme } from '../world.ts';
import type { Loading } from './loading.ts';

/**
 * A declaration belongs to its provider's latest training of the person in the role, which gives its cohort and
 * partner.
 */
export function loadDeclarations(loading: Loading): void {
  const { world, scenario, stamps } = loading;
  const duplicates: Declaration[] = [];
  const byUser = inRuns<Uuid, Declaration>((id, run) => {
    const known = world.declarationsOf.get(id);
    world.declarationsOf.set(id, known === undefined ? run : known.concat(run));
  });
  let owner: Owner | null = null;
  for (const written of scenario.declarations ?? []) {
    if (owner === null || !isOf(written, owner)) owner = ownerOf(loading, written);
    const { lp, profile } = owner;
    const date = Date.parse(written.date);
    const state = written.state ?? 'submitted';
    const { createdAt, updatedAt } = stamps.of(written);
    const declaration: Declaration = {
      id: uuidOf(written.id),
      number: takeNumber(world),
      createdAt,
      updatedAt,
      profile,
      lp,
      cohort: written.cohort === undefined ? trainingOf(owner).schoolCohort.cohort : cohortOf(world, written.cohort),
      type: written.type,
      date,
      state,
      evidence: written.evidence ?? null,
      uplift: written.uplift ?? false,
      deliveryPartner: partnerOf(loading, written, owner),
      mentorId: mentorOf(loading, written, owner, date),
      supersededBy: null,
      items: itemsOf(loading, written, state),
    };
    world.declarations.set(declaration.id, declaration);
    byUser.add(profile.user.id, declaration);
    listOnStatements(world, declaration);
    if (state === 'ineligible') duplicates.push(declaration);
  }
  byUser.end();
  for (const declaration of duplicates)
    declaration.supersededBy = duplicateOf(world, declaration.profile, declaration.type)?.id ?? null;
}

/** Whom a declaration is of. Most declarations are of the same person, role and provider as the one before. */
interface Owner {
  readonly written: ScenarioDeclaration;
  readonly lp: Provider;
  readonly profile: Profile;
  /** The provider's latest training of them; null only for a declaration that stands by itself. */
  readonly record: InductionRecord | null;
}

function isOf({ participant, role, lp }: ScenarioDeclaration, { written }: Owner): boolean {
  return participant === written.participant && role === written.role && lp === written.lp;
}

function ownerOf(loading: Loading, written: ScenarioDeclaration): Owner {
  const lp = must(loading.world.providerById, loading.idOf(written.lp), 'lead provider');
  const profile = profileOf(loading, written, lp);
  return { written, lp, profile, record: latestWritten(profile, lp) };
}

/** Whether it tells the cohort itself, and so needs no training by its provider. */
const isAlone = ({ cohort }: ScenarioDeclaration): boolean => cohort !== undefined;

function trainingOf({ record, written }: Owner): Programme {
  if (record === null) throw new Error(`mock: no training to attach declaration ${written.id} to`);
  return record.programme;
}

function partnerOf({ world, idOf }: Loading, written: ScenarioDeclaration, owner: Owner): DeliveryPartner | null {
  const { deliveryPartner } = written;
  if (deliveryPartner === undefined) return owner.record?.programme.partnership?.deliveryPartner ?? null;
  return deliveryPartner === null ? null : must(world.deliveryPartners, idOf(deliveryPartner), 'delivery partner');
}

function mentorOf({ idOf }: Loading, { mentor }: ScenarioDeclaration, owner: Owner, date: number): Uuid | null {
  if (owner.profile.role === 'mentor') return null;
  if (mentor !== undefined) return mentor === null ? null : idOf(mentor);
  return mentorAt(owner, date);
}

/** The account of the mentor in the provider's latest record of those that had begun. */
function mentorAt({ profile, lp, record }: Owner, date: number): Uuid | null {
  const latest =
    record !== null && record.start <= date ? record : latestWritten(profile, lp, ({ start }) => start <= date);
  return latest?.mentor?.user.id ?? null;
}

function profileOf({ world, idOf }: Loading, written: ScenarioDeclaration, lp: Provider): Profile {
  const profiles = world.profilesOf.get(idOf(written.participant)) ?? [];
  const inRole = profiles.filter(({ role }) => role === written.role);
  const profile =
    inRole.findLast(({ records }) => records.some(({ programme }) => programme.partnership?.lp === lp)) ??
    (isAlone(written) ? inRole.at(-1) : undefined);
  if (profile === undefined) throw new Error(`mock: nobody to attach declaration ${written.id} to`);
  return profile;
}

/** Money that was clawed back has two lines: the paid one stays. */
function itemsOf(
  loading: Loading,
  { statement, clawbackStatement }: ScenarioDeclaration,
  state: DeclarationState,
): LineItem[] {
  const isRefund = state === 'awaiting-clawback' || state === 'clawed-back';
  const paid: LineItem | null =
    statement != null && state !== 'submitted'
      ? { statement: statementOf(loading, statement), state: isRefund ? 'paid' : state }
      : null;
  const refund: LineItem | null =
    clawbackStatement != null && isRefund ? { statement: statementOf(loading, clawbackStatement), state } : null;
  // lists of just their length, because there are hundreds of thousands
  if (paid === null) return refund === null ? [] : [refund];
  return refund === null ? [paid] : [paid, refund];
}

function statementOf({ world, idOf }: Loading, symbol: string): Statement {
  return must(world.statements, idOf(symbol), 'statement');
}
