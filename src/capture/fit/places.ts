import { monthNames } from '../../base/months.ts';
import type { Scenario } from '../../mock/index.ts';
import type { Observed, Row } from '../observed.ts';
import { listOf, stampsOf, textOf, yearOf } from './attributes.ts';
import { OWN } from './names.ts';

type Part<K extends keyof Scenario> = NonNullable<Scenario[K]>;

/** The statements as they are served; an open and a payable one look alike, so the cut-off tells them apart. */
export function fitStatements({ lists }: Observed): Part<'statements'> {
  return lists.statements.flatMap((row) => {
    const [cohort, year] = [yearOf(row), yearOf(row, 'year')];
    const [cutOff, payment] = [textOf(row, 'cut_off_date'), textOf(row, 'payment_date')];
    const month = monthNames.indexOf(textOf(row, 'month') ?? '') + 1;
    if (cohort === null || year === null || cutOff === null || payment === null || month === 0) return [];
    const isPaid = row.attributes['paid'] === true;
    return [
      { id: row.id, lp: OWN, cohort, month, year, cutOff, payment, ...(isPaid && { paid: true }), ...stampsOf(row) },
    ];
  });
}

/** The delivery partners with the cohorts in which the provider may work with each. */
export function fitDeliveryPartners(
  { lists, cohortsOfPartner }: Observed,
  somebody: () => string,
): Part<'deliveryPartners'> {
  return lists.deliveryPartners.map((row) => {
    const own = yearsOf(row);
    // it is listed for cohorts in which somebody else works with it, too
    const others = (cohortsOfPartner.get(row.id) ?? []).filter((year) => !own.includes(year));
    return {
      id: row.id,
      name: textOf(row, 'name') ?? row.id,
      links: [...own.map((cohort) => ({ lp: OWN, cohort })), ...others.map((cohort) => ({ lp: somebody(), cohort }))],
      ...stampsOf(row),
    };
  });
}

function yearsOf(row: Row): number[] {
  const value = row.attributes['cohort'];
  return Array.isArray(value)
    ? value.map(Number).filter((year) => Number.isInteger(year) && year >= 2020 && year <= 2099)
    : [];
}

/** Every cohort that anything names. */
export function cohortsOf({ lists, schools }: Observed): number[] {
  const years = new Set(schools.keys());
  const add = (year: number | null): void => {
    if (year !== null) years.add(year);
  };
  for (const row of [...lists.statements, ...lists.partnerships]) add(yearOf(row));
  for (const row of lists.deliveryPartners) yearsOf(row).forEach(add);
  for (const row of lists.participants) for (const enrolment of listOf(row, 'ecf_enrolments')) add(yearOf(enrolment));
  return [...years].sort((a, b) => a - b);
}
