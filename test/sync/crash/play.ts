import { playDeaths, type Death, type Verdict } from './crash.ts';
import { namedDeaths } from './deaths.ts';

/** Random deaths of one world: as many as find enough to do in it. */
const A_WORLD = 10;

/**
 * All crashes: every named one in so many worlds (`named`, at least five of each), and so many random ones (`kills`). A
 * named death that did not come in any world is told: then its point is not there any more.
 */
export async function playCrashes({
  kills,
  seed,
  named = 5,
  say,
}: {
  readonly kills: number;
  readonly seed: number;
  readonly named?: number;
  readonly say: (line: string) => void;
}): Promise<Verdict> {
  say(`seed ${seed}`);
  const verdicts: Verdict[] = [];
  const play = async (deaths: readonly Death[], what: string, world: number): Promise<Verdict> => {
    const began = performance.now();
    const verdict = await playDeaths(deaths, { service: world % 2 === 0 ? 'rect' : 'ecf', seed: seed + world });
    const seconds = ((performance.now() - began) / 1000).toFixed(0);
    say(`${what}, world ${seed + world}: ${verdict.kills} of ${deaths.length} killed in ${seconds} s`);
    verdicts.push(verdict);
    return verdict;
  };
  const came = new Map(namedDeaths.map(({ name }) => [name, 0]));
  for (let world = 0; world < named; world += 1) {
    const deaths = namedDeaths.map((death) => ({
      ...death,
      point: death.point && { ...death.point, nth: isRepeated(death) ? 1 + (world % 2) : 1 },
    }));
    const { missed } = await play(deaths, 'named points', world);
    for (const { name } of deaths) if (!missed.includes(name)) came.set(name, (came.get(name) ?? 0) + 1);
  }
  const random: Death = { name: 'a random moment', mode: 'delta', point: null };
  for (let left = kills, world = named; left > 0; world += 1) {
    const deaths = Array.from({ length: Math.min(left, A_WORLD) }, (_, at): Death => ({
      ...random,
      mode: at % 3 === 2 ? 'delta' : 'full',
    }));
    const verdict = await play(deaths, 'random moments', world);
    // one that came too late is made up for
    left -= verdict.kills;
    if (world > named + kills) throw new Error('Too few runs could be killed.');
  }
  for (const [name, times] of came) if (named > 0) say(`${name}: ${times}`);
  return {
    kills: verdicts.reduce((sum, one) => sum + one.kills, 0),
    missed: named === 0 ? [] : [...came].filter(([, times]) => times === 0).map(([name]) => name),
    differences: verdicts.flatMap(({ differences }) => differences),
  };
}

/** Whether a commit comes several times in a run. */
const isRepeated = ({ point }: Death): boolean => point?.statement.startsWith('DELETE') === true;
