import type { Scenario } from '../../../src/mock/index.ts';
import { allowedEvidence, declarationTypes } from '../../../src/rules/terms.ts';
import { addDays, dayOf, startOfDay, type Day } from '../../../src/rules/time.ts';
import type { Random } from '../random.ts';
import type { Person } from './people.ts';
import type { Entry, Role, Setting } from './timeline.ts';

type Statement = NonNullable<Scenario['statements']>[number];
type Declaration = NonNullable<Scenario['declarations']>[number];

/** Statements of each provider and cohort: paid ones, closed ones, open ones; now and then none that is still open. */
export function statementsOf({ organisations: { lps, years }, today, random }: Setting): Statement[] {
  const statements: Statement[] = [];
  for (const lp of lps) {
    for (const cohort of years) {
      const offsets = [-9, -6, -3, ...(random.chance(0.8) ? [0, 3, 6] : [])].filter(() => random.chance(0.8));
      for (const offset of offsets) {
        const month = new Date(Date.parse(`${today.slice(0, 7)}-01T00:00:00Z`));
        month.setUTCMonth(month.getUTCMonth() + offset);
        const first = month.toISOString().slice(0, 10);
        // the cut-off is the day before the month begins; now and then it is this very day
        const cutOff = offset === 0 && random.chance(0.4) ? today : addDays(first, -1);
        statements.push({
          id: `st${statements.length + 1}`,
          lp,
          cohort,
          month: month.getUTCMonth() + 1,
          year: month.getUTCFullYear(),
          cutOff,
          payment: addDays(cutOff, 25),
          ...(cutOff < today && random.chance(0.7) && { paid: true }),
          ...(random.chance(0.1) && { output: false }),
        });
      }
    }
  }
  return statements;
}

/** Declarations as they would have been made: types in order, dates in order, each on a statement of its own state. */
export function declarationsOf(
  setting: Setting,
  people: readonly Person[],
  statements: readonly Statement[],
  isDetailed: (cohort: number) => boolean,
): Declaration[] {
  const made: Declaration[] = [];
  for (const person of people) {
    for (const role of ['ect', 'mentor'] as const) {
      let at = { type: 0, date: 0 };
      const live = new Set<string>();
      for (const { lp, entry, first } of trainingByProvider(setting, person, role)) {
        const count = setting.random.int(0, 3);
        for (let i = 0; i < count; i += 1) {
          const next = nextDeclaration(setting, entry, first, at, live);
          if (next === null) break;
          const declaration: Declaration = {
            id: `d${made.length + 1}`,
            participant: person.id,
            role,
            lp,
            type: next.type,
            date: next.date,
            ...evidenceOf(isDetailed(cohortOf(setting, entry)), role, next.type, setting.random),
            ...standing(setting, entry, statements, lp),
          };
          made.push(declaration);
          if (
            declaration.state === undefined ||
            ['submitted', 'eligible', 'payable', 'paid'].includes(declaration.state)
          ) {
            live.add(next.type);
            at = { type: next.place + 1, date: Date.parse(next.date) };
            if (role === 'mentor' && next.type === 'completed') complete(person, next.date);
          } else at = { ...at, date: Math.max(at.date, Date.parse(next.date)) };
        }
      }
    }
  }
  return made;
}

interface Held {
  readonly lp: string;
  readonly entry: Entry;
  readonly first: Day;
}

/** Each provider's latest training of a person in a role, and when its first began; in the order of the latter. */
function trainingByProvider(
  { organisations: { partnerships } }: Setting,
  { training = [] }: Person,
  role: Role,
): Held[] {
  const held = new Map<string, Held>();
  for (const entry of training) {
    const lp = partnerships.find(({ id }) => id === entry.partnership)?.lp;
    if (entry.role !== role || lp === undefined || entry.from === undefined) continue;
    held.set(lp, { lp, entry, first: held.get(lp)?.first ?? entry.from });
  }
  return [...held.values()].sort((a, b) => (a.first < b.first ? -1 : 1));
}

function cohortOf({ organisations: { partnerships } }: Setting, entry: Entry): number {
  return partnerships.find(({ id }) => id === entry.partnership)?.cohort ?? 0;
}

function nextDeclaration(
  setting: Setting,
  entry: Entry,
  first: Day,
  after: { readonly type: number; readonly date: number },
  live: ReadonlySet<string>,
): { type: Declaration['type']; place: number; date: string } | null {
  const {
    random,
    now,
    schedules,
    organisations: { service },
  } = setting;
  const cohort = cohortOf(setting, entry);
  const zone = service === 'rect' ? 'london' : 'utc';
  const milestones = schedules.find((one) => one.cohort === cohort && one.identifier === entry.schedule)?.milestones;
  const place = after.type + (random.chance(0.1) ? 1 : 0);
  const type = declarationTypes[place];
  const milestone = type === undefined ? undefined : milestones?.get(type);
  if (type === undefined || milestone === undefined || live.has(type)) return null;
  const from = Math.max(startOfDay(milestone.start, zone), startOfDay(first, zone), after.date);
  const ends = [
    now,
    ...(entry.withdrawn ? [Date.parse(entry.withdrawn.at) - 1] : []),
    ...(entry.deferred ? [Date.parse(entry.deferred.at)] : []),
  ];
  if (milestone.end !== null) ends.push(startOfDay(addDays(milestone.end, 1), zone) - 1);
  const until = Math.min(...ends);
  if (from > until) return null;
  const date = Math.floor(from + (until - from) * random.pick([0, random.next() * 0.5, random.next(), 1]));
  // whole seconds as most people send them, where that stays inside
  const whole = Math.ceil(date / 1000) * 1000;
  return { type, place, date: new Date(whole <= until && random.chance(0.8) ? whole : date).toISOString() };
}

/** A mentor is done with the completed declaration, and so is the training that was still open. */
function complete(person: Person, date: string): void {
  const day = dayOf(Date.parse(date), 'london');
  person.mentorFundingEnd = day;
  person.mentorFundingReason = 'completed_declaration_received';
}

function evidenceOf(isDetailed: boolean, role: Role, type: string, random: Random): Pick<Declaration, 'evidence'> {
  const known = declarationTypes.find((one) => one === type);
  const allowed = known === undefined ? null : allowedEvidence(isDetailed, role, known);
  return allowed === null || allowed.length === 0 ? {} : { evidence: random.pick(allowed) };
}

function standing(
  setting: Setting,
  entry: Entry,
  statements: readonly Statement[],
  lp: string,
): Pick<Declaration, 'state' | 'statement' | 'clawbackStatement'> {
  const { random, today } = setting;
  const cohort = cohortOf(setting, entry);
  const own = statements.filter((one) => one.lp === lp && one.cohort === cohort && one.output !== false);
  const open = random.maybe(own.filter(({ cutOff }) => cutOff >= today))?.id;
  const closed = random.maybe(own.filter(({ cutOff, paid }) => cutOff < today && paid !== true))?.id;
  const paid = random.maybe(own.filter(({ paid: isPaid }) => isPaid === true))?.id;
  const wanted = random.weighted({
    submitted: 2,
    eligible: 2,
    payable: 1.5,
    paid: 3,
    voided: 1.5,
    awaiting: 0.7,
    clawedBack: 0.7,
  });
  if (wanted === 'voided') return { state: 'voided', ...(open !== undefined && { statement: open }) };
  if (entry.eligibleForFunding === true) {
    if (wanted === 'eligible' && open !== undefined) return { state: 'eligible', statement: open };
    if (wanted === 'payable' && closed !== undefined) return { state: 'payable', statement: closed };
    if (wanted === 'paid' && paid !== undefined) return { state: 'paid', statement: paid };
    if (wanted === 'awaiting' && paid !== undefined && open !== undefined)
      return { state: 'awaiting-clawback', statement: paid, clawbackStatement: open };
    if (wanted === 'clawedBack' && paid !== undefined)
      return { state: 'clawed-back', statement: paid, clawbackStatement: paid };
  }
  return { state: 'submitted' };
}
