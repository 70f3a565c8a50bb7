import { rm } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { tellTotals } from '../support/totals.ts';
import type { Wrong } from './books.ts';
import { allOf, phases, playKills, type Kills } from './crash/kills.ts';
import { playOutboxKills, type OutboxKills } from './crash/outbox-kills.ts';
import { operationsIn, sharesOf } from './crash/shares.ts';
import { bundle, bundles, load } from './mutants/bundle.ts';
import { mutants, type Mutant } from './mutants/mutants.ts';
import { playThefts, type Thefts } from './outbox/thefts.ts';
import { playCuts, type Cuts } from './power/cuts.ts';

/**
 * The proofs of bulk writes that take a while: runs in processes of their own are killed at random moments, also hosts two
 * at a time on one outbox; the power is cut at random operations on files; and code that is broken on purpose, and a loop
 * written by hand, have to be noticed.
 *
 *     npm run test:bulk -- --kills 200 --cuts 500 --outbox-kills 100 --seed 7 --operations declarations.create,participants.defer
 */
const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '20' },
    operations: { type: 'string', default: 'all' },
    cuts: { type: 'string', default: '50' },
    'outbox-kills': { type: 'string', default: '10' },
    seed: { type: 'string', default: '1' },
    mutants: { type: 'boolean', default: true },
  },
  allowNegative: true,
});
const seed = Number(values.seed);
console.log(`seed ${seed}`);

/** The kills and cuts in which a broken one has to show. */
const ENOUGH_KILLS = 24;
const ENOUGH_CUTS = 150;
const ENOUGH_OUTBOX_KILLS = 20;

const seconds = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
  const began = performance.now();
  const result = await work();
  console.log(`  ${what}: ${((performance.now() - began) / 1000).toFixed(0)} s`);
  return result;
};
const playsOf: Readonly<
  Record<Mutant['noticedBy'], (mutant: Mutant) => Promise<{ readonly wrong: readonly Wrong[] }>>
> = {
  kills: killsOf,
  cuts: cutsOf,
  'outbox kills': outboxKillsOf,
  thefts: theftsOf,
};
const count = ({ wrong }: Pick<Kills, 'wrong'>, kind: string): number =>
  wrong.filter((one) => one.kind === kind).length;

try {
  const child = await bundle('test/bulk/crash/child.ts', null);
  const shares = sharesOf(Number(values.kills), operationsIn(values.operations));
  const played: Kills[] = [];
  for (const { operation, kills } of shares)
    played.push(await seconds(`${kills} kills of ${operation}`, () => playKills({ kills, seed, child, operation })));
  const killed = allOf(played);
  for (const { seed: at, kind, what } of killed.wrong.slice(0, 50)) console.log(`  seed ${at}, ${kind}: ${what}`);
  const by = phases.map((phase) => `${killed.by[phase]} ${phase}`).join(', ');
  console.log(`  ${killed.rows} rows in ${killed.journals} journals; killed while ${by}`);
  const cut = await seconds('power cuts', () => playCuts({ cuts: Number(values.cuts), seed }));
  for (const { seed: at, kind, what } of cut.wrong.slice(0, 50)) console.log(`  seed ${at}, ${kind}: ${what}`);
  console.log(`  ${cut.deaths} deaths of a process alone among the power cuts`);
  const host = await bundle('test/bulk/crash/outbox-child.ts', null);
  const hosts = await seconds('kills of hosts on an outbox', () =>
    playOutboxKills({ kills: Number(values['outbox-kills']), seed, child: host }),
  );
  for (const { seed: at, kind, what } of hosts.wrong.slice(0, 50)) console.log(`  seed ${at}, ${kind}: ${what}`);

  const escaped: string[] = [];
  const hunted = values.mutants ? mutants : [];
  const hunt = async (noticedBy: Mutant['noticedBy']): Promise<void> => {
    for (const mutant of hunted.filter((one) => one.noticedBy === noticedBy))
      if (!(await isNoticed(mutant))) escaped.push(mutant.name);
  };
  await seconds('mutants', () => Promise.all([hunt('kills'), hunt('cuts')]));
  await seconds('mutants of the outbox', () => Promise.all([hunt('outbox kills'), hunt('thefts')]));
  if (values.mutants) {
    const hand = await seconds('by hand', () => playKills({ kills: 6, seed, child, how: 'by hand' }));
    const [lost, doubled] = [count(hand, 'lost'), count(hand, 'doubled')];
    console.log(`  a loop by hand: ${hand.kills} kills, ${hand.rows} rows: lost ${lost}, doubled ${doubled}`);
    if (lost + doubled === 0) escaped.push('the loop by hand');
  }
  const caught = hunted.filter(({ name }) => !escaped.includes(name)).length;
  for (const name of escaped) console.log(`  not noticed: ${name}`);

  console.log(
    `outbox: ${hosts.kills} kills (${hosts.inFlight} with a POST in flight): lost ${count(hosts, 'lost')}, ` +
      `doubled ${count(hosts, 'doubled')}, left open ${count(hosts, 'open')}`,
  );
  const open = count(killed, 'open');
  console.log(
    `${killed.kills} kills (${killed.inFlight} with a POST in flight): lost ${count(killed, 'lost')}, ` +
      `doubled ${count(killed, 'doubled')}, left open ${open}; ${cut.cuts} power cuts: ${cut.wrong.length} unsound; ` +
      `${caught} mutants caught of ${hunted.length}`,
  );
  const isIdle = killed.inFlight * 2 < killed.kills;
  if (isIdle) console.log('Fewer than half of the kills came while a POST was in flight.');
  const failed = killed.wrong.length + cut.wrong.length + hosts.wrong.length + escaped.length + (isIdle ? 1 : 0);
  tellTotals({ passed: killed.kills + cut.cuts + hosts.kills + caught, failed, skipped: 0 });
  process.exitCode = failed > 0 ? 1 : 0;
} finally {
  await rm(bundles, { recursive: true, force: true });
}

/** Whether code that is broken shows in what is played, as it has to. */
async function isNoticed(mutant: Mutant): Promise<boolean> {
  const { wrong } = await playsOf[mutant.noticedBy](mutant);
  const found = wrong.map(({ kind, what }) => `${kind}: ${what}`);
  const fitting = found.find((one) => mutant.shows.test(one));
  console.log(`  ${mutant.name}: ${fitting ?? `not as it has to show, but ${found[0] ?? 'nothing'}`}`);
  return fitting !== undefined;
}

async function killsOf(mutant: Mutant): Promise<Kills> {
  const child = await bundle('test/bulk/crash/child.ts', mutant);
  return playKills({ kills: ENOUGH_KILLS, seed, child, enough: 1 });
}

async function cutsOf(mutant: Mutant): Promise<Cuts> {
  const { playCuts: play } = (await load(await bundle('test/bulk/power/cuts.ts', mutant))) as {
    readonly playCuts: typeof playCuts;
  };
  return play({ cuts: ENOUGH_CUTS, seed, enough: 1 });
}

async function outboxKillsOf(mutant: Mutant): Promise<OutboxKills> {
  const child = await bundle('test/bulk/crash/outbox-child.ts', mutant);
  return playOutboxKills({ kills: ENOUGH_OUTBOX_KILLS, seed, child, enough: 1 });
}

async function theftsOf(mutant: Mutant): Promise<Thefts> {
  const { playThefts: play } = (await load(await bundle('test/bulk/outbox/thefts.ts', mutant))) as {
    readonly playThefts: typeof playThefts;
  };
  return play();
}
