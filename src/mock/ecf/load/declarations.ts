import type { DeclarationState } from '../../../rules/terms.ts';
import { uuidOf } from '../../ids.ts';
import { takeNumber } from '../../kit/collections.ts';
import type { ScenarioDeclaration } from '../../scenario/schema.ts';
import { must } from '../../world/base-world.ts';
import type { Provider, Statement } from '../../world/records.ts';
import { duplicateOf } from '../derived/declarations.ts';
import { latestWritten } from '../derived/latest-record.ts';
import { addDeclaration } from '../look-ups.ts';
import type { Declaration, LineItem, Profile } from '../world.ts';
import type { Loading } from './loading.ts';

/**
 * A declaration belongs to its provider's latest training of the person in the role, which gives its cohort and
 * partner.
 */
export function loadDeclarations(loading: Loading): void {
  const { world, scenario, stamps, idOf } = loading;
  const duplicates: Declaration[] = [];
  for (const written of scenario.declarations ?? []) {
    const lp = must(world.providerById, idOf(written.lp), 'lead provider');
    const profile = profileOf(loading, written, lp);
    const record = latestWritten(profile, lp);
    if (record?.programme.partnership == null)
      throw new Error(`mock: no training to attach declaration ${written.id} to`);
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
      cohort: record.programme.schoolCohort.cohort,
      type: written.type,
      date,
      state,
      evidence: written.evidence ?? null,
      uplift: written.uplift ?? false,
      deliveryPartner: record.programme.partnership.deliveryPartner,
      mentorId:
        profile.role === 'mentor'
          ? null
          : (latestWritten(profile, lp, ({ start }) => start <= date)?.mentor?.user.id ?? null),
      supersededBy: null,
      items: itemsOf(loading, written, state),
    };
    addDeclaration(world, declaration);
    if (state === 'ineligible') duplicates.push(declaration);
  }
  for (const declaration of duplicates)
    declaration.supersededBy = duplicateOf(world, declaration.profile, declaration.type)?.id ?? null;
}

function profileOf({ world, idOf }: Loading, written: ScenarioDeclaration, lp: Provider): Profile {
  const profiles = world.profilesOf.get(idOf(written.participant)) ?? [];
  const profile = profiles.findLast(
    ({ role, records }) => role === written.role && records.some(({ programme }) => programme.partnership?.lp === lp),
  );
  if (profile === undefined) throw new Error(`mock: nobody to attach declaration ${written.id} to`);
  return profile;
}

/** Money that was clawed back has two lines: the paid one stays. */
function itemsOf(
  loading: Loading,
  { statement, clawbackStatement }: ScenarioDeclaration,
  state: DeclarationState,
): LineItem[] {
  const items: LineItem[] = [];
  const isRefund = state === 'awaiting-clawback' || state === 'clawed-back';
  if (statement != null && state !== 'submitted')
    items.push({ statement: statementOf(loading, statement), state: isRefund ? 'paid' : state });
  if (clawbackStatement != null && isRefund) items.push({ statement: statementOf(loading, clawbackStatement), state });
  return items;
}

function statementOf({ world, idOf }: Loading, symbol: string): Statement {
  return must(world.statements, idOf(symbol), 'statement');
}
