import { isRecord } from '../../base/guards.ts';
import { scheduleBook, seededSchedules } from '../../rules/schedules.ts';
import { saidOf, type Row } from '../asker.ts';
import { cannotTell, differs, ok, type Check } from '../types.ts';
import { firstPage } from './lists.ts';

const YEAR = /^20\d\d$/;
function attribute({ attributes }: Row, name: string): string {
  const value = attributes[name];
  return typeof value === 'string' ? value : '';
}

/** Cohorts that are served against those of which the rule book has dates. */
export const cohorts: Check = async (context) => {
  const known = new Set(seededSchedules(context.service).map(({ cohort }) => String(cohort)));
  const looking = {
    id: 'cohorts',
    looked: 'the cohorts of statements, partnerships and participants',
    expected: `within ${[...known].sort().join(', ')}`,
  };
  const [statements, partnerships, participants] = await Promise.all([
    firstPage(context, 'statements'),
    firstPage(context, 'partnerships'),
    firstPage(context, 'participants'),
  ]);
  const seen = [
    ...[statements, partnerships].flatMap((page) =>
      page.kind === 'rows' ? page.rows.map((row) => attribute(row, 'cohort')) : [],
    ),
    ...(participants.kind === 'rows' ? participants.rows.flatMap(enrolments).map(({ cohort }) => cohort) : []),
  ];
  const years = [...new Set(seen.filter((year) => YEAR.test(year)))].sort();
  if (years.length === 0)
    return cannotTell(looking, context.asker.stopped() ?? 'no record that was read names a cohort');
  const strange = years.filter((year) => !known.has(year));
  return strange.length === 0
    ? ok(looking, years.join(', '))
    : differs(
        looking,
        `also ${strange.join(', ')}`,
        'Update the package: its rules know no dates of these cohorts, and judge nothing by them.',
      );
};

/** Schedules that participants are on against those of which the rule book has dates. */
export const schedules: Check = async (context) => {
  const looking = {
    id: 'schedules',
    looked: 'the schedules of participants',
    expected: 'the rule book has the milestones of each in its cohort',
  };
  const page = await firstPage(context, 'participants');
  if (page.kind !== 'rows') return cannotTell(looking, saidOf(page));
  const book = scheduleBook(context.service);
  const known = new Set(seededSchedules(context.service).map(({ cohort }) => cohort));
  // a cohort that is not known at all has a line of its own
  const judged = page.rows.flatMap(enrolments).filter(({ cohort }) => known.has(Number(cohort)));
  if (judged.length === 0) return cannotTell(looking, 'no participant that was read is on a schedule');
  const strange = judged.filter(({ cohort, schedule }) => book.schedule(Number(cohort), schedule) === null);
  if (strange.length === 0) return ok(looking, `${judged.length} enrolments`);
  const years = [...new Set(strange.map(({ cohort }) => cohort))].sort();
  return differs(
    looking,
    `${strange.length} of ${judged.length} enrolments are on others, in ${years.join(', ')}`,
    'Update the package: its rules know no milestones of these schedules.',
  );
};

/** What every statement says of itself has to fit: rules go by its cut-off. */
export const statements: Check = async (context) => {
  const looking = {
    id: 'statements',
    looked: 'the dates of statements',
    expected: 'each is cut off before it is paid',
  };
  const page = await firstPage(context, 'statements');
  if (page.kind !== 'rows') return cannotTell(looking, saidOf(page));
  // what is no date is a matter of the schema
  const dated = page.rows.filter((row) =>
    ['cut_off_date', 'payment_date'].every((at) => /^\d{4}-\d\d-\d\d$/.test(attribute(row, at))),
  );
  if (dated.length === 0) return cannotTell(looking, 'there is no statement');
  const late = dated.filter((row) => attribute(row, 'cut_off_date') > attribute(row, 'payment_date')).length;
  if (late === 0) return ok(looking, `${dated.length} statements`);
  return differs(
    looking,
    `${late} of ${dated.length} statements are cut off after they are paid`,
    'Ask DfE which dates are meant before you rely on a cut-off.',
  );
};

function enrolments({ attributes }: Row): readonly { readonly cohort: string; readonly schedule: string }[] {
  const all: unknown = attributes['ecf_enrolments'];
  return (Array.isArray(all) ? all : []).flatMap((one: unknown) =>
    isRecord(one) ? [{ cohort: String(one['cohort']), schedule: String(one['schedule_identifier']) }] : [],
  );
}
