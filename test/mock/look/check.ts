import { isRecord } from '../../../src/base/guards.ts';
import { misfits } from './fits.ts';
import { walk, type Opened } from './opened.ts';

const rest = { now: '2026-01-01T00:00:00.000Z', epoch: '1' };

/** All that is told of a world, each row and each answer in full held against the description. */
export async function checkAll({ records, world, peek }: Pick<Opened, 'records' | 'world' | 'peek'>): Promise<{
  readonly problems: readonly string[];
  readonly seen: number;
}> {
  const lps = world.providers.map(({ symbol }) => symbol);
  const problems: string[] = [];
  let seen = 0;
  const same = (what: string, shown: unknown, served: unknown): void => {
    seen += 1;
    if (JSON.stringify(shown) !== JSON.stringify(served))
      problems.push(`${what}: shown ${JSON.stringify(shown)}, served ${JSON.stringify(served)}`.slice(0, 600));
  };
  for (const row of walk((asked) => records.participants(asked), 100)) {
    problems.push(...misfits('ParticipantRow', row));
    const full = records.participant(row.id);
    problems.push(...misfits('Person', { ...full, ...rest }));
    same(`row of ${row.id}`, full?.person, row);
    const times = full?.timeline.filter(({ isDay }) => !isDay).map(({ at }) => at) ?? [];
    same(`order of ${row.id}`, times, times.toSorted());
    const served: unknown[] = [];
    for (const lp of lps) {
      const data = await peek(lp, 'participants.get', row.id);
      same(`view of ${row.id} by ${lp}`, full?.views[lp], data);
      served.push(...enrolmentsIn(data, lp));
    }
    same(`served of ${row.id}`, row.served, served);
  }
  for (const row of walk((asked) => records.declarations(asked), 100)) {
    problems.push(...misfits('DeclarationRow', row));
    const full = records.declaration(row.id);
    problems.push(...misfits('DeclarationInFull', { ...full, ...rest }));
    same(`row of ${row.id}`, full?.declaration, row);
    for (const lp of lps) {
      const data = await peek(lp, 'declarations.get', row.id);
      same(`view of ${row.id} by ${lp}`, full?.views[lp], data);
      if (lp !== row.leadProvider) continue;
      const attributes = attributesOf(data);
      same(
        `facts of ${row.id}`,
        [row.participant.id, row.type, row.state, row.evidence, row.statement, row.clawbackStatement],
        ['participant_id', 'declaration_type', 'state', 'evidence_held', 'statement_id', 'clawback_statement_id'].map(
          (name) => attributes[name],
        ),
      );
    }
  }
  for (const row of walk((asked) => records.statements(asked))) {
    problems.push(...misfits('StatementRow', row));
    const full = records.statement(row.id);
    problems.push(...misfits('StatementInFull', { ...full, ...rest }));
    const on = walk((asked) => records.declarations({ ...asked, statement: row.id }), 100);
    const total = Object.values(full?.declarations ?? {}).reduce((sum, count) => sum + count, 0);
    same(`declarations on ${row.id}`, total, on.length);
    for (const [state, count] of Object.entries(full?.declarations ?? {}))
      same(`${state} on ${row.id}`, count, on.filter((one) => one.state === state).length);
  }
  for (const row of walk((asked) => records.schools(asked))) {
    problems.push(...misfits('SchoolRow', row));
    const full = records.school(row.id);
    problems.push(...misfits('SchoolInFull', { ...full, ...rest }));
    const partnerships = walk((asked) => records.partnerships({ ...asked, school: row.id }));
    same(`partnerships of ${row.id}`, full?.partnerships, partnerships);
    same(
      `people of ${row.id}`,
      full?.participants,
      walk((one) => records.participants({ ...one, school: row.id })).length,
    );
  }
  for (const row of walk((asked) => records.partnerships(asked))) {
    problems.push(...misfits('PartnershipRow', row));
    same(`row of ${row.id}`, records.partnership(row.id), row);
  }
  for (const row of walk((asked) => records.deliveryPartners(asked)))
    problems.push(...misfits('DeliveryPartnerRow', row));
  return { problems: problems.slice(0, 5), seen };
}

function attributesOf(data: unknown): Readonly<Record<string, unknown>> {
  return isRecord(data) && isRecord(data['attributes']) ? data['attributes'] : {};
}

function enrolmentsIn(data: unknown, leadProvider: string): unknown[] {
  const enrolments = attributesOf(data)['ecf_enrolments'];
  return (Array.isArray(enrolments) ? enrolments : []).map((one: Readonly<Record<string, unknown>>) => ({
    leadProvider,
    role: one['participant_type'],
    trainingStatus: one['training_status'],
    participantStatus: one['participant_status'] ?? '',
    cohort: one['cohort'],
    schedule: one['schedule_identifier'],
  }));
}
