import type { BulkOperation } from '../../../src/bulk/rows/operations.ts';
import type { SourceRow } from '../../../src/bulk/rows/source.ts';
import type { Mock } from '../../../src/mock/index.ts';
import { kindsWorld, people, rowsOf, type Enrolled, type KindsWorld } from '../kinds-world.ts';
import { bulkWorld } from '../world.ts';

/** A world, and rows that all can be done in it. */
export interface Intent {
  readonly mock: Mock;
  readonly rows: readonly SourceRow[];
  /** Where the journal will be. */
  readonly journal: string;
}

/** Rows of one operation, each of which the service takes when nothing comes between. */
export async function intentOf(operation: BulkOperation, seed: number, most: number): Promise<Intent> {
  if (operation === 'declarations.create') {
    const { mock, rows, journal } = await bulkWorld({ participants: 420, seed });
    return { mock, rows: rows.slice(0, most), journal };
  }
  // what the service takes is tried in a world of its own that is the same
  const [trial, world] = [await worldFor(operation, seed), await worldFor(operation, seed)];
  const planned = await trial.plan(operation, await candidates(operation, trial));
  const clear = new Set(planned.rows.filter(({ state }) => state === 'pending').map(({ line }) => line));
  const tried = await trial.runAll();
  const done = new Set(
    tried.rows.filter(({ line, state }) => state === 'done' && clear.has(line)).map(({ line }) => line),
  );
  const rows = (await candidates(operation, world)).filter(({ line }) => done.has(line)).slice(0, most);
  if (rows.length < most / 3) throw new Error(`${operation}: only ${rows.length} rows can be done.`);
  return { mock: world.mock, rows, journal: world.journal };
}

async function worldFor(operation: BulkOperation, seed: number): Promise<KindsWorld> {
  if (operation === 'partnerships.create') return kindsWorld({ schools: 160, partnerships: 40, seed });
  if (operation === 'declarations.void') return kindsWorld({ participants: 300, declarations: 700, seed });
  const world = kindsWorld({ participants: 300, declarations: 100, seed });
  if (operation !== 'participants.resume') return world;
  await deferAll(world);
  // nobody can be resumed on the day of their deferral
  world.mock.clock.advance({ days: 1 });
  return world;
}

interface Deferring {
  readonly participants: { defer(id: string, draft: object): Promise<unknown> };
}

async function deferAll(world: KindsWorld): Promise<void> {
  const { participants } = world.dfe as unknown as Deferring;
  for (const { id, draft } of await candidates('participants.defer', world))
    await participants.defer(id ?? '', draft).catch(() => null);
}

async function candidates(operation: BulkOperation, world: KindsWorld): Promise<readonly SourceRow[]> {
  switch (operation) {
    case 'declarations.create':
      throw new Error('These have a world of their own.');
    case 'declarations.void':
      return rowsOf(
        (await world.all('participant-declarations')).filter(({ attributes: { state } }) =>
          ['submitted', 'eligible', 'payable'].includes(String(state)),
        ),
      ).map(({ line, id }) => ({ line, id, draft: {} }));
    case 'partnerships.create':
      return partnerships(world);
    default:
      break;
  }
  const some = await people(world, operation === 'participants.resume' ? 'deferred' : 'active');
  return rowsOf(some.filter(({ cohort }) => Number(cohort) >= 2024).flatMap((person) => actionsOn(operation, person)));
}

function actionsOn(
  operation: BulkOperation,
  { id, course, schedule, cohort }: Enrolled,
): readonly { readonly id: string; readonly draft: Readonly<Record<string, string>> }[] {
  const course_identifier = course;
  switch (operation) {
    case 'participants.withdraw':
      return [{ id, draft: { reason: 'moved-school', course_identifier } }];
    case 'participants.defer':
      return [{ id, draft: { reason: 'bereavement', course_identifier } }];
    case 'participants.changeSchedule': {
      // there and back, so that the order counts
      const other = schedule === 'ecf-standard-april' ? 'ecf-standard-january' : 'ecf-standard-april';
      return [other, schedule].map((schedule_identifier) => ({
        id,
        draft: { schedule_identifier, course_identifier, cohort },
      }));
    }
    default:
      return [{ id, draft: { course_identifier } }];
  }
}

async function partnerships(world: KindsWorld): Promise<readonly SourceRow[]> {
  const [partner] = (await world.all('delivery-partners?filter[cohort]=2026')).filter(({ attributes: { cohort } }) =>
    Array.isArray(cohort) ? cohort.includes('2026') : false,
  );
  const schools = await world.all('schools?filter[cohort]=2026');
  return rowsOf(
    schools.map(({ id }) => ({
      id: null,
      draft: { cohort: '2026', school_id: id, delivery_partner_id: partner?.id ?? '' },
    })),
  );
}
