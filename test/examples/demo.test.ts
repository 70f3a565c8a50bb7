import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { createClient, type Service } from 'lead-provider-sdk';
import { createMock } from 'lead-provider-sdk/mock';
import { describe, expect, test } from 'vitest';
import { aYear, type Cast } from '../../examples/a-year.ts';
import { services } from '../../src/contract/index.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** `npm run demo`, as npm runs it; `preload` is a module that is loaded first. */
function demo(preload?: string): Promise<{ code: number; out: string; err: string }> {
  const args = [
    '--import',
    'tsx',
    ...(preload === undefined ? [] : ['--import', `data:text/javascript,${encodeURIComponent(preload)}`]),
    'examples/demo.ts',
  ];
  return new Promise((resolve) => {
    const child = execFile(process.execPath, args, { cwd: root }, (_error, out, err) =>
      resolve({ code: child.exitCode ?? -1, out, err }),
    );
  });
}

describe('npm run demo', () => {
  test('tells the whole story, in plain text where there is no terminal', async () => {
    const { code, out, err } = await demo();
    expect(err).toBe('');
    expect(code).toBe(0);
    for (const title of [
      'Find schools',
      'Confirm a partnership',
      'List new participants',
      'Declare that training has started',
      'Defer someone',
      'Follow a retired id',
      'Void a paid declaration',
      'Read the statement',
    ]) {
      expect(out.match(new RegExp(`\\d\\. ${title}`, 'g')), title).toHaveLength(2);
    }
    expect(out).toContain('Register early career teachers (rect)');
    expect(out).toContain('Manage training for early career teachers (ecf)');
    expect(out.match(/All 8 chapters went as told\./g)).toHaveLength(2);
    expect(out).not.toMatch(/undefined|null|NaN|\[object/);
    expect(out).not.toContain('\u001b');
  });

  test('ends with a code of 1 and says why when it is not as told', async () => {
    const { code, out, err } = await demo('globalThis.fetch = async () => new Response("gone", { status: 503 });');
    expect(code).toBe(1);
    expect(out).not.toContain('went as told. README');
    expect(err).toContain('HttpError: schools.list failed with status 503');
  });
});

describe('a year', () => {
  const play = (service: Service, change: Partial<Cast>): Promise<void> => {
    const mock = createMock({ service });
    const to = { baseUrl: 'https://mock.test', token: mock.token('lp1'), fetch: mock.fetch };
    const dfe = service === 'rect' ? createClient({ service, ...to }) : createClient({ service, ...to });
    return aYear(
      dfe,
      {
        school: mock.id('s4'),
        deliveryPartner: mock.id('dp1'),
        teacher: mock.id('ben'),
        retiredId: mock.id('ada-first-id'),
        currentId: mock.id('ada'),
        paidDeclaration: mock.id('d-paid'),
        ...change,
      },
      { chapter: () => {}, say: () => {} },
    );
  };

  test.each(services)('goes as told on %s', async (service) => {
    await expect(play(service, {})).resolves.toBeUndefined();
  });

  test.each(services)('fails on %s where the world is another than told', async (service) => {
    const mock = createMock({ service });
    await expect(play(service, { school: mock.id('s1') })).rejects.toThrow(
      'Not as told: the school has no partnership yet.',
    );
    await expect(play(service, { currentId: mock.id('ben') })).rejects.toThrow(
      'Not as told: the id leads to its successor.',
    );
    await expect(play(service, { paidDeclaration: mock.id('d-eligible') })).rejects.toThrow(
      'Not as told: a paid declaration is clawed back.',
    );
  });
});
