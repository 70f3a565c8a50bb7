import type { Service } from 'lead-provider-sdk';
import { randomOf } from '../../src/mock/worlds/random.ts';
import { done, looks, lost, never, openFates, refusedFates, throttled, type Fate } from './fates.ts';
import { writes, type WriteKind } from './kinds.ts';
import { calm, type Plan } from './stage.ts';

/**
 * Every combination that the suite plays: those that belong in it, then chance up to the number asked for. When fewer are
 * asked for, they are taken evenly from all of them.
 */
export function combinations(count: number, seed: number): readonly Plan[] {
  const all = [...always()];
  const step = Math.max(1, all.length / count);
  const plans = all.filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step)).slice(0, count);
  const random = randomOf(seed);
  while (plans.length < count) plans.push(byChance(random));
  return plans;
}

const services: readonly Service[] = ['rect', 'ecf'];
const everyWrite = services.flatMap((service) => writes.map((kind) => ({ service, kind })));
const OURS = 'Northlight Teaching';
const THEIRS = 'Harbour Institute';

const plain = (service: Service, kind: WriteKind, fates: readonly Fate[]): Plan => ({
  service,
  kind,
  fates,
  onUnknown: 'settle',
  check: true,
  name: undefined,
  act: null,
  looks: calm,
});

const actTimes = [1_000, 40_000, 179_000];

function* always(): Generator<Plan> {
  for (const { service, kind } of everyWrite) {
    // each fate alone, in each way of calling
    for (const fate of [...openFates, ...refusedFates, throttled, done])
      for (const onUnknown of ['throw', 'settle'] as const)
        for (const check of [true, false]) yield { ...plain(service, kind, [fate]), onUnknown, check };
    // first one, then the other
    for (const first of openFates)
      for (const second of [...openFates, ...refusedFates, throttled]) yield plain(service, kind, [first, second]);
    // somebody else, before and after the effect
    for (const name of Object.keys(kind.acts))
      for (const afterMs of actTimes)
        for (const fate of openFates)
          for (const check of [true, false]) yield { ...plain(service, kind, [fate]), check, act: { name, afterMs } };
    // looks that fail
    for (const look of looks.slice(1))
      for (const fate of [lost, never, ...openFates.slice(4, 9)])
        yield { ...plain(service, kind, [fate]), looks: look };
    // deadlines
    for (const deadlineMs of [1, 1_500, 3_000, 45_000, 181_000, 700_000])
      for (const fate of [lost, never, ...openFates.slice(4, 9)])
        yield { ...plain(service, kind, [fate, never]), deadlineMs };
    // three in a row
    yield plain(service, kind, [never, never, never]);
    yield plain(service, kind, [never, never, lost]);
  }
  // names
  for (const { service, kind } of everyWrite.filter(({ kind: { operation } }) => operation === 'declarations.create'))
    for (const name of [OURS, ` ${OURS.toUpperCase()} `, THEIRS, 'Nobody at all'])
      for (const fate of openFates)
        for (const act of [null, ...Object.keys(kind.acts)])
          yield {
            ...plain(service, kind, [fate]),
            name,
            act: act === null ? null : { name: act, afterMs: 1_000 },
          };
}

function byChance(random: ReturnType<typeof randomOf>): Plan {
  const { service, kind } = random.pick(everyWrite);
  const fates = [random.pick(openFates), random.pick([...openFates, ...refusedFates, throttled, done])];
  if (random.chance(0.5)) fates.push(random.pick([...openFates, done]));
  const acts = Object.keys(kind.acts);
  return {
    ...plain(service, kind, fates),
    onUnknown: random.chance(0.8) ? 'settle' : 'throw',
    check: random.chance(0.6),
    name: random.chance(0.3) ? undefined : random.pick([OURS, THEIRS]),
    act: random.chance(0.5) ? { name: random.pick(acts), afterMs: random.below(600) * 1000 } : null,
    looks: random.chance(0.7) ? calm : random.pick(looks),
    ...(random.chance(0.1) && { deadlineMs: (1 + random.below(700)) * 1000 }),
  };
}
