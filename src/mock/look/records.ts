import { isRecord } from '../../base/guards.ts';
import type { WrapperName } from '../../contract/routes.ts';
import type { MockService } from '../http/call.ts';
import { uuidOf, type Uuid } from '../ids.ts';
import { outOfRange } from '../kit/shapes.ts';
import type { BaseWorld } from '../world/base-world.ts';
import type { DeliveryPartner, Partnership, Provider, School, Statement } from '../world/records.ts';
import type { SeenDeclaration, SeenPerson } from './look.ts';
import { keptPer, pageOf, sorted } from './pages.ts';
import { declarationRow, partnerRow, partnershipRow, personRow, schoolRow, statementRow } from './rows.ts';
import { servedEnrolments } from './served.ts';
import type { DeclarationQuery, ParticipantQuery, PartnershipQuery, Person, Records } from './types.ts';

/** The longest list inside an answer about one record. */
const MOST_INSIDE = 100;

/** The records of the world that a mock has at present. */
export function recordsOf<W extends BaseWorld>(service: MockService<W>, world: () => W, now: () => number): Records {
  const { look } = service;
  const people = keptPer((of: W) =>
    sorted(
      Array.from(look.people(of), (person) => ({ person, text: textOf(person) })),
      ({ person }) => [-person.createdAt, person.id],
    ),
  );
  const declarations = keptPer((of: W) => sorted(look.declarations(of), ({ createdAt, id }) => [-createdAt, id]));
  const statements = keptPer((of: W) =>
    sorted(of.statements.values(), ({ year, month, lp, cohort, id }) => [-year, -month, lp.symbol, cohort.year, id]),
  );
  const schools = keptPer((of: W) => sorted(of.schools.values(), ({ name, id }) => [name, id]));
  const partners = keptPer((of: W) => sorted(of.deliveryPartners.values(), ({ name, id }) => [name, id]));
  const partnerships = keptPer((of: W) =>
    sorted(
      [...of.partnerships.values()].filter((one) => look.isShown(one)),
      ({ createdAt, id }) => [-createdAt, id],
    ),
  );

  /** What a lead provider is served under an id. */
  const view = (operation: WrapperName, id: Uuid, lp: Provider): Record<string, unknown> | null => {
    const handle = service.handlers[operation];
    if (handle === undefined) return null;
    const reply = handle({ world: world(), lp, now: now(), clock: now(), id, params: {}, filter: {}, body: undefined });
    const data = reply.status === 200 && isRecord(reply.json) ? reply.json['data'] : null;
    return isRecord(data) ? structuredClone(data) : null;
  };
  const views = (operation: WrapperName, id: Uuid): Record<string, Record<string, unknown> | null> =>
    Object.fromEntries(world().providers.map((lp) => [lp.symbol, view(operation, id, lp)]));
  const provider = (symbol: string | undefined): Provider | null => {
    if (symbol === undefined) return null;
    const { providers } = world();
    const found = providers.find((lp) => lp.symbol === symbol || lp.id === symbol);
    if (found !== undefined) return found;
    throw outOfRange('query.leadProvider', `is nobody; there are ${providers.map((lp) => lp.symbol).join(', ')}.`);
  };
  const enrolments = () => servedEnrolments(service.serving, world(), now());

  function isPersonWanted(query: ParticipantQuery) {
    const lp = provider(query.leadProvider);
    const at = query.school === undefined ? null : look.peopleAt(world(), uuidOf(query.school));
    const found = searchFor(query.search);
    const served = enrolments();
    const { role, state, cohort } = query;
    return ({ person, text }: { readonly person: SeenPerson; readonly text: string }): boolean => {
      if (!found(text, person.id)) return false;
      if (at !== null && !at.has(person.id)) return false;
      if (role !== undefined && !person.roles.includes(role)) return false;
      if (state === 'retired') return person.retiredInto !== null && lp === null && cohort === undefined;
      if (lp === null && state === undefined && cohort === undefined) return true;
      return served(person.id).some(
        (one) =>
          (lp === null || one.leadProvider === lp.symbol) &&
          (state === undefined || one.trainingStatus === state) &&
          (role === undefined || one.role === role) &&
          (cohort === undefined || one.cohort === String(cohort)),
      );
    };
  }

  function isDeclarationWanted(query: DeclarationQuery) {
    const lp = provider(query.leadProvider);
    const participant = query.participant === undefined ? null : uuidOf(query.participant);
    const statement = query.statement === undefined ? null : uuidOf(query.statement);
    const found = searchFor(query.search);
    const { state, cohort } = query;
    return (one: SeenDeclaration): boolean =>
      (lp === null || one.lp === lp) &&
      (participant === null || one.person.id === participant) &&
      (statement === null || one.statement === statement || one.clawbackStatement === statement) &&
      (state === undefined || one.state === state) &&
      (cohort === undefined || one.cohort === cohort) &&
      found(`${one.person.name ?? ''}\n${one.person.id}\n${one.type}`.toLowerCase(), one.id);
  }

  function isPartnershipWanted(query: PartnershipQuery) {
    const lp = provider(query.leadProvider);
    const school = query.school === undefined ? null : uuidOf(query.school);
    const found = searchFor(query.search);
    const { state, cohort } = query;
    return (one: Partnership): boolean =>
      (lp === null || one.lp === lp) &&
      (school === null || one.school.id === school) &&
      (state === undefined || (state === 'challenged') === (one.challengedReason !== null)) &&
      (cohort === undefined || one.cohort.year === cohort) &&
      found(`${one.school.name}\n${one.school.urn}\n${one.deliveryPartner.name}`.toLowerCase(), one.id);
  }

  const byId = <T>(map: ReadonlyMap<Uuid, T>, id: string): T | null => map.get(uuidOf(id)) ?? null;

  return {
    participants(query) {
      const served = enrolments();
      return pageOf(people(world()), query, isPersonWanted(query), ({ person }) =>
        personRow(person, served(person.id)),
      );
    },
    participant(word) {
      const id = uuidOf(word);
      const person = look.person(world(), id);
      if (person === null) return null;
      const own = sorted(look.declarationsOf(world(), id), ({ createdAt, id: of }) => [-createdAt, of]);
      const told: Omit<Person, 'now' | 'epoch'> = {
        person: personRow(person, enrolments()(id)),
        formerIds: look.idChanges(world(), id).map(({ from, at }) => ({ from, at: new Date(at).toISOString() })),
        timeline: look.timeline(world(), id),
        views: views('participants.get', id),
        declarations: own.rows.slice(0, MOST_INSIDE).map(({ row }) => declarationRow(row)),
      };
      return told;
    },
    declarations: (query) => pageOf(declarations(world()), query, isDeclarationWanted(query), declarationRow),
    declaration(word) {
      const found = look.declaration(world(), uuidOf(word));
      return found && { declaration: declarationRow(found), views: views('declarations.get', found.id) };
    },
    statements(query) {
      const lp = provider(query.leadProvider);
      const isWanted = (one: Statement): boolean =>
        (lp === null || one.lp === lp) &&
        (query.state === undefined || one.status === query.state) &&
        (query.cohort === undefined || one.cohort.year === query.cohort);
      return pageOf(statements(world()), query, isWanted, statementRow);
    },
    statement(word) {
      const found = byId(world().statements, word);
      if (found === null) return null;
      const counts: Record<string, number> = {};
      for (const { state } of look.declarationsOn(world(), found)) counts[state] = (counts[state] ?? 0) + 1;
      return { statement: statementRow(found), declarations: counts };
    },
    schools(query) {
      const found = searchFor(query.search);
      const isWanted = ({ id, name, urn }: School): boolean => found(`${name}\n${urn}`.toLowerCase(), id);
      return pageOf(schools(world()), query, isWanted, schoolRow);
    },
    school(word) {
      const found = byId(world().schools, word);
      if (found === null) return null;
      const own = partnerships(world()).rows.filter(({ row }) => row.school === found);
      return {
        school: schoolRow(found),
        partnerships: own.slice(0, MOST_INSIDE).map(({ row }) => partnershipRow(row)),
        participants: look.peopleAt(world(), found.id).size,
      };
    },
    partnerships: (query) => pageOf(partnerships(world()), query, isPartnershipWanted(query), partnershipRow),
    partnership(word) {
      const found = byId(world().partnerships, word);
      return found === null || !look.isShown(found) ? null : { partnership: partnershipRow(found) };
    },
    deliveryPartners(query) {
      const lp = provider(query.leadProvider);
      const found = searchFor(query.search);
      const isWanted = ({ id, name, links }: DeliveryPartner): boolean =>
        (lp === null || links.some((link) => link.lp === lp)) && found(name.toLowerCase(), id);
      return pageOf(partners(world()), query, isWanted, partnerRow);
    },
    counts: () => ({
      ...look.counts(world()),
      statements: world().statements.size,
      schools: world().schools.size,
      partnerships: partnerships(world()).rows.length,
      deliveryPartners: world().deliveryPartners.size,
    }),
  };
}

const textOf = ({ name, trn, emails }: SeenPerson): string =>
  [name ?? '', trn ?? '', ...emails].join('\n').toLowerCase();

/** Looks for a part of what is written, or for an id: a part of it, or the word that a scenario has for it. */
function searchFor(search: string | undefined): (text: string, id: Uuid) => boolean {
  if (search === undefined) return () => true;
  const [part, id] = [search.trim().toLowerCase(), uuidOf(search.trim())];
  return (text, of) => text.includes(part) || of === id || of.includes(part);
}
