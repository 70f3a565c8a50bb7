import { plain, sameId } from '../../../src/rules/reads.ts';
import type { Call } from '../calls.ts';
import { blanks, changed, today, valued, type Context, type Fault } from './context.ts';

const ids = ['100001', 's1', 'not-an-id', 'zzzzzzzz-zzzz-4zzz-8zzz-zzzzzzzzzzzz', 17, true];
const yearIn = ({ attributes }: Call): number => Number.parseInt(String(attributes?.['cohort']), 10);

function inYear(
  name: string,
  holds: (
    context: Context,
    school: { readonly id: string; readonly in_partnership: boolean; readonly choice: string },
    year: number,
  ) => boolean,
): Fault {
  return valued(name, 'school_id', (sound, context) => {
    const year = yearIn(sound);
    const found = (context.reads.schools.get(year) ?? []).filter(
      ({ id, attributes: { in_partnership, induction_programme_choice: choice } }) =>
        holds(context, { id, in_partnership, choice }, year),
    );
    return context.random.maybe(found)?.id ?? null;
  });
}

const isOwn = ({ reads }: Context, school: string, year: number): boolean =>
  reads.partnerships.some(
    ({ attributes }) =>
      sameId(attributes.school_id, school) && Number(attributes.cohort) === year && attributes.status !== 'challenged',
  );

const partnerFaults: readonly Fault[] = [
  ...blanks('delivery_partner_id'),
  valued('partner of nowhere', 'delivery_partner_id', (_sound, { random }) => random.uuid()),
  valued('partner that is no id', 'delivery_partner_id', (_sound, { random }) => random.pick(ids)),
  valued(
    'partner that is not seen',
    'delivery_partner_id',
    (_sound, { mock, random, reads, world: { organisations } }) =>
      random.maybe(
        organisations.partners
          .map(({ id }) => mock.id(id))
          .filter((id) => !reads.deliveryPartners.some((one) => one.id === id)),
      ) ?? null,
  ),
];

export const partnershipFaults: readonly Fault[] = [
  ...blanks('cohort'),
  ...blanks('school_id'),
  ...partnerFaults,
  valued('year that is no cohort', 'cohort', (_sound, { random }) =>
    random.pick([2019, '1999', 2060, 'next', true, '20 25']),
  ),
  valued(
    'cohort to come',
    'cohort',
    (_sound, context) =>
      context.random.maybe(context.world.cohorts.filter(({ start = '' }) => start > today(context)))?.year ?? null,
  ),
  valued(
    'cohort closed',
    'cohort',
    ({ attributes }, { random, world: { cohorts } }) =>
      random.maybe(
        cohorts.filter(({ year, enabled }) => enabled === false && String(year) !== String(attributes?.['cohort'])),
      )?.year ?? null,
  ),
  valued('another cohort', 'cohort', (_sound, { random, world: { cohorts } }) => random.pick(cohorts).year),
  valued('school of nowhere', 'school_id', (_sound, { random }) => random.uuid()),
  valued('school that is no id', 'school_id', (_sound, { random }) => random.pick(ids)),
  valued('school that is not eligible', 'school_id', (_sound, { mock, random, world: { organisations } }) => {
    const found = random.maybe(organisations.schools.filter(({ eligible }) => eligible === false));
    return found === undefined ? null : mock.id(found.id);
  }),
  inYear("school of one's own", (context, { id }, year) => isOwn(context, id, year)),
  inYear(
    'school of another provider',
    (context, { id, in_partnership }, year) => in_partnership && !isOwn(context, id, year),
  ),
  inYear(
    'school that has not said what it does',
    (_context, { choice, in_partnership }) => choice === 'not_yet_known' && !in_partnership,
  ),
  inYear('school that leads itself', (_context, { choice }) => choice === 'school_led'),
  valued(
    'partner of another cohort',
    'delivery_partner_id',
    (sound, { random, reads }) =>
      random.maybe(
        reads.deliveryPartners.filter(({ attributes }) => !attributes.cohort.includes(String(yearIn(sound)))),
      )?.id ?? null,
  ),
];

export const updateFaults: readonly Fault[] = [
  ...partnerFaults,
  { name: 'id of nothing', make: (sound, { random }) => ({ ...sound, id: random.uuid() }) },
  { name: 'id that is none', make: (sound, { random }) => ({ ...sound, id: random.pick(['ps1', '4', 'not-an-id']) }) },
  {
    name: 'partnership of another provider',
    make(sound, { lp, mock, random, world: { organisations } }) {
      const found = random.maybe(organisations.partnerships.filter((one) => one.lp !== lp));
      return found === undefined ? null : { ...sound, id: mock.id(found.id) };
    },
  },
  {
    name: 'partnership challenged',
    make(sound, { random, reads }) {
      const found = random.maybe(
        reads.partnerships.filter(
          ({ attributes: { status, cohort } }) =>
            status === 'challenged' &&
            reads.deliveryPartners.some(
              ({ id, attributes }) =>
                id === sound.attributes?.['delivery_partner_id'] && attributes.cohort.includes(cohort),
            ),
        ),
      );
      return found === undefined ? null : { ...sound, id: found.id };
    },
  },
  {
    name: 'the present partner',
    make(sound, { reads }) {
      const own = reads.partnerships.find(({ id }) => plain(id) === plain(sound.id ?? ''));
      return own === undefined ? null : changed(sound, { delivery_partner_id: own.attributes.delivery_partner_id });
    },
  },
  valued('partner of another cohort', 'delivery_partner_id', (sound, { random, reads }) => {
    const own = reads.partnerships.find(({ id }) => plain(id) === plain(sound.id ?? ''));
    return (
      random.maybe(
        reads.deliveryPartners.filter(
          ({ attributes }) => own !== undefined && !attributes.cohort.includes(own.attributes.cohort),
        ),
      )?.id ?? null
    );
  }),
];
