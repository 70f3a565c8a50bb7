import type { Records } from '../../look/types.ts';
import { NotThere } from '../bad-control.ts';
import type { Desk } from '../desk.ts';
import { decoded, numberFrom, oneFrom, route, textFrom, type Routes } from '../route.ts';

const page = { cursor: textFrom(), limit: numberFrom(1, 100) };
const search = textFrom(200);
const leadProvider = textFrom();
const cohort = numberFrom(1900, 9999);
const school = textFrom();

type List = 'participants' | 'declarations' | 'statements' | 'schools' | 'partnerships' | 'deliveryPartners';
type Query<L extends List> = Parameters<Records[L]>[0];

const participants = {
  ...page,
  ...{ search, leadProvider, cohort, school },
  role: oneFrom(['ect', 'mentor']),
  state: oneFrom(['active', 'deferred', 'withdrawn', 'retired']),
};
const declarations = {
  ...page,
  ...{ search, leadProvider, cohort },
  participant: textFrom(),
  statement: textFrom(),
  state: oneFrom([
    'submitted',
    'eligible',
    'payable',
    'paid',
    'voided',
    'ineligible',
    'awaiting-clawback',
    'clawed-back',
  ]),
};
const statements = { ...page, leadProvider, cohort, state: oneFrom(['open', 'payable', 'paid']) };
const partnerships = {
  ...page,
  ...{ search, leadProvider, cohort, school },
  state: oneFrom(['active', 'challenged']),
};

/** What is in the world: lists to page through, and single records. */
export function recordRoutes({ inside, present }: Desk): Routes {
  const records = (): Records => inside().records;
  const withPresent = <T extends object>(told: T) => {
    const { now, epoch } = present();
    return { ...told, now, epoch };
  };
  const found = <T extends object>(what: string, id: string, record: T | null): T => {
    if (record !== null) return record;
    throw new NotThere(`there is no ${what} ${JSON.stringify(id.slice(0, 60))} in this world`);
  };
  const one = (what: string, look: (id: string) => object | null) =>
    route({}, (_body, _query, rest) => {
      const id = decoded(rest);
      return withPresent(found(what, id, look(id)));
    });
  return {
    'GET /participants': route<undefined, Query<'participants'>>({ query: participants }, (_body, query) =>
      withPresent(records().participants(query)),
    ),
    'GET /participants/*': one('participant', (id) => records().participant(id)),
    'GET /declarations': route<undefined, Query<'declarations'>>({ query: declarations }, (_body, query) =>
      withPresent(records().declarations(query)),
    ),
    'GET /declarations/*': one('declaration', (id) => records().declaration(id)),
    'GET /statements': route<undefined, Query<'statements'>>({ query: statements }, (_body, query) =>
      withPresent(records().statements(query)),
    ),
    'GET /statements/*': one('statement', (id) => records().statement(id)),
    'GET /schools': route<undefined, Query<'schools'>>({ query: { ...page, search } }, (_body, query) =>
      withPresent(records().schools(query)),
    ),
    'GET /schools/*': one('school', (id) => records().school(id)),
    'GET /partnerships': route<undefined, Query<'partnerships'>>({ query: partnerships }, (_body, query) =>
      withPresent(records().partnerships(query)),
    ),
    'GET /partnerships/*': one('partnership', (id) => {
      const partnership = records().partnership(id);
      return partnership && { partnership };
    }),
    'GET /delivery-partners': route<undefined, Query<'deliveryPartners'>>(
      { query: { ...page, search, leadProvider } },
      (_body, query) => withPresent(records().deliveryPartners(query)),
    ),
  };
}
