import { createMock, generateScenario } from 'lead-provider-sdk/mock';
import { describe, expect, test } from 'vitest';
import { MockTime } from '../support/mock-time.ts';
import { bench, worlds } from './bench.ts';
import { DECLARED, writes, type Kind } from './kinds.ts';

const services = ['rect', 'ecf'] as const;

function kindOf(operation: string): Kind {
  const kind = writes.find((candidate) => candidate.operation === operation);
  if (kind === undefined) throw new Error(`no ${operation}`);
  return kind;
}

describe.each(services)('%s: a service that changes meanwhile', (service) => {
  test('a page size that is lowered to the default without a word loses no record of a list', async () => {
    const mock = createMock({ service, scenario: generateScenario({ service, seed: 3, participants: 250 }) });
    const time = new MockTime(mock);
    const dfe = service === 'rect' ? time.client('rect') : time.client('ecf');
    const ids = async (): Promise<string[]> => {
      const items: readonly { readonly id: string }[] = await time.run<readonly { readonly id: string }[]>(
        dfe.participants.list({}, {}).collect({ max: 1000 }),
      );
      return items.map(({ id }) => id);
    };
    const whole = await ids();
    expect(whole.length).toBeGreaterThan(200);
    mock.faults.add({ operation: 'participants.list', times: Infinity, effect: { kind: 'clamp', perPage: 100 } });
    expect(await ids()).toEqual(whole);
  });

  test.each(writes)(
    '$operation: a lost reply is settled right while the Date header is off by five minutes',
    async (kind) => {
      const { done } = await worlds(service, kind);
      for (const ms of [300_000, -300_000]) {
        const on = bench(service);
        on.mock.faults.add({ times: Infinity, effect: { kind: 'skew', ms } });
        on.mock.faults.add({ operation: kind.operation, effect: { kind: 'lose-reply' } });
        expect((await on.run(kind, { onUnknown: 'settle' })).comes).toBe('ok');
        expect(on.sent(kind)).toBe(1);
        expect(await on.world()).toBe(done);
      }
    },
  );

  test.each(['participants.defer', 'participants.withdraw', 'declarations.create'])(
    '%s: an id that is retired while the reply is lost',
    async (operation) => {
      const kind = kindOf(operation);
      const on = bench(service);
      on.mock.faults.add({ operation: kind.operation, effect: { kind: 'lose-reply' } });
      // between the write and the first look
      on.mock.faults.add({
        from: 2,
        effect: {
          kind: 'meanwhile',
          run: () => {
            on.mock.dfe.mergeParticipants(operation === 'declarations.create' ? DECLARED : 'ben', 'uma');
          },
        },
      });
      const ended = await on.run(kind, { onUnknown: 'settle' });
      expect([ended.comes, on.sent(kind)]).toEqual(['ok', 1]);
      expect(on.mock.requests.every(({ status }) => status === 0 || status === 200 || status === 404)).toBe(true);
    },
  );

  test.each(writes)(
    '$operation: a token that is taken away after a lost reply makes no refusal of what was applied',
    async (kind) => {
      const { done } = await worlds(service, kind);
      const on = bench(service);
      on.mock.faults.add({ operation: kind.operation, effect: { kind: 'lose-reply' } });
      on.mock.faults.add({ from: 2, times: Infinity, effect: { kind: 'status', status: 401 } });
      const ended = await on.run(kind, { onUnknown: 'settle' });
      expect([ended.comes, on.sent(kind)]).toEqual(['unknown', 1]);
      expect(await on.world()).toBe(done);
    },
  );
});

// ecf goes on to take a retired id
test('rect: an id that is retired before the write arrives: refused with the current one, and followed when asked', async () => {
  const kind = kindOf('participants.defer');
  for (const follow of [false, true]) {
    const on = bench('rect');
    const merged = {
      kind: 'meanwhile',
      run: () => {
        on.mock.dfe.mergeParticipants('ben', 'uma');
      },
    } as const;
    on.mock.faults.add({ operation: kind.operation, effect: merged });
    const ended = await on.run(kind, { follow });
    if (follow) {
      expect([ended.comes, on.sent(kind)]).toEqual(['ok', 2]);
    } else {
      expect([ended.comes, on.sent(kind)]).toEqual(['refused', 1]);
      expect(ended.error).toMatchObject({ kind: 'http', currentId: on.mock.id('uma') });
    }
  }
});
