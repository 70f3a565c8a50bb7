import { describe, expect, test } from 'vitest';
import { runs } from '../support/size.ts';
import { sendThroughClient } from './client-run.ts';

const WORLDS = runs(12);

/** The same through a client: random requests, sent by its methods. */
describe.each(['rect', 'ecf'] as const)('%s: random writes through a client', (service) => {
  test('what the pure checks refuse is thrown as a rule error, is not sent and changes nothing; everything else is sent once', async () => {
    const sent = await sendThroughClient(service, 4, WORLDS, 30);
    const refused = sent.filter(({ verdict }) => verdict === 'refuse');
    expect(refused.length).toBeGreaterThan(4 * WORLDS);
    for (const { story, rules, outcome, writes, isUnchanged } of refused) {
      expect(outcome, story).toEqual({ kind: 'rule', outcome: 'not-sent', rules });
      expect({ writes, isUnchanged }, story).toEqual({ writes: 0, isUnchanged: true });
    }
    const others = sent.filter(({ verdict }) => verdict !== 'refuse');
    expect(others.length).toBeGreaterThan(4 * WORLDS);
    for (const { story, outcome, writes } of others) {
      expect(writes, story).toBe(1);
      if (outcome !== 'resolved') expect(outcome, story).toMatchObject({ kind: 'http', rules: [] });
    }
    // with facts given nothing is read
    for (const { story, facts, reads } of sent) if (facts === 'given') expect(reads, story).toBe(0);
    expect(sent.some(({ facts, reads }) => facts === 'fetch' && reads > 0)).toBe(true);
  });
});
