import { valueAt } from '../../base/value-at.ts';
import type { Service } from '../../contract/service.ts';
import { uuidOf } from '../ids.ts';
import { jsonPath, ScenarioError, type ScenarioProblem } from './scenario-error.ts';
import { scenarioSchema, type Scenario, type ScenarioTraining } from './schema.ts';

type Report = (keys: readonly PropertyKey[], message: string) => void;

/**
 * Checks a scenario: its shape, then that every id named is defined, no id is used twice and no span ends before it
 * starts. Throws a {@link ScenarioError} that lists every problem with its JSON path.
 */
export function checkScenario(input: unknown, service: Service): Scenario {
  const parsed = scenarioSchema.safeParse(input);
  if (!parsed.success) {
    throw new ScenarioError(
      parsed.error.issues.map((issue) => ({ path: jsonPath(issue.path), message: shapeMessage(issue, input) })),
    );
  }
  const problems: ScenarioProblem[] = [];
  checkReferences(parsed.data, service, (keys, message) => problems.push({ path: jsonPath(keys), message }));
  if (problems.length > 0) throw new ScenarioError(problems);
  return parsed.data;
}

function shapeMessage(
  issue: { code?: string; message: string; keys?: readonly string[]; path: readonly PropertyKey[] },
  input: unknown,
): string {
  if (issue.code === 'unrecognized_keys' && issue.keys) {
    return `does not know ${issue.keys.map((key) => JSON.stringify(key)).join(', ')}; check the spelling`;
  }
  const value = valueAt(input, issue.path);
  const shown =
    value === undefined
      ? 'is missing'
      : typeof value === 'object'
        ? issue.message
        : `${JSON.stringify(value)}: ${issue.message}`;
  return value === undefined ? `${shown} (${issue.message})` : shown;
}

/** The ids of one kind of record, with a report for every id used twice. */
function idsOf(list: readonly { id: string }[] | undefined, name: string, report: Report): Set<string> {
  const seen = new Set<string>();
  list?.forEach((item, i) => {
    const id = uuidOf(item.id);
    if (seen.has(id)) report([name, i, 'id'], `${JSON.stringify(item.id)} is used twice`);
    seen.add(id);
  });
  return seen;
}

function checkReferences(scenario: Scenario, service: Service, report: Report): void {
  const providers = idsOf(
    scenario.leadProviders?.map((lp) => (typeof lp === 'string' ? { id: lp } : lp)),
    'leadProviders',
    report,
  );
  const cohorts = new Set<number>();
  scenario.cohorts?.forEach((cohort, i) => {
    if (cohorts.has(cohort.year)) report(['cohorts', i, 'year'], `cohort ${cohort.year} is written twice`);
    cohorts.add(cohort.year);
  });
  const partners = idsOf(scenario.deliveryPartners, 'deliveryPartners', report);
  for (const bulk of scenario.bulk ?? [])
    for (let n = 1; n <= bulk.count; n += 1) partners.add(uuidOf(`${bulk.idPrefix}${n}`));
  const schools = idsOf(scenario.schools, 'schools', report);
  const partnerships = idsOf(scenario.partnerships, 'partnerships', report);
  const participants = idsOf(scenario.participants, 'participants', report);
  const statements = idsOf(scenario.statements, 'statements', report);
  idsOf(scenario.declarations, 'declarations', report);

  const need = (
    known: Set<string>,
    what: string,
    id: string | null | undefined,
    keys: readonly PropertyKey[],
  ): void => {
    if (id != null && !known.has(uuidOf(id)))
      report(keys, `no ${what} with id ${JSON.stringify(id)} is written in this scenario`);
  };
  const needCohort = (cohort: number, keys: readonly PropertyKey[]): void => {
    if (!cohorts.has(cohort)) report(keys, `cohort ${cohort} is not in "cohorts"`);
  };

  const tokens = new Set<string>();
  scenario.leadProviders?.forEach((lp, i) => {
    const token = typeof lp === 'string' ? `${lp}-token` : (lp.token ?? `${lp.id}-token`);
    if (tokens.has(token)) report(['leadProviders', i], 'two providers share one token');
    tokens.add(token);
  });
  scenario.schedules?.forEach((schedule, i) => {
    needCohort(schedule.cohort, ['schedules', i, 'cohort']);
    for (const [type, [start, end]] of Object.entries(schedule.milestones)) {
      if (end !== null && end < start)
        report(['schedules', i, 'milestones', type], `ends (${end}) before it starts (${start})`);
    }
  });
  const checkLinks = (
    links: readonly { lp: string; cohort: number }[] | undefined,
    keys: readonly PropertyKey[],
  ): void =>
    links?.forEach((link, j) => {
      need(providers, 'lead provider', link.lp, [...keys, j, 'lp']);
      needCohort(link.cohort, [...keys, j, 'cohort']);
    });
  scenario.deliveryPartners?.forEach((dp, i) => checkLinks(dp.links, ['deliveryPartners', i, 'links']));
  scenario.bulk?.forEach((bulk, i) => checkLinks(bulk.links, ['bulk', i, 'links']));
  scenario.partnerships?.forEach((p, i) => {
    need(providers, 'lead provider', p.lp, ['partnerships', i, 'lp']);
    need(partners, 'delivery partner', p.dp, ['partnerships', i, 'dp']);
    need(schools, 'school', p.school, ['partnerships', i, 'school']);
    needCohort(p.cohort, ['partnerships', i, 'cohort']);
    if (service === 'rect' && (p.status === 'challenged' || p.challengedReason != null)) {
      report(['partnerships', i, 'status'], 'only ecf knows challenged partnerships');
    }
  });
  const cohortOf = new Map(scenario.partnerships?.map((p) => [uuidOf(p.id), p.cohort]));
  const linked = new Set(scenario.schedules?.map((s) => `${s.cohort}/${s.identifier}`));
  scenario.participants?.forEach((participant, i) => {
    const at = ['participants', i] as const;
    participant.training?.forEach((training, j) => {
      const keys = [...at, 'training', j] as const;
      need(partnerships, 'partnership', training.partnership, [...keys, 'partnership']);
      need(schools, 'school', training.school, [...keys, 'school']);
      need(participants, 'participant', training.mentor, [...keys, 'mentor']);
      training.mentors?.forEach((m, k) => need(participants, 'participant', m.id, [...keys, 'mentors', k, 'id']));
      const interest = training.expressionOfInterest;
      if (interest) {
        need(providers, 'lead provider', interest.lp, [...keys, 'expressionOfInterest', 'lp']);
        needCohort(interest.cohort, [...keys, 'expressionOfInterest', 'cohort']);
      }
      checkTraining(training, keys, report);
      const cohort = training.partnership === null ? undefined : cohortOf.get(uuidOf(training.partnership));
      if (
        cohort !== undefined &&
        scenario.schedules &&
        training.schedule != null &&
        !linked.has(`${cohort}/${training.schedule}`)
      ) {
        report(
          [...keys, 'schedule'],
          `cohort ${cohort} has no schedule ${JSON.stringify(training.schedule)} among "schedules"`,
        );
      }
    });
    const induction = participant.induction;
    if (induction?.end != null && induction.end < induction.start)
      report([...at, 'induction', 'end'], `is before the start (${induction.start})`);
  });
  scenario.statements?.forEach((s, i) => {
    need(providers, 'lead provider', s.lp, ['statements', i, 'lp']);
    needCohort(s.cohort, ['statements', i, 'cohort']);
    if (s.payment < s.cutOff && service === 'rect')
      report(['statements', i, 'payment'], `is before the cut-off date (${s.cutOff})`);
  });
  const trained = new Map(scenario.participants?.map((p) => [uuidOf(p.id), p.training ?? []]));
  const lpOf = new Map(scenario.partnerships?.map((p) => [uuidOf(p.id), uuidOf(p.lp)]));
  scenario.declarations?.forEach((d, i) => {
    const keys = ['declarations', i] as const;
    need(participants, 'participant', d.participant, [...keys, 'participant']);
    need(providers, 'lead provider', d.lp, [...keys, 'lp']);
    need(statements, 'statement', d.statement, [...keys, 'statement']);
    need(statements, 'statement', d.clawbackStatement, [...keys, 'clawbackStatement']);
    if (d.state === 'ineligible' && service === 'rect') report([...keys, 'state'], 'rect has no state "ineligible"');
    const training = trained.get(uuidOf(d.participant));
    if (
      training &&
      !training.some(
        (t) => t.role === d.role && t.partnership !== null && lpOf.get(uuidOf(t.partnership)) === uuidOf(d.lp),
      )
    ) {
      report(
        [...keys, 'lp'],
        `${JSON.stringify(d.lp)} has no training of ${JSON.stringify(d.participant)} as ${d.role} to attach this ` +
          'declaration to',
      );
    }
  });
}

function checkTraining(training: ScenarioTraining, keys: readonly PropertyKey[], report: Report): void {
  const from = training.from ?? training.schoolFrom;
  const schoolFrom = training.schoolFrom ?? training.from;
  if (from === undefined || schoolFrom === undefined)
    return report(
      [...keys, 'from'],
      'is missing; write when the training (or with "schoolFrom" the stay at the school) started',
    );
  if (training.to != null && training.to < from) report([...keys, 'to'], `is before the start (${from})`);
  if (training.schoolTo != null && training.schoolTo < schoolFrom)
    report([...keys, 'schoolTo'], `is before the start at the school (${schoolFrom})`);
  if (training.partnership === null && training.school === undefined)
    report([...keys, 'school'], 'is missing; without a partnership the school must be written');
  if (training.partnership !== null && training.schedule == null)
    report([...keys, 'schedule'], 'is missing; training under a partnership follows a schedule');
}
