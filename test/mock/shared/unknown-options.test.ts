import { createMock } from 'lead-provider-sdk/mock';
import { handlers } from 'lead-provider-sdk/mock/msw';
import { serve } from 'lead-provider-sdk/mock/server';
import { redisBudget } from 'lead-provider-sdk/redis';
import { logEvents, openTelemetry } from 'lead-provider-sdk/telemetry';
import { expect, test } from 'vitest';

/** A function of a door, called as plain JavaScript calls it. */
const plainly =
  (run: (...args: never[]) => unknown): ((...args: readonly unknown[]) => Promise<unknown>) =>
  // what throws at once and what rejects is the same here
  async (...args) =>
    Reflect.apply(run, undefined, args) as unknown;

const mock = createMock({ service: 'rect' });
const script = (): Promise<unknown> => Promise.resolve(null);

test.each<[string, () => Promise<unknown>, string]>([
  [
    'createMock',
    () => plainly(createMock)({ service: 'rect', sceario: {} }),
    'no option "sceario". Did you mean "scenario"?',
  ],
  [
    'mock.id',
    () => plainly((id: never, options: never) => mock.id(id, options))('x', { unkown: true }),
    'mock.id: there is no option "unkown". Did you mean "unknown"?',
  ],
  [
    'mock.clock.advance',
    () => plainly((by: never) => mock.clock.advance(by))({ day: 1 }),
    'does not know "day"; it knows days, hours, minutes, seconds, milliseconds. Did you mean days?',
  ],
  [
    'mock.schools',
    () =>
      plainly((registration: never) => mock.schools.registerParticipant(registration))({
        id: 'x',
        role: 'ect',
        schedul: 'y',
      }),
    'does not know "schedul"',
  ],
  [
    'mock.faults.add',
    () => plainly((fault: never) => mock.faults.add(fault))({ effect: { kind: 'drop' }, time: 2 }),
    'Did you mean times?',
  ],
  [
    'handlers',
    () => plainly(handlers)(mock, { orign: 'https://mock.test' }),
    'handlers: there is no option "orign". Did you mean "origin"?',
  ],
  ['serve', () => plainly(serve)(mock, { prot: 4010 }), 'mock server: there is no option "prot". Did you mean "port"?'],
  [
    'redisBudget',
    () => plainly(redisBudget)(script, { whenDwon: 'wait' }),
    'redisBudget: there is no option "whenDwon". Did you mean "whenDown"?',
  ],
  [
    'redisBudget, whenDown',
    () => plainly(redisBudget)(script, { whenDown: { shares: 0.5 } }),
    'redisBudget: there is no option of whenDown "shares". Did you mean "share"?',
  ],
  [
    'logEvents',
    () => plainly(logEvents)(() => undefined, { personl: 'hide' }),
    'logEvents: there is no option "personl". Did you mean "personal"?',
  ],
  [
    'openTelemetry',
    () => plainly(openTelemetry)({ tracer: 'mine' }),
    'openTelemetry: there is no option "tracer". Did you mean "tracerName"?',
  ],
])('%s refuses an option that there is not, with what was probably meant', async (_name, call, says) => {
  await expect(call()).rejects.toThrow(RangeError);
  await expect(call()).rejects.toThrow(says);
});

test.each<[string, () => Promise<unknown>]>([
  ['handlers', () => plainly(handlers)(mock, 'https://mock.test')],
  ['serve', () => plainly(serve)(mock, 4010)],
  ['logEvents', () => plainly(logEvents)(() => undefined, null)],
])('%s refuses options that are no object', async (name, call) => {
  await expect(call()).rejects.toThrow(TypeError);
  await expect(call()).rejects.toThrow(
    name === 'serve' ? 'mock server: give it an object' : `${name}: give it an object`,
  );
});
