import { createMock } from 'lead-provider-sdk/mock';
import { describe, expect, test } from 'vitest';
import { steps, type Argument } from '../../../generated/control/steps.ts';
import { createControl } from '../../../src/mock/control/control.ts';

const services = ['rect', 'ecf'] as const;

async function saying(service: 'rect' | 'ecf') {
  const mock = createMock({ service });
  const control = createControl(mock, (scenario) => mock.load(scenario));
  const say = async (path: string, body: unknown): Promise<{ status: number; body: Record<string, unknown> }> => {
    const request = new Request(`http://localhost/__mock${path}`, { method: 'POST', body: JSON.stringify(body) });
    const response = await control(request);
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
  return { mock, say };
}

describe.each(services)('the steps of the other actors (%s)', (service) => {
  test('are those that are described, and no others', () => {
    const mock = createMock({ service });
    for (const who of ['dfe', 'schools'] as const)
      expect(Object.keys(mock[who]).sort()).toEqual(
        steps
          .filter((one) => one.who === who)
          .map(({ step }) => step)
          .sort(),
      );
  });

  test('are taken by the names of their arguments as by their order', async () => {
    const [named, listed] = [await saying(service), await saying(service)];
    const name = await named.say('/schools/changeName', { participant: 'ben', name: 'Benedict Ortiz' });
    const list = await listed.say('/schools/changeName', ['ben', 'Benedict Ortiz']);
    expect(name.status).toBe(200);
    expect(name.body).toMatchObject({
      result: null,
      now: named.mock.clock.now,
      epoch: expect.stringMatching(/^\S+$/) as string,
    });
    expect({ ...name.body, epoch: '' }).toEqual({ ...list.body, epoch: '' });
    const served = async (mock: typeof named.mock) =>
      JSON.stringify(await mock.peek('lp1', service === 'rect' ? '/api/v3/participants' : '/api/v3/participants/ecf'));
    expect(await served(named.mock)).toBe(await served(listed.mock));
    expect(await served(named.mock)).toContain('Benedict Ortiz');
  });

  test.each([
    ['/schools/changeName', { participant: 'ben' }, /name has to be a text, not left out/],
    ['/schools/changeName', { participant: 'ben', nam: 'B' }, /"nam".*Did you mean name/],
    ['/schools/changeName', 'ben', /by name \(participant, name\)/],
    ['/schools/changeName', null, /by name/],
    ['/dfe/endInduction', { participant: 'ben', induction: { end: '2026-01-01', outcome: 'maybe' } }, /pass, fail/],
    ['/dfe/openCohort', { year: '2027' }, /year has to be a whole number/],
  ])('%s of %j is refused in words, and nothing has changed', async (path, body, words) => {
    const { mock, say } = await saying(service);
    const before = JSON.stringify(await mock.peek('lp1', '/api/v3/statements'));
    const answer = await say(path, body);
    expect(answer).toMatchObject({ status: 400, body: { error: expect.stringMatching(words) as string } });
    expect(JSON.stringify(await mock.peek('lp1', '/api/v3/statements'))).toBe(before);
  });

  test.each(steps.map((step) => [`${step.who}.${step.step}`, step] as const))(
    '%s refuses each argument that it needs and is not given, by its name',
    async (_name, step) => {
      const { say } = await saying(service);
      const { status, body } = await say(`/${step.who}/${step.step}`, {});
      // of what the service has not at all it says so first
      expect(status).toBe(400);
      const [first] = step.arguments.filter(({ isRequired }) => isRequired);
      if (first !== undefined) expect(body['error']).toContain(first.name);
    },
  );
});

test('every argument says what it is, and an enumeration what it may be', () => {
  const all = (parts: readonly Argument[]): Argument[] => parts.flatMap((part) => [part, ...all(part.parts ?? [])]);
  for (const one of steps.flatMap((step) => all(step.arguments))) {
    expect(one.kind).toMatch(/^[a-z]\w+$/);
    if (one.kind === 'enumeration') expect(one.values?.length).toBeGreaterThan(1);
    if (one.kind === 'group') expect(one.parts?.length).toBeGreaterThan(0);
  }
});
