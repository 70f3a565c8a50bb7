import type { Scenario } from '../../../mock/index.ts';
import { declarationTypes } from '../../../rules/terms.ts';
import { addDays, dayOf } from '../../../rules/time.ts';
import type { Row } from '../../observed.ts';
import { flagOf, instantIn, textOf, yearOf } from '../attributes.ts';
import { OWN } from '../names.ts';
import type { Building, Partnership, Part as PartOf } from './building.ts';
import { emptySlice, emptyStay, firstDay, placed, type Part, type Slice } from './drafts.ts';

type Declaration = PartOf<'declarations'>;

/** Declarations as they are served, each under training that is there already or is made up for it, before the rest. */
export function fitDeclarations(building: Building, partsOf: (person: string) => readonly Part[]): Declaration[] {
  const { observed } = building;
  const cohortOfStatement = new Map(observed.lists.statements.map((row) => [row.id, yearOf(row)]));
  return observed.lists.declarations.flatMap((row) => {
    const leave = (why: string): [] => {
      building.left.push({ list: 'declarations', id: row.id, attributes: [], why });
      return [];
    };
    const participant = textOf(row, 'participant_id');
    const role = textOf(row, 'course_identifier') === 'ecf-mentor' ? 'mentor' : 'ect';
    const part = participant === null ? undefined : partsOf(participant).find((one) => one.role === role);
    const date = textOf(row, 'declaration_date');
    const [type, state] = [typeOf(row), stateOf(row)];
    if (type === null || state === null) return leave('its type or state is none that the mock knows');
    if (participant === null || part?.latest == null || date === null)
      return leave('its participant is not enrolled in its role');
    const name = textOf(row, 'lead_provider_name') ?? building.providers.own ?? '';
    const lp = building.providers.idOf(name);
    const cohort =
      observed.cohortOfDeclaration.get(row.id) ?? cohortOfStatement.get(textOf(row, 'statement_id') ?? '') ?? null;
    const dp = textOf(row, 'delivery_partner_id');
    const under =
      lp === OWN ? ownPartnership(building, part, cohort, dp) : othersPartnership(building, part, name, lp, cohort, dp);
    if (under === null) return leave('no training of its provider can be fitted');
    const latest = building.byId(part.latest.slice.partnership ?? '');
    const mentor = textOf(row, 'mentor_id');
    return [
      {
        ...{ id: row.id, participant, role, lp, date, mentor, type, state },
        evidence: textOf(row, 'evidence_held'),
        ...statementsOf(row),
        ...(flagOf(row, 'uplift_paid') === true && { uplift: true }),
        ...(under.id !== latest?.id && { partnership: under.id }),
        ...(dp !== null && dp !== under.dp && { deliveryPartner: building.partner(dp) }),
        createdAt: instantIn(row, 'created_at') ?? observed.at,
        updatedAt: instantIn(row, 'updated_at') ?? observed.at,
      },
    ];
  });
}

type DeclarationType = Declaration['type'];
type State = NonNullable<Declaration['state']>;

const states: readonly State[] = [
  ...(['submitted', 'eligible', 'payable', 'paid', 'voided'] as const),
  ...(['awaiting-clawback', 'clawed-back'] as const),
];

function typeOf(row: Row): DeclarationType | null {
  const type = textOf(row, 'declaration_type');
  return declarationTypes.find((one) => one === type) ?? null;
}

function stateOf(row: Row): State | null {
  const state = textOf(row, 'state');
  return states.find((one) => one === state) ?? null;
}

function statementsOf(row: Row): Pick<Declaration, 'statement' | 'clawbackStatement'> {
  const [statement, clawbackStatement] = [textOf(row, 'statement_id'), textOf(row, 'clawback_statement_id')];
  return { ...(statement !== null && { statement }), ...(clawbackStatement !== null && { clawbackStatement }) };
}

/** Training of the provider's own in a cohort: the latest, another that a move tells of, or one made up before them. */
function ownPartnership(building: Building, part: Part, cohort: number | null, dp: string | null): Partnership | null {
  const latest = building.byId(part.latest?.slice.partnership ?? '');
  if (cohort === null || latest?.cohort === cohort) return latest ?? null;
  for (const stay of part.stays) {
    for (const slice of stay.slices) {
      const known =
        slice.cohort === cohort && slice.provider === building.providers.own
          ? building.byId(slice.partnership ?? '')
          : undefined;
      if (known !== undefined) return known;
    }
  }
  const urn = part.latest?.stay.urn;
  const all = building.ownIn(cohort).filter((one) => isNamed(building, one));
  const score = (one: Partnership): number => (building.urnOf(one) === urn ? 2 : 0) + (one.dp === dp ? 1 : 0);
  const [best] = all.sort((a, b) => score(b) - score(a));
  if (best === undefined) return latest ?? null;
  addBefore(building, part, best, building.providers.own);
  building.count('earlier training of the provider');
  return best;
}

const isNamed = (building: Building, one: Partnership): boolean =>
  building.shown(building.urnOf(one), one.cohort)?.isNamed !== false;

function othersPartnership(
  building: Building,
  part: Part,
  name: string,
  lp: string,
  cohort: number | null,
  dp: string | null,
): Partnership | null {
  for (const stay of part.stays) {
    for (const slice of stay.slices) {
      if (slice.provider !== name) continue;
      placed(building, stay, slice, cohort);
      const known = building.byId(slice.partnership ?? '');
      if (known !== undefined && (cohort === null || known.cohort === cohort)) return known;
    }
  }
  const year = cohort ?? part.latest?.slice.cohort ?? null;
  if (year === null) return null;
  const fits = ({ urn }: { urn: string }): boolean => building.cohortForOther(urn, year) === year;
  const urn = part.stays.find(fits)?.urn ?? building.urnsForOther(year)[0];
  if (urn === undefined) return null;
  const made = building.ofOther(lp, urn, year, dp);
  addBefore(building, part, made, name);
  building.count('training with other providers');
  return made;
}

/**
 * Training before everything else in the role. In a stay at another school it stands in one without an end, which no move
 * leaves.
 */
export function addBefore(
  building: Building,
  part: Part,
  partnership: Partnership,
  provider: string | null,
  end?: null,
): void {
  const { id, cohort } = partnership;
  const urn = building.urnOf(partnership);
  const first = firstDay(part) ?? building.today;
  const day = addDays(first < building.today ? first : building.today, -30);
  const slice: Slice = {
    ...emptySlice(day, provider),
    partnership: id,
    cohort,
    to: end === null ? null : addDays(first, -1),
  };
  const opening = part.stays.find((stay) => stay.from === first);
  if (opening?.urn === urn) {
    opening.from = day;
    opening.slices.unshift(slice);
    return;
  }
  part.stays.unshift(emptyStay(urn, day, slice));
}

/** Statements that declarations name and no list shows: those of other providers, and of service fees. */
export function unseenStatements(
  building: Building,
  declarations: readonly Declaration[],
): NonNullable<Scenario['statements']> {
  const seen = new Set(building.observed.lists.statements.map(({ id }) => id));
  const made = new Map<string, PartOf<'statements'>>();
  const year = building.years[0] ?? 2024;
  for (const { lp, statement, clawbackStatement } of declarations) {
    for (const id of [statement, clawbackStatement]) {
      if (id == null || seen.has(id) || made.has(id)) continue;
      const cutOff = dayOf(Date.parse(building.observed.at), 'london');
      made.set(id, {
        ...{ id, lp, cohort: year, month: 1 + (made.size % 12), year: year + 1, cutOff, payment: addDays(cutOff, 25) },
        ...{ paid: true, output: lp !== OWN ? true : false },
      });
    }
  }
  if (made.size > 0) building.count('statements of other providers', made.size);
  return [...made.values()];
}
