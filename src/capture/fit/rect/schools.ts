import { flagOf, instantIn, listOf, textOf, yearOf } from '../attributes.ts';
import { OWN } from '../names.ts';
import type { Building, Part as PartOf } from './building.ts';

type School = PartOf<'schools'>;
type Participant = PartOf<'participants'>;
type Entry = NonNullable<Participant['training']>[number];

/** Schools as they are served: what only shows in some cohorts is told by the rows of those. */
export function writeSchools(building: Building): School[] {
  const { observed, years } = building;
  const tutors = new Map<string, { name: string | null; email: string | null }>();
  const uplift = upliftsOf(building);
  const rows = new Map<
    string,
    { id: string; name: string | null; createdAt: string | null; at: Map<number, string> }
  >();
  for (const [year, list] of observed.schools) {
    for (const row of list) {
      const urn = building.urnIn(row);
      const known = rows.get(urn) ?? {
        ...{
          id: row.id,
          name: textOf(row, 'name'),
          createdAt: instantIn(row, 'created_at'),
          at: new Map<number, string>(),
        },
      };
      rows.set(urn, known);
      known.at.set(year, instantIn(row, 'updated_at') ?? observed.at);
      if (flagOf(row, 'expression_of_interest') === true) tutors.set(urn, tutorIn(row.attributes));
    }
  }
  for (const { attributes } of observed.lists.partnerships) {
    const urn = attributes['urn'];
    if (typeof urn === 'string') tutors.set(urn, tutorIn(attributes));
  }
  const inOrder = [...rows].sort(([, a], [, b]) =>
    (a.createdAt ?? '') < (b.createdAt ?? '') ? -1 : (a.createdAt ?? '') > (b.createdAt ?? '') ? 1 : 0,
  );
  const listed = inOrder.map(([urn, { id, name, createdAt, at }]): School => {
    const times = new Set(at.values());
    const [first = observed.at] = times;
    return {
      ...{ id, urn, name: name ?? urn, eligible: at.size === years.length },
      ...contactOf(tutors.get(urn)),
      ...(uplift.has(urn) && { uplift: Object.fromEntries(uplift.get(urn) ?? []) }),
      ...(createdAt !== null && { createdAt }),
      updatedAt: first,
      ...(times.size > 1 && { updatedAtIn: Object.fromEntries(at) }),
    };
  });
  const unlisted = [...building.unlisted].map(([urn, id]): School => ({
    id,
    urn,
    eligible: false,
    ...contactOf(tutors.get(urn)),
  }));
  return [...listed, ...unlisted];
}

function tutorIn(holder: Readonly<Record<string, unknown>>): { name: string | null; email: string | null } {
  return { name: textOf(holder, 'induction_tutor_name'), email: textOf(holder, 'induction_tutor_email') };
}

function contactOf(tutor: { name: string | null; email: string | null } | undefined): Partial<School> {
  if (tutor === undefined) return {};
  const { name, email } = tutor;
  if (name === null) return email === null ? {} : { giasContact: email };
  return email === null ? {} : { tutor: { name, email } };
}

function upliftsOf({ observed }: Building): Map<string, Map<number, { pupilPremium: boolean; sparsity: boolean }>> {
  const found = new Map<string, Map<number, { pupilPremium: boolean; sparsity: boolean }>>();
  for (const row of observed.lists.participants) {
    for (const enrolment of listOf(row, 'ecf_enrolments')) {
      const [urn, year] = [textOf(enrolment, 'school_urn'), yearOf(enrolment)];
      const [pupilPremium, sparsity] = [
        flagOf(enrolment, 'pupil_premium_uplift'),
        flagOf(enrolment, 'sparsity_uplift'),
      ];
      if (urn === null || year === null || (pupilPremium !== true && sparsity !== true)) continue;
      const years = found.get(urn) ?? new Map<number, { pupilPremium: boolean; sparsity: boolean }>();
      found.set(urn, years.set(year, { pupilPremium: pupilPremium === true, sparsity: sparsity === true }));
    }
  }
  return found;
}

/** The cohorts with uplift fees that some enrolment shows. */
export function yearsWithUplift(building: Building): Set<number> {
  return new Set([...upliftsOf(building).values()].flatMap((years) => [...years.keys()]));
}

interface Yield {
  isPartnered: boolean;
  isNamed: boolean;
  hasMentor: boolean;
  ects: 'not_yet_known' | 'school_led' | 'provider_led';
}

/** What is missing to make schools show what they show: partnerships and people of others, whom the token cannot see. */
export function fitSchools(building: Building, people: readonly Participant[]): Participant[] {
  const yields = yieldsOf(building, people);
  const unseen: Participant[] = [];
  const somebody = (entry: Omit<Entry, 'record'>): void => {
    const id = `unseen-person-${unseen.length}`;
    unseen.push({ id, createdAt: building.observed.at, training: [{ ...entry, record: `${id}-record` }] });
  };
  for (const [urn, school] of building.schools) {
    for (const year of building.years) {
      const shown = building.shown(urn, year);
      if (shown === null) continue;
      const there = yields.get(`${school}/${year}`) ?? {
        isPartnered: false,
        isNamed: false,
        hasMentor: false,
        ects: 'not_yet_known',
      };
      if (shown.isPartnered && !there.isPartnered) building.ofOther(building.providers.somebody(), urn, year, null);
      const from = `${year}-09-01`;
      const at = { partnership: null, school, schoolFrom: from, from } as const;
      const isLed = there.hasMentor || there.ects === 'provider_led';
      if (shown.isNamed && !there.isNamed)
        somebody({ role: 'ect', ...at, expressionOfInterest: { lp: OWN, cohort: year } });
      else if (shown.programme === 'provider_led' && !isLed)
        somebody({ role: 'mentor', ...at, expressionOfInterest: { lp: building.providers.somebody(), cohort: year } });
      else if (shown.programme === 'school_led' && !isLed && there.ects !== 'school_led')
        somebody({ role: 'ect', ...at, programme: 'school_led' });
      if (
        (there.isPartnered && !shown.isPartnered) ||
        (there.isNamed && !shown.isNamed) ||
        (isLed && shown.programme !== 'provider_led')
      )
        building.left.push({
          ...{ list: `schools of ${year}`, id: school, attributes: ['in_partnership', 'induction_programme_choice'] },
          why: 'training that others need shows at it',
        });
    }
  }
  if (unseen.length > 0) building.count('people of other providers at schools', unseen.length);
  return unseen;
}

function yieldsOf(building: Building, people: readonly Participant[]): Map<string, Yield> {
  const yields = new Map<string, Yield>();
  const at = (school: string, year: number): Yield => {
    const known = yields.get(`${school}/${year}`) ?? {
      isPartnered: false,
      isNamed: false,
      hasMentor: false,
      ects: 'not_yet_known' as const,
    };
    yields.set(`${school}/${year}`, known);
    return known;
  };
  for (const { school, cohort } of building.partnerships) at(school, cohort).isPartnered = true;
  for (const { training = [] } of people) {
    const stays = new Map<string, Entry[]>();
    for (const entry of training) {
      const school = entry.partnership === null ? entry.school : building.byId(entry.partnership)?.school;
      const key = `${entry.role} ${school ?? ''} ${entry.schoolFrom ?? entry.from ?? ''}`;
      stays.set(key, [...(stays.get(key) ?? []), { ...entry, school: school ?? '' }]);
    }
    for (const entries of stays.values()) {
      const isLed = entries.some(({ partnership }) => partnership !== null);
      for (const { partnership, school = '', role, from = '', programme } of entries) {
        const under = partnership === null ? undefined : building.byId(partnership);
        const year = under?.cohort ?? (programme === 'school_led' ? cohortOfDay(from) : null);
        if (year === null) continue;
        const there = at(school, year);
        if (under?.lp === OWN) there.isNamed = true;
        if (role === 'mentor') there.hasMentor ||= under !== undefined;
        else if (there.ects !== 'provider_led') there.ects = isLed ? 'provider_led' : 'school_led';
      }
    }
  }
  return yields;
}

/** A cohort runs from June to May. */
const cohortOfDay = (day: string): number => Number(day.slice(0, 4)) - (day.slice(5, 7) < '06' ? 1 : 0);
