import type { LeadProviderError, Service } from 'lead-provider-sdk';
import { describe, expect, test } from 'vitest';
import { done, looks, lost, never, openFates, refusedFates, type Fate, type LookFate } from './fates.ts';
import { writes, type WriteKind } from './kinds.ts';
import { judge } from './oracle.ts';
import { calm, play, type Plan, type Result } from './stage.ts';
import { freshMock } from './virtual.ts';

/** The stories of decisions/0036, for every write they fit, in virtual time. Expectations are the page's own words. */

const OURS = 'Northlight Teaching';
const services: readonly Service[] = ['rect', 'ecf'];
const everyWrite = services.flatMap((service) =>
  writes.map((kind): [string, Service, WriteKind] => [`${service} ${kind.operation}`, service, kind]),
);
const of = (...operations: readonly string[]) =>
  everyWrite.filter(([, , { operation }]) => operations.includes(operation));

const named = (name: string): Fate => {
  const fate = [...openFates, ...refusedFates].find((one) => one.name === name);
  if (fate === undefined) throw new Error(`there is no fate ${name}`);
  return fate;
};
const look = (name: string): LookFate => looks.find((one) => one.name === name) ?? calm;

async function told(service: Service, kind: WriteKind, story: Partial<Plan>): Promise<Result & { after: number }> {
  const plan: Plan = {
    service,
    kind,
    onUnknown: 'settle',
    check: true,
    name: undefined,
    fates: [],
    act: null,
    looks: calm,
    ...story,
  };
  const result = await play(plan, freshMock(service));
  expect(judge(plan, result).faults).toEqual([]);
  const first = result.sends[0];
  return { ...result, after: result.endedAt - (first?.sentAt ?? result.endedAt) };
}

const sentAndHeld = ({ sends }: Result): readonly [number, number] => [
  sends.length,
  sends.filter(({ status }) => status === 200).length,
];
const throwing = { onUnknown: 'throw' } as const;
const errorOf = ({ error }: Result): LeadProviderError => {
  if (error === null) throw new Error('it was expected to end in an error');
  return error;
};

describe.each([
  ['with a check, the name learned', { check: true, name: undefined }],
  ['without a check, the name given', { check: false, name: OURS }],
] as const)('%s', (_, how) => {
  test.each(everyWrite)('%s: applied, reply lost', async (_name, service, kind) => {
    const thrown = await told(service, kind, { ...how, ...throwing, fates: [lost] });
    expect([thrown.comes, thrown.settledAtOnce?.result]).toEqual(['unknown', 'applied']);
    const settled = await told(service, kind, { ...how, fates: [lost] });
    expect([settled.comes, ...sentAndHeld(settled)]).toEqual(['ok', 1, 1]);
  });

  test.each(everyWrite)('%s: never arrived', async (_name, service, kind) => {
    const thrown = await told(service, kind, { ...how, ...throwing, fates: [never] });
    expect(thrown.settledAtOnce?.result).toBe('unknown');
    expect(thrown.settledAtOnce?.lookAgainAt).toBeInstanceOf(Date);
    expect(thrown.settledLater).toMatchObject({ result: 'not-applied', touched: false, lookAgainAt: null });
    const settled = await told(service, kind, { ...how, fates: [never] });
    expect([settled.comes, ...sentAndHeld(settled)]).toEqual(['ok', 2, 1]);
    expect(settled.after).toBeGreaterThanOrEqual(180_000);
  });

  test.each(everyWrite)('%s: takes effect after 14, 75, 170 s, reply lost', async (_name, service, kind) => {
    for (const seconds of [14, 75, 170]) {
      const fates = [named(`late ${seconds} s`)];
      const thrown = await told(service, kind, { ...how, ...throwing, fates });
      expect([thrown.settledAtOnce?.result, thrown.settledLater?.result]).toEqual(['unknown', 'applied']);
      const settled = await told(service, kind, { ...how, fates });
      expect([settled.comes, ...sentAndHeld(settled)]).toEqual(['ok', 1, 1]);
    }
  });

  test.each(everyWrite)('%s: a success that is none, nothing applied', async (_name, service, kind) => {
    for (const name of ['200 with HTML', '200 with null', "200 with another's record"]) {
      const thrown = await told(service, kind, { ...how, ...throwing, fates: [named(name)] });
      expect(thrown.comes).toBe('unknown');
      const settled = await told(service, kind, { ...how, fates: [named(name)] });
      expect([settled.comes, ...sentAndHeld(settled)]).toEqual(['ok', 2, 1]);
    }
  });

  test.each(everyWrite)('%s: 204, 302, 499', async (_name, service, kind) => {
    for (const name of ['204', '204, done', '302', '303, done', '499', '499, done after 14 s'])
      expect((await told(service, kind, { ...how, ...throwing, fates: [named(name)] })).comes).toBe('unknown');
  });

  test.each(everyWrite)('%s: open, then looks fail', async (_name, service, kind) => {
    const failing = await told(service, kind, { ...how, fates: [lost], looks: look('reads never work') });
    expect([failing.comes, failing.sends.length, failing.after]).toEqual(['unknown', 1, 240_000]);
    expect(errorOf(failing).cause).toMatchObject({ kind: 'http', status: 500 });
    for (const name of ['the token is refused', 'the token may not']) {
      const denied = await told(service, kind, { ...how, fates: [lost], looks: look(name) });
      expect([denied.comes, denied.sends.length, denied.after]).toEqual(['unknown', 1, 0]);
    }
  });

  test.each(everyWrite)('%s: every send is lost', async (_name, service, kind) => {
    const settled = await told(service, kind, { ...how, fates: [never, never, never] });
    expect([settled.comes, ...sentAndHeld(settled)]).toEqual(['not-applied', 3, 0]);
    expect(errorOf(settled)).toMatchObject({ touched: false, retryable: true });
    expect(settled.after).toBeGreaterThanOrEqual(3 * 180_000);
  });

  test.each(everyWrite)('%s: a deadline in the middle', async (_name, service, kind) => {
    for (const deadlineMs of [1, 3_000, 45_000, 179_000]) {
      const settled = await told(service, kind, { ...how, fates: [never], deadlineMs });
      expect([settled.comes, ...sentAndHeld(settled)]).toEqual(['unknown', 1, 0]);
      expect(settled.after).toBeLessThanOrEqual(deadlineMs);
      expect(settled.settledLater?.result).toBe('not-applied');
    }
  });

  test.each(everyWrite)(
    '%s: refused after an open send, which takes effect meanwhile',
    async (_name, service, kind) => {
      // sent again after 180 s, and refused because the first arrived a moment before
      const late: Fate = { name: 'late 180.05 s', arrivesAfterMs: 180_000, reply: 'lost' };
      const settled = await told(service, kind, { ...how, fates: [late] });
      expect([settled.comes, sentAndHeld(settled)[1]]).toEqual(['ok', 1]);
    },
  );
});

describe('somebody else acts', () => {
  const acting = (name: string, afterMs: number) => ({ act: { name, afterMs } });

  test.each(of('declarations.create'))('%s: applied, and a colleague voids it', async (_name, service, kind) => {
    const story = { fates: [lost], ...acting('a colleague voids it', 1) };
    const thrown = await told(service, kind, { ...throwing, ...story });
    expect(thrown.settledLater).toMatchObject({ result: 'applied', record: { attributes: { state: 'voided' } } });
    // the looks have to come after the act
    const later = { ...story, fates: [named('silent, done at once')] };
    const settled = await told(service, kind, later);
    expect([settled.comes, ...sentAndHeld(settled)]).toEqual(['applied', 1, 1]);
    expect(errorOf(settled).record).toMatchObject({ attributes: { state: 'voided' } });
    expect((await told(service, kind, { ...later, check: false })).comes).toBe('unknown');
  });

  test.each(everyWrite.filter(([, , { operation }]) => operation !== 'declarations.create'))(
    '%s: applied, and undone or changed by a colleague',
    async (_name, service, kind) => {
      for (const act of Object.keys(kind.acts).filter(
        (name) => !name.startsWith('DfE') && !name.startsWith('the school'),
      )) {
        const settled = await told(service, kind, {
          fates: [named('silent, done at once')],
          ...acting(act, 1_000),
        });
        if (settled.actedAt === null || settled.comes === 'ok' || settled.comes === 'applied') continue;
        expect([settled.comes, errorOf(settled).touched, ...sentAndHeld(settled)]).toEqual(['not-applied', true, 1, 1]);
        expect(errorOf(settled).retryable).toBe(false);
        expect(settled.settledLater).toMatchObject({ result: 'not-applied', touched: true });
      }
    },
  );

  test.each(of('declarations.create'))('%s: never arrived, and the slot is taken', async (_name, service, kind) => {
    for (const act of ['another provider declares the same', 'a colleague declares another date'])
      for (const name of [undefined, OURS]) {
        const settled = await told(service, kind, { fates: [never], name, ...acting(act, 1_000) });
        expect(settled.actedAt).not.toBeNull();
        expect([settled.comes, settled.sends.length]).toEqual(['refused', 1]);
        expect(settled.after).toBeGreaterThanOrEqual(180_000);
        const rule = service === 'rect' ? 'rect.declaration.D8' : 'ecf.declaration.10';
        expect(settled.error).toMatchObject({ kind: 'rule', refusals: [{ rule }] });
        const thrown = await told(service, kind, { ...throwing, fates: [never], name, ...acting(act, 1_000) });
        expect(thrown.settledLater?.result).toBe('not-applied');
      }
  });

  test.each(of('declarations.create'))('%s: own name given wrongly', async (_name, service, kind) => {
    for (const name of ['Harbour Institute', 'Nobody at all']) {
      const settled = await told(service, kind, { fates: [lost], name });
      expect(settled.comes).toBe('ok');
      const taken = { fates: [never], name, ...acting('another provider declares the same', 1_000) };
      expect((await told(service, kind, taken)).comes).toBe('refused');
    }
  });

  test.each(everyWrite.filter(([, , kind]) => 'DfE merges the participant' in kind.acts))(
    '%s: applied, and the participant merged',
    async (_name, service, kind) => {
      const settled = await told(service, kind, {
        fates: [named('silent, done at once')],
        ...acting('DfE merges the participant', 1_000),
      });
      expect(settled.actedAt).not.toBeNull();
      expect([settled.comes, ...sentAndHeld(settled)]).toEqual(['ok', 1, 1]);
    },
  );

  test.each(of('declarations.void'))('%s: lost, and the statement is paid', async (_name, service, kind) => {
    const settled = await told(service, kind, { fates: [never], ...acting('the statement is paid', 1_000) });
    expect([settled.comes, errorOf(settled).touched, settled.sends.length]).toEqual(['not-applied', true, 1]);
  });
});

test.each(everyWrite)('%s: a clear answer is believed', async (_name, service, kind) => {
  expect((await told(service, kind, { fates: [done] })).comes).toBe('ok');
  for (const fate of refusedFates.filter(({ name }) => name !== 'unreached'))
    expect((await told(service, kind, { fates: [fate] })).comes).toBe('refused');
});
