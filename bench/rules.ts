import {
  checkDeclaration,
  checkDeclarations,
  type ReadDeclaration,
  type ReadEnrolment,
  type ReadParticipant,
  type ReadStatement,
} from 'lead-provider-sdk/rules';
import { services, type Service } from '../src/contract/index.ts';

export const NOW = '2026-01-15T12:00:00Z';
const SINGLE = 20_000;
export const DRAFTS = 16_000;
const PARTICIPANTS = 25_000;
const STATUSES = ['active', 'active', 'active', 'active', 'deferred', 'withdrawn'] as const;

/** A provider's whole copy of the API, and a month's declarations to check against it: all made up, always the same. */
export function makeWorld() {
  const participants: ReadParticipant[] = [];
  const declarations: ReadDeclaration[] = [];
  for (let number = 0; number < PARTICIPANTS; number += 1) {
    const id = idOf(number);
    participants.push({
      id,
      attributes: {
        ecf_enrolments: [enrolmentOf(number)],
        participant_id_changes: number % 50 === 0 ? [{ from_participant_id: idOf(number + 1_000_000) }] : [],
      },
    });
    if (number % 3 === 0) declarations.push(declarationOf(number, 'started', '2025-09-20T09:00:00Z'));
    if (number % 9 === 0) declarations.push(declarationOf(number, 'retained-1', '2025-12-01T09:00:00Z'));
  }
  const statements: ReadStatement[] = Array.from({ length: 60 }, (_none, place) => ({
    id: idOf(place + 2_000_000),
    attributes: {
      cohort: String(2021 + (place % 5)),
      cut_off_date: `${2022 + Math.floor(place / 12)}-${String((place % 12) + 1).padStart(2, '0')}-28`,
      paid: place < 40,
    },
  }));
  return { participants, declarations, statements, partnerships: [] };
}

const idOf = (number: number): string => `${number.toString(16).padStart(8, '0')}-7d0c-4a6e-9a3b-0d8f3f1c2b4a`;
const roleOf = (number: number): 'ect' | 'mentor' => (number % 4 === 0 ? 'mentor' : 'ect');
const courseOf = (number: number): string => (roleOf(number) === 'ect' ? 'ecf-induction' : 'ecf-mentor');

function enrolmentOf(number: number): ReadEnrolment {
  const training_status = STATUSES[number % STATUSES.length] ?? 'active';
  const since = { date: '2025-11-01T09:00:00Z' };
  return {
    participant_type: roleOf(number),
    cohort: String(2021 + (number % 5)),
    school_urn: String(100_000 + (number % 8000)),
    schedule_identifier: 'ecf-standard-september',
    training_status,
    participant_status: training_status === 'active' ? 'active' : 'left',
    eligible_for_funding: number % 20 !== 0,
    withdrawal: training_status === 'withdrawn' ? since : null,
    deferral: training_status === 'deferred' ? since : null,
    induction_end_date: null,
    mentor_funding_end_date: null,
    cohort_changed_after_payments_frozen: false,
  };
}

function declarationOf(number: number, declaration_type: string, declaration_date: string): ReadDeclaration {
  return {
    id: idOf(number + 3_000_000),
    attributes: {
      participant_id: idOf(number),
      declaration_type,
      course_identifier: courseOf(number),
      declaration_date,
      state: 'paid',
      statement_id: idOf(2_000_000),
      lead_provider_name: 'Bench',
    },
  };
}

export function draftsOf(count: number) {
  return Array.from({ length: count }, (_none, place) => {
    const number = (place * 7) % PARTICIPANTS;
    return {
      participant_id: place % 97 === 0 ? 'unknown' : idOf(number),
      declaration_type: place % 2 === 0 ? 'started' : 'retained-1',
      course_identifier: courseOf(number),
      declaration_date: `2025-${place % 2 === 0 ? '10' : '12'}-${String((place % 28) + 1).padStart(2, '0')}T09:30:00Z`,
      evidence_held: 'training-event-attended',
    };
  });
}

interface Took {
  readonly wall: number;
  readonly cpu: number;
}

/**
 * Milliseconds on the clock and of the processor; where other programs run, only the second says what one core needs.
 */
function time(work: () => void): Took {
  const [start, before] = [performance.now(), process.cpuUsage()];
  work();
  const { user, system } = process.cpuUsage(before);
  return { wall: performance.now() - start, cpu: (user + system) / 1000 };
}

/** The least of several runs. */
function best(times: number, work: () => void): Took {
  const took = Array.from({ length: times }, () => time(work));
  return { wall: Math.min(...took.map(({ wall }) => wall)), cpu: Math.min(...took.map(({ cpu }) => cpu)) };
}

const perSecond = (count: number, { cpu }: Took): string => Math.round((count / cpu) * 1000).toLocaleString('en-GB');
const told = ({ wall, cpu }: Took): string => `${wall.toFixed(0)} ms (${cpu.toFixed(0)} ms of processor time)`;

export function run(): void {
  const world = makeWorld();
  const drafts = draftsOf(DRAFTS);
  for (const service of services) measure(service, world, drafts);
}

function measure(service: Service, world: ReturnType<typeof makeWorld>, drafts: ReturnType<typeof draftsOf>): void {
  const [draft] = drafts.slice(1);
  const participant = world.participants[7];
  if (draft === undefined || participant === undefined) return;
  const given = {
    participant,
    declarations: [declarationOf(7, 'started', '2025-09-20T09:00:00Z')],
    statements: world.statements,
    partnerships: [],
  };
  const single = best(5, () => {
    for (let count = 0; count < SINGLE; count += 1) checkDeclaration(service, draft, given, { now: NOW });
  });
  const first = time(() => checkDeclarations(service, drafts, world, { now: NOW }));
  const bulk = best(5, () => checkDeclarations(service, drafts, world, { now: NOW }));
  const { counts, refusedBy } = checkDeclarations(service, drafts, world, { now: NOW });
  console.log(
    `  ${service}, per second of processor time: single ${perSecond(SINGLE, single)} checks/s; bulk ${perSecond(DRAFTS, bulk)} checks/s`,
  );
  console.log(
    `    ${DRAFTS.toLocaleString('en-GB')} drafts against ${PARTICIPANTS.toLocaleString('en-GB')} participants: ${told(first)} the first time, ${told(bulk)} at best`,
  );
  console.log(
    `    ${Object.entries(counts)
      .map(([outcome, count]) => `${outcome} ${count}`)
      .join(', ')}; refused most by ${[...refusedBy]
      .slice(0, 3)
      .map(([rule, count]) => `${rule} (${count})`)
      .join(', ')}`,
  );
}
