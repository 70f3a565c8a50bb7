import { zones } from '../../contract/service.ts';
import { uuidOf, type Uuid } from '../ids.ts';
import type { BaseWorld } from '../world/base-world.ts';
import { idAsked, providerAsked, searchFor } from './asked.ts';
import { inTime, iso, plainStory, retirement } from './happenings.ts';
import type { DeclarationFacts, Enrolment, Listed, Look, PersonFacts } from './look.ts';
import { newestFirst } from './order.ts';
import { pagesOf } from './pages.ts';
import { declarationRow, participantRow, viewsOf } from './rows.ts';
import type { Page, ParticipantQuery, ParticipantRow, Records } from './types.ts';

/** As many declarations as a person is shown with. */
const MOST = 100;

/** People: what there is of them, what happened to them, what each lead provider is served. */
export function peopleOf<W extends BaseWorld>(look: Look<W>) {
  const pages = pagesOf<Listed, W>(newestFirst('p'), (world) => look.people(world));

  function servedTo(world: W, id: Uuid, now: number): Enrolment[] {
    return world.providers.flatMap((lp) => look.enrolments(world, id, lp, now));
  }

  function row(world: W, person: PersonFacts, now: number): ParticipantRow {
    return participantRow(
      person,
      look.placeOf(world, person.id),
      person.isRetired ? [] : servedTo(world, person.id, now),
    );
  }

  function list(world: W, query: ParticipantQuery, now: number): Page<ParticipantRow> {
    const fits = testOf(world, query, now);
    return pages.page(
      world,
      query,
      ({ id }) => {
        const person = look.person(world, id);
        return person !== null && fits(person);
      },
      ({ id }) => {
        const person = look.person(world, id);
        if (person === null) throw new Error('mock: a person is listed who is not there');
        return row(world, person, now);
      },
    );
  }

  function testOf(world: W, query: ParticipantQuery, now: number): (person: PersonFacts) => boolean {
    const { role, state, cohort } = query;
    const search = searchFor(query.search);
    const lp = providerAsked(world, query.leadProvider);
    const school = idAsked(query.school);
    const providers = lp === null ? world.providers : [lp];
    const isServed = lp !== null || (state !== undefined && state !== 'retired') || cohort !== undefined;
    const isWanted = (one: Enrolment): boolean =>
      (role === undefined || one.role === role) &&
      (state === undefined || state === 'retired' || one.trainingStatus === state) &&
      (cohort === undefined || one.cohort === String(cohort));
    const fitsAs = ({ id }: PersonFacts): boolean => {
      if (role !== undefined && !look.placeOf(world, id).roles.includes(role)) return false;
      if (school !== null && !look.wasAt(world, id, school)) return false;
      return !isServed || providers.some((one) => look.enrolments(world, id, one, now).some(isWanted));
    };
    return (person) => {
      const { id, name, trn, isRetired, retiredInto } = person;
      if ((state === 'retired') !== isRetired && state !== undefined) return false;
      if (
        search !== null &&
        !search.isIn(name) &&
        !search.isIn(trn) &&
        !search.isOf(id) &&
        !look.addresses(world, id).some(search.isIn)
      )
        return false;
      if (state !== 'retired') return fitsAs(person);
      // nothing is left of them, so that the other filters go by who follows them
      const successor = retiredInto === null ? null : look.person(world, retiredInto);
      return successor === null ? !isServed && role === undefined && school === null : fitsAs(successor);
    };
  }

  function declarationsOf(world: W, id: Uuid): DeclarationFacts[] {
    return [...look.declarationsOf(world, id)]
      .map((one) => look.declaration(world, one.id))
      .filter((one) => one !== null);
  }

  function inFull(world: W, word: string, now: number): ReturnType<Records['participant']> {
    const person = look.person(world, uuidOf(word));
    if (person === null) return null;
    const { id, isRetired, retiredInto } = person;
    const zone = zones[world.service];
    const declarations = declarationsOf(world, id);
    const changes = look.idChanges(world, id).filter(({ from }) => from !== id);
    const story = [
      ...plainStory(
        world,
        person,
        changes,
        declarations.map((one) => [one, look.statementsOf(world, one.id)]),
      ),
      ...(isRetired ? retirementOf(world, id, retiredInto) : look.story(world, id, now)),
    ];
    return {
      person: row(world, person, now),
      formerIds: changes.map(({ from, at }) => ({ from, at: iso(at) })),
      timeline: inTime(story, zone),
      views: viewsOf(world, (lp) => look.participantView(world, id, lp, now)),
      declarations: declarations
        .sort((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? 1 : -1))
        .slice(0, MOST)
        .map((one) => declarationRow(one, look.statementsOf(world, one.id))),
    };
  }

  function retirementOf(world: W, id: Uuid, into: Uuid | null) {
    // whoever followed may be gone by now, and with them what is known of it
    const successor = into === null ? null : look.person(world, into);
    if (successor === null) return [];
    return look
      .idChanges(world, successor.id)
      .filter(({ from }) => from === id)
      .map((change) => retirement(change, successor));
  }

  return { pages, list, inFull };
}
