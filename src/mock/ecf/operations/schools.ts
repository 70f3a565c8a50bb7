import type { Call } from '../../http/call.ts';
import { ok, type Reply } from '../../http/reply.ts';
import { listServer, type Test } from '../../kit/list-server.ts';
import type { School } from '../../world/records.ts';
import { schoolColumns } from '../reading/columns.ts';
import { readOneCohort, readText, readUpdatedSince } from '../reading/filters.ts';
import { compareOf, readSort } from '../reading/sort.ts';
import { readUuid } from '../reading/uuid.ts';
import { serveSchool } from '../views/school.ts';
import { isListed } from '../visible/schools.ts';
import type { EcfWorld } from '../world.ts';
import { notFound } from './replies.ts';

const serveList = listServer<School, EcfWorld>('ecf');

/** docs/services/ecf.md 4.5: the same for every provider. */
export function listSchools(call: Call<EcfWorld>): Reply {
  const { world, filter, params } = call;
  return serveList(call, () => {
    const year = readOneCohort(filter) ?? 0;
    const since = readUpdatedSince(filter);
    return {
      all: () => world.schoolsIn.get(year) ?? [],
      tests: testsOf(call, since),
      sort: compareOf(readSort(params, schoolColumns)),
      serve: (school) => serveSchool(world, school, year, since),
    };
  });
}

export function getSchool(call: Call<EcfWorld>): Reply {
  const { world, filter, id } = call;
  const year = readOneCohort(filter) ?? 0;
  const since = readUpdatedSince(filter);
  const school = world.schools.get(readUuid(id) ?? '');
  if (school === undefined || !world.cohorts.has(year) || !isListed(world, school, year)) return notFound;
  const isWanted = testsOf(call, since).every((test) => test === null || test(school));
  return isWanted ? ok(serveSchool(world, school, year, since)) : notFound;
}

function testsOf({ world, filter }: Call<EcfWorld>, since: number | null): (Test<School> | null)[] {
  const urn = readText(filter, 'urn');
  return [
    urn === null ? null : (school) => school.urn === urn,
    since === null ? null : (school) => school.updatedAt >= since || isYearUpdated(world, school, since),
  ];
}

/** A change of any of the school's years counts, not only of the wanted one. */
function isYearUpdated(world: EcfWorld, school: School, since: number): boolean {
  return world.schoolCohortsOf.get(school.id)?.some(({ updatedAt }) => updatedAt >= since) === true;
}
