import { describe, expect, test } from 'vitest';
import type { Service } from '../../../src/contract/index.ts';
import { runs } from '../../support/size.ts';
import { Play } from './play.ts';

const FULL = 600;
/** Of each service. More of them: `STEPS=20000 SEED=7 npx vitest run test/mock/changes/property.test.ts`. */
const STEPS = Number(process.env['STEPS'] ?? runs(FULL));
const SEED = Number(process.env['SEED'] ?? 2028);
const PER_WORLD = 60;

describe.each<Service>(['rect', 'ecf'])('%s: what was recorded is what is served otherwise', (service) => {
  test(
    'of all lists of all providers, after each of many random things that happen',
    async () => {
      const failures: string[] = [];
      const acts = new Map<string, number>();
      for (let index = 0; index * PER_WORLD < STEPS && failures.length < 5; index += 1) {
        const play = new Play(service, SEED, index);
        await play.begin();
        for (let step = 0; step < PER_WORLD; step += 1) await play.step(step);
        failures.push(...play.failures);
        for (const [act, count] of play.acts) acts.set(act, (acts.get(act) ?? 0) + count);
      }
      if (STEPS > FULL) console.log(service, Object.fromEntries([...acts].sort()));
      expect(failures.slice(0, 5).join('\n\n')).toBe('');
      // steps, writes and the calendar have all done something
      expect(acts.size).toBeGreaterThan(15);
    },
    STEPS * 1000,
  );
});
