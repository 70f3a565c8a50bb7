import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { defaultScenario } from 'lead-provider-sdk/mock';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { leadProvider } from './command.ts';

const consumers = inject('consumers');

interface Checked {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** `lead-provider scenario check`, with a file of this text, named as a user in that folder names it. */
async function check(content: unknown, ...args: string[]): Promise<Checked> {
  await writeFile(join(consumers, 'checked.json'), typeof content === 'string' ? content : JSON.stringify(content));
  return run('checked.json', ...args);
}

async function run(...args: string[]): Promise<Checked> {
  const started = leadProvider('scenario', 'check', ...args);
  const code = await started.ended;
  const [out, err] = [started.out(), started.err()];
  expect(out + err).not.toMatch(/\n\s+at /);
  // where the file lies is told only as the caller wrote it
  expect(out + err).not.toContain(consumers);
  return { code, out, err };
}

describe('lead-provider scenario check', () => {
  beforeAll(() => mkdir(join(consumers, 'folder.json'), { recursive: true }));

  test('a scenario that is right: what is in it, and 0', async () => {
    const { code, out, err } = await check(defaultScenario('rect'));
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/^checked\.json: 2 lead providers, .*\d+ participants.*\. It is right for rect and ecf\.\n$/);
  });

  test('mistakes of shape and of reference, all in one go, each with its place', async () => {
    const { code, out, err } = await check({
      now: '2026-02-30T12:00:00Z',
      leadProviders: ['lp1'],
      cohorts: [{ yaer: 2025, year: 2025 }],
      deliveryPartners: [{ id: 'dp1', name: 'Hub', links: [{ lp: 'lp1', cohort: 2025 }] }],
      schools: [{ id: 's1', urn: '100001', name: 'Elm Street School' }],
      partnerships: [{ id: 'ps1', lp: 'lp2', dp: 'dp1', school: 's1', cohort: 2025 }],
      participants: [
        {
          id: 'ada',
          name: 'Ada Finch',
          trn: '1000001',
          training: [
            {
              role: 'ect',
              record: 'ada-ect',
              partnership: 'ps1',
              schedule: 'ecf-standard-septembr',
              from: '2025-09-01',
            },
          ],
        },
      ],
      declarations: [
        {
          id: 'd1',
          participant: 'adda',
          role: 'ect',
          lp: 'lp1',
          type: 'started',
          date: '2025-10-06T00:00:00Z',
          state: 'eligble',
        },
      ],
    });
    expect([code, err]).toEqual([1, '']);
    const [head = '', ...lines] = out.trimEnd().split('\n');
    expect(head).toBe(`checked.json: ${lines.length} problems`);
    const problem = (path: string, says: RegExp): unknown =>
      expect.stringMatching(new RegExp(`^  ${path.replaceAll(/[$[\].]/g, String.raw`\$&`)}: .*${says.source}`));
    expect(lines).toHaveLength(6);
    expect(lines).toEqual(
      expect.arrayContaining([
        problem('$.now', /./),
        problem('$.cohorts[0].yaer', /not known.*Did you mean "year"/),
        problem('$.partnerships[0].lp', /no lead provider with id "lp2".*Did you mean "lp1"/),
        problem(
          '$.participants[0].training[0].schedule',
          /ecf-standard-septembr.*Did you mean "ecf-standard-september"/,
        ),
        problem('$.declarations[0].participant', /no participant with id "adda".*Did you mean "ada"/),
        problem('$.declarations[0].state', /eligble.*Did you mean "eligible"/),
      ]),
    );
  });

  test('what one service alone refuses is told with --service', async () => {
    const scenario = defaultScenario('ecf');
    expect(await check(scenario, '--service', 'ecf')).toMatchObject({
      code: 0,
      out: expect.stringContaining('It is right for ecf.'),
    });
    expect(await check(scenario, '--service', 'npq')).toMatchObject({
      code: 2,
      err: expect.stringContaining('--service is rect or ecf'),
    });
  });

  test.each<[string, string, string]>([
    [
      'that is not there',
      'nowhere.json',
      'lead-provider: scenario check: cannot read the scenario file nowhere.json: it is not there.\n',
    ],
    [
      'that is a folder',
      'folder.json',
      'lead-provider: scenario check: cannot read the scenario file folder.json: it is a folder.\n',
    ],
    [
      'below a file',
      'checked.json/x',
      'lead-provider: scenario check: cannot read the scenario file checked.json/x: it is not there.\n',
    ],
  ])('a file %s', async (_name, file, says) => {
    await writeFile(join(consumers, 'checked.json'), '{}');
    expect(await run(file)).toEqual({ code: 2, out: '', err: says });
  });

  test.each(['{ "now": ', '', 'now: 2026', '{"a":1}}'])('a file that is no JSON: %j', async (text) => {
    const { code, out, err } = await check(text);
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(/^lead-provider: scenario check: checked\.json is not valid JSON: .*[^.]\.\n$/);
  });

  test.each([[[]], [['a.json', 'b.json']]])('says how it is called: %j', async (files) => {
    expect(await run(...files)).toMatchObject({
      code: 2,
      err: expect.stringContaining('lead-provider scenario check FILE.'),
    });
  });
});
