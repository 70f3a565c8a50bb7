import { checkPartnershipCreate, type CheckInput } from '../../rules/index.ts';
import { plain } from '../../rules/reads.ts';
import type { Item } from '../client.ts';
import type { SourceRow } from '../rows/source.ts';
import { byVerdict, decide, type Decision } from './decision.ts';
import { moment, type Grounds } from './judge.ts';
import { heldIfEarly } from './not-yet.ts';
import { readable } from './readable.ts';
import { repeatsIn } from './same-rows.ts';

/** New partnerships: one of ours per school and cohort. */
export async function judgePartnerships(rows: readonly SourceRow[], grounds: Grounds): Promise<readonly Decision[]> {
  const { facts, choices } = grounds;
  const cohorts = [...new Set(rows.map(({ draft }) => draft['cohort'] ?? ''))].filter((one) => one !== '');
  const [listed, partners] = await Promise.all([facts.partnerships(cohorts), facts.deliveryPartners()]);
  const partnerships = listed.map((one) => readable('partnership', one));
  const bySlot = new Map(partnerships.map((one) => [slot(one.attributes.school_id, one.attributes.cohort), one]));
  const partnerById = new Map(partners.map((one) => [plain(one.id), readable('deliveryPartner', one)]));
  const { duplicates, conflicts } = repeatsIn('partnerships.create', rows, () => '');
  const isOpen = ({ line, draft }: SourceRow): boolean =>
    !duplicates.has(line) && !conflicts.has(line) && !bySlot.has(slot(draft['school_id'] ?? '', draft['cohort'] ?? ''));
  const schools = await schoolsOf(grounds, rows.filter(isOpen));
  const decisions: Decision[] = [];
  for (const row of rows) {
    const { school_id: school = '', cohort = '', delivery_partner_id: partner = '' } = row.draft;
    const about = { key: slot(school, cohort), id: null };
    const duplicate = duplicates.get(row.line);
    const other = conflicts.get(row.line);
    const held = bySlot.get(about.key);
    if (duplicate !== undefined)
      decisions.push(decide(row, { ...about, why: `equals line ${duplicate}` }, 'duplicate'));
    else if (other !== undefined)
      decisions.push(decide(row, { ...about, why: `line ${other} names another delivery partner` }, 'conflict'));
    else if (held !== undefined) {
      const isSame = plain(held.attributes.delivery_partner_id) === plain(partner);
      decisions.push(
        isSame
          ? decide(row, { ...about, record: held.id }, 'already')
          : decide(row, { ...about, record: held.id, why: 'there is one, with another delivery partner' }, 'conflict'),
      );
    } else {
      const found = schools.get(about.key) ?? null;
      const given: CheckInput = {
        partnerships,
        deliveryPartner: partnerById.get(plain(partner)) ?? null,
        ...(found !== null && { school: readable('school', found) }),
      };
      const verdict = checkPartnershipCreate('rect', row.draft, given, moment(grounds));
      const made = heldIfEarly(byVerdict(verdict, true, choices), row, null, grounds.now);
      decisions.push(decide(row, { ...about, ...made }, made.state));
    }
  }
  return decisions;
}

const slot = (school: string, cohort: string): string => `${plain(school)} ${cohort}`;

/** The schools of these rows as they are served for their cohorts: few one by one, many with the lists of the cohorts. */
async function schoolsOf({ facts }: Grounds, rows: readonly SourceRow[]): Promise<ReadonlyMap<string, Item | null>> {
  const byCohort = new Map<string, string[]>();
  for (const { draft } of rows) {
    const { school_id: school = '', cohort = '' } = draft;
    byCohort.set(cohort, [...(byCohort.get(cohort) ?? []), school]);
  }
  const found = new Map<string, Item | null>();
  for (const [cohort, ids] of byCohort)
    for (const [id, school] of await facts.schools([...new Set(ids)], cohort)) found.set(slot(id, cohort), school);
  return found;
}
