import { isRecord } from '../../base/guards.ts';
import { didYouMean } from '../../base/nearest.ts';
import type { GenerateOptions, WorldSize } from './sizes.ts';

const counts = ['participants', 'schools', 'partnerships', 'transfers', 'unfundedMentors', 'declarations'] as const;

const known: Readonly<Record<keyof GenerateOptions, true>> = {
  participants: true,
  schools: true,
  partnerships: true,
  transfers: true,
  unfundedMentors: true,
  declarations: true,
  service: true,
  seed: true,
  now: true,
  cohorts: true,
};

const wrong = (message: string): RangeError => new RangeError(`generateScenario: ${message}`);

/** Refuses what is no option of `generateScenario`, or no value of one. */
export function checkGenerateOptions(options: unknown): void {
  if (!isRecord(options)) throw wrong('give it an object with options, or nothing.');
  const names = Object.keys(known);
  for (const name of Object.keys(options)) {
    if (!names.includes(name))
      throw wrong(
        `there is no option ${JSON.stringify(name)}.${didYouMean(name, names)} It takes ${names.join(', ')}.`,
      );
  }
  const { service, seed, now, cohorts } = options;
  if (service !== undefined && service !== 'rect' && service !== 'ecf')
    throw wrong(
      `service has to be "rect" or "ecf".${typeof service === 'string' ? didYouMean(service, ['rect', 'ecf']) : ''}`,
    );
  if (seed !== undefined && !Number.isSafeInteger(seed)) throw wrong('seed has to be a whole number.');
  if (now !== undefined && (typeof now !== 'string' || Number.isNaN(Date.parse(now))))
    throw wrong('now is not a valid date-time; write it as 2026-09-15T09:00:00Z.');
  for (const name of counts) {
    const count = options[name];
    if (count !== undefined && (typeof count !== 'number' || !Number.isSafeInteger(count) || count < 0))
      throw wrong(`${name} has to be a whole number of at least 0.`);
  }
  if (cohorts !== undefined) checkCohorts(cohorts);
}

function checkCohorts(cohorts: unknown): void {
  if (!Array.isArray(cohorts) || cohorts.length === 0) throw wrong('a world needs at least one cohort.');
  const years: readonly unknown[] = cohorts;
  if (!years.every((year) => typeof year === 'number' && Number.isInteger(year) && year >= 2020 && year <= 2099))
    throw wrong('cohorts have to be years from 2020 to 2099, by the year in which they start.');
  if (new Set(years).size < years.length) throw wrong('cohorts holds a year twice.');
}

/** Refuses sizes that cannot be had together. */
export function needRoom(size: WorldSize & { readonly cohorts: readonly number[] }): void {
  const { participants, schools, partnerships, transfers, unfundedMentors, cohorts } = size;
  const most = (name: keyof WorldSize, count: number, why: string): void => {
    if (size[name] > count) throw wrong(`${name} is ${size[name]}; with ${why} there can be at most ${count}.`);
  };
  most('partnerships', schools * cohorts.length, `${schools} schools and ${cohorts.length} cohorts`);
  if (participants > 0 && partnerships === 0) throw wrong('participants need at least one partnership.');
  most('transfers', participants, `${participants} participants`);
  // each has an ECT of their own, and people on the move have none
  if (unfundedMentors > 0)
    most('unfundedMentors', Math.floor((participants - transfers) / 3), `${participants - transfers} people who stay`);
}
