import type { MockService } from '../http/call.ts';
import type { BaseWorld } from '../world/base-world.ts';
import { moneyOf } from './money.ts';
import { peopleOf } from './people.ts';
import { placesOf } from './places.ts';
import type { Records } from './types.ts';

/**
 * Looks into the world that a mock has at present. Looking changes nothing but what a request would before it is
 * answered: the jobs of the nights that have passed are run, so that all is told as it is served.
 */
export function recordsOf<W extends BaseWorld>(
  service: Pick<MockService<W>, 'look' | 'tick'>,
  world: () => W,
  now: () => number,
): Records {
  const people = peopleOf(service.look);
  const money = moneyOf(service.look);
  const places = placesOf(service.look);
  const present = (): readonly [world: W, now: number] => {
    const [of, at] = [world(), now()];
    service.tick?.(of, at);
    return [of, at];
  };
  const of = (): W => present()[0];
  return {
    participants(query) {
      const [there, at] = present();
      return people.list(there, query, at);
    },
    participant(id) {
      const [there, at] = present();
      return people.inFull(there, id, at);
    },
    declarations: (query) => money.listDeclarations(of(), query),
    declaration: (id) => money.declaration(of(), id),
    statements: (query) => money.listStatements(of(), query),
    statement: (id) => money.statement(of(), id),
    schools: (query) => places.listSchools(of(), query),
    school: (id) => places.school(of(), id),
    partnerships: (query) => places.listPartnerships(of(), query),
    partnership: (id) => places.partnership(of(), id),
    deliveryPartners: (query) => places.listPartners(of(), query),
    counts() {
      const there = of();
      const { statements, schools, partnerships, deliveryPartners } = there;
      return {
        // as many as their list holds: retired ids too
        participants: people.pages.all(there).length,
        declarations: service.look.declarations(there).size,
        statements: statements.size,
        schools: schools.size,
        partnerships: partnerships.size,
        deliveryPartners: deliveryPartners.size,
      };
    },
  };
}
