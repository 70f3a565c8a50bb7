import { isRecord } from '../../base/guards.ts';
import { isService, type Service } from '../../contract/index.ts';
import type { Copy } from '../../sync/index.ts';
import { tableOf } from '../../sync/resources.ts';
import { itemOf } from '../../sync/store/raw.ts';
import { listNames } from '../observed.ts';
import type { StandIns } from '../stand-ins/stand-ins.ts';
import { Gathered, type Part } from './gathered.ts';
import type { ReadWorld } from './read-world.ts';
import { instantOf, type ReadProgress } from './reading.ts';

const A_STEP = 1000;

/** Whose copy it is, and of when. */
export interface CopyFacts {
  readonly service: Service;
  readonly origin: string | null;
  /** The service's clock when the last run was answered last; null when no run came to its end. */
  readonly at: string | null;
}

export async function factsOf(copy: Copy): Promise<CopyFacts | null> {
  const settings = new Map(
    (await copy.query('SELECT name, value FROM dfe_schema')).map(({ name, value }) => [name, value]),
  );
  const [run] = await copy.query(
    'SELECT server_at, ended_at FROM dfe_runs WHERE ended_at IS NOT NULL ORDER BY run DESC LIMIT 1',
  );
  const [service, origin, at] = [
    settings.get('service'),
    settings.get('origin'),
    run?.['server_at'] ?? run?.['ended_at'],
  ];
  if (!isService(service)) return null;
  return {
    service,
    origin: typeof origin === 'string' ? origin : null,
    at: typeof at === 'string' ? instantOf(Date.parse(at)) : null,
  };
}

/**
 * What a copy holds, in the order in which it was served first. A copy does not know under which cohort a list shows a
 * record: participants count for those of their enrolments, and of declarations nothing is said.
 */
export async function readCopy(
  copy: Copy,
  at: string,
  standIns: StandIns,
  onProgress: (progress: ReadProgress) => void,
): Promise<ReadWorld> {
  const gathered = new Gathered();
  for (const list of listNames) await readTable(copy, { list, cohort: null }, standIns, gathered, onProgress);
  const years = await copy.query('SELECT DISTINCT cohort FROM dfe_schools WHERE gone_at IS NULL ORDER BY cohort');
  for (const { cohort } of years)
    await readTable(copy, { list: 'schools', cohort: Number(cohort) }, standIns, gathered, onProgress);
  for (const { id, attributes } of gathered.lists.participants.values()) {
    const enrolments: unknown = attributes['ecf_enrolments'];
    for (const enrolment of Array.isArray(enrolments) ? enrolments.filter(isRecord) : []) {
      const year = Number(enrolment['cohort']);
      if (Number.isInteger(year)) gathered.showsFor('participants', id, year);
    }
  }
  return { gathered, at };
}

async function readTable(
  copy: Copy,
  part: Part,
  standIns: StandIns,
  gathered: Gathered,
  onProgress: (progress: ReadProgress) => void,
): Promise<void> {
  const { list, cohort } = part;
  const ofCohort = cohort === null ? '' : ' AND cohort = ?';
  let [last, page, read] = [0, 0, 0];
  for (;;) {
    const rows = await copy.query(
      `SELECT rowid AS place, raw FROM ${tableOf[list]} WHERE gone_at IS NULL AND rowid > ?${ofCohort} ORDER BY rowid LIMIT ${A_STEP}`,
      last,
      ...(cohort === null ? [] : [String(cohort)]),
    );
    for (const { place, raw } of rows) {
      gathered.put(part, standIns.replaceRow(list, itemOf(String(raw))));
      last = Number(place);
    }
    read += rows.length;
    page += 1;
    onProgress({ ...part, round: 0, page, rows: read });
    if (rows.length < A_STEP) return;
  }
}
