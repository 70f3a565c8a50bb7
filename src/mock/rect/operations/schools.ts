import type { Call } from '../../http/call.ts';
import type { Params } from '../../http/incoming.ts';
import { ok, type Reply } from '../../http/reply.ts';
import type { Compare } from '../../kit/compare.ts';
import { listServer } from '../../kit/list-server.ts';
import { readUuid } from '../../kit/uuid.ts';
import type { School } from '../../world/records.ts';
import { isListed } from '../derived/school-year.ts';
import { readOneCohort, readUpdatedSince, readUrn } from '../reading/filters.ts';
import { readSort } from '../reading/sort.ts';
import { schoolUpdatedAt, serveSchool } from '../views/school.ts';
import type { RectWorld } from '../world.ts';
import { notFound } from './replies.ts';

const serve = listServer<School, RectWorld>('rect');

export function listSchools(call: Call<RectWorld>): Reply {
  const { world, lp, filter, params } = call;
  return serve(call, () => {
    const year = knownCohort(call);
    const urn = readUrn(filter);
    const since = readUpdatedSince(filter);
    if (year === null) return { all: () => [], tests: [], serve: () => null };
    return {
      all: () => world.schoolList,
      tests: [
        (school) => isListed(world, school, year),
        urn === null ? null : (school) => Number(school.urn) === urn,
        since === null ? null : (school) => schoolUpdatedAt(world, school, year) >= since,
      ],
      sort: readSchoolSort(world, params, year),
      serve: (school) => serveSchool(world, school, year, lp),
    };
  });
}

/** A `sort` that mentions `updated_at` anywhere is read on the school's row for the cohort, which has fewer columns. */
function readSchoolSort(world: RectWorld, params: Params, year: number): Compare<School> | null {
  const sort = params['sort'];
  if (typeof sort === 'string' && sort.includes('updated_at')) {
    return readSort(
      params,
      {
        updated_at: (school) => schoolUpdatedAt(world, school, year),
        created_at: ({ createdAt }) => createdAt,
      },
      () => world.schoolList,
    );
  }
  return readSort(
    params,
    {
      created_at: ({ createdAt }) => createdAt,
      urn: ({ urn }) => Number(urn),
      api_id: ({ id }) => id,
    },
    () => world.schoolList,
  );
}

export function getSchool(call: Call<RectWorld>): Reply {
  const { world, lp, id } = call;
  const year = knownCohort(call);
  const school = world.schools.get(readUuid(id) ?? '');
  if (year === null || school === undefined || !isListed(world, school, year)) return notFound;
  return ok(serveSchool(world, school, year, lp));
}

function knownCohort({ world, filter }: Call<RectWorld>): number | null {
  const year = readOneCohort(filter);
  return year !== null && world.cohorts.has(year) ? year : null;
}
