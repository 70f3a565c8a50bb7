import { createMock, generateScenario, type Mock } from 'lead-provider-sdk/mock';
import { describe, expect, test } from 'vitest';
import { createControl } from '../../../src/mock/control/control.ts';
import { allRules } from '../../../src/rules/registry.ts';
import { checkAnswer, checkRequest, described } from '../../support/control-spec.ts';

/** Every path that is described is asked, and every answer held against its description. */

const page = `# Rules\n\n<a id="x"></a>A passage.\n`;

function stage(service: 'rect' | 'ecf') {
  const scenario = generateScenario({ service, participants: 60, schools: 30, declarations: 150, seed: 4 });
  const mock = createMock({ service, scenario });
  const control = createControl(
    mock,
    (written) => mock.load(written),
    () => Promise.resolve(page),
  );
  const asked = new Set<string>();
  return {
    mock,
    asked,
    ask: async (method: string, path: string, body?: unknown): Promise<Record<string, unknown>> => {
      const url = new URL(`http://localhost/__mock${path}`);
      checkRequest(method, url, body);
      const sent = body === undefined ? {} : { body: JSON.stringify(body) };
      const response = await control(new Request(url, { method, ...sent }));
      const answer = (await response.json()) as Record<string, unknown>;
      checkAnswer(method, url.pathname, response.status, answer);
      asked.add(`${method} ${url.pathname.replace(/\/$/, '')}`);
      expect(response.status, `${method} ${path}: ${JSON.stringify(answer).slice(0, 200)}`).toBe(200);
      return answer;
    },
  };
}

const LISTS = ['participants', 'declarations', 'statements', 'schools', 'partnerships', 'delivery-partners'];
const IN_FULL = LISTS.slice(0, -1);

const itemsOf = (answer: Readonly<Record<string, unknown>>): readonly { readonly id: string }[] =>
  answer['items'] as { id: string }[];

/** Reads a list to its end. */
async function walk(ask: ReturnType<typeof stage>['ask'], list: string): Promise<readonly { readonly id: string }[]> {
  const found = [];
  for (let cursor = ''; ;) {
    const answer = await ask('GET', `/${list}?limit=40${cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`}`);
    found.push(...itemsOf(answer));
    const { next } = answer as { next: string | null };
    if (next === null) return found;
    cursor = next;
  }
}

describe.each(['rect', 'ecf'] as const)('what the control side of %s answers', (service) => {
  test('fits its description: lists to their ends, and each record', async () => {
    const { ask, mock } = stage(service);
    const index = await ask('GET', '/');
    for (const list of LISTS) {
      const rows = await walk(ask, list);
      expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
      const name = list === 'delivery-partners' ? 'deliveryPartners' : list;
      expect(rows.length).toBe((index['counts'] as Record<string, number>)[name]);
      if (IN_FULL.includes(list)) for (const { id } of rows.slice(0, 30)) await ask('GET', `/${list}/${id}`);
    }
    for (const list of IN_FULL) await expect(ask('GET', `/${list}/nobody`)).rejects.toThrow(/404/);
    expect(mock.requests).toEqual([]);
  });

  test('fits it after days have passed, people were merged and everything else', async () => {
    const { ask, mock } = stage(service);
    await ask('POST', '/snapshots', { label: 'first' });
    await ask('POST', '/live', { days: 40, perDay: 15, provider: true });
    const [second] = itemsOf(await ask('GET', '/participants?limit=1&role=ect&state=active'));
    if (second === undefined) throw new Error('nobody');
    const first = mock.dfe.registerDuplicate(second.id);
    mock.dfe.mergeParticipants(first, second.id);
    expect((await ask('GET', `/participants/${first}`))['person']).toMatchObject({ retiredInto: second.id });
    expect((await ask('GET', `/participants/${second.id}`))['formerIds']).toMatchObject([{ from: first }]);
    for (const { id } of await walk(ask, 'participants')) await ask('GET', `/participants/${id}`);
    for (const { id } of (await walk(ask, 'statements')).slice(0, 20)) await ask('GET', `/statements/${id}`);
    for (const path of ['/clock', '/live', '/snapshots', '/faults', '/requests?after=0&limit=5', '/tokens'])
      await ask('GET', path);
    await ask('POST', '/call', { leadProvider: 'lp1', method: 'GET', path: '/api/v3/statements' });
    await ask('POST', '/faults', { operation: 'participants.list', effect: { kind: 'status', status: 503 } });
    await ask('GET', '/faults');
    await ask('GET', '/requests?last=1');
    await ask('GET', '/requests/1');
    await expect(ask('GET', '/requests/77')).rejects.toThrow(/404/);
    await ask('POST', '/snapshots/restore', { id: '1' });
    await ask('DELETE', '/snapshots?id=1');
  });

  test('tells every rule with its passage and where it comes from', async () => {
    const { ask } = stage(service);
    for (const { id } of allRules.filter((rule) => rule.service === service).slice(0, 30))
      expect(await ask('GET', `/rules/${id}`)).toMatchObject({ id });
    await expect(ask('GET', '/rules/rect.declaration.D999')).rejects.toThrow(/404/);
  });
});

test('no path is described that is not there', async () => {
  const mock: Mock = createMock({ service: 'rect' });
  const control = createControl(mock, (written) => mock.load(written));
  for (const { method, path } of described) {
    const response = await control(
      new Request(`http://localhost${path.replace('{id}', 'nobody')}`, {
        method,
        ...(method !== 'GET' && { body: '{}' }),
      }),
    );
    const text = response.headers.get('content-type')?.includes('json') === true ? await response.text() : '';
    await response.body?.cancel().catch(() => undefined);
    expect(text, `${method} ${path}`).not.toContain('There is no');
  }
});

test.each([
  '/participants?limit=101',
  '/participants?limit=0',
  '/participants?cursor=nonsense',
  '/participants?state=actve',
  '/participants?leadProvider=lp99',
  '/participants?search=',
  '/participants?serch=a',
  '/participants/%E0%A4%A',
  '/statements?state=open&state=paid',
])('%s is refused in words', async (path) => {
  const mock = createMock({ service: 'rect' });
  const response = await createControl(mock, () => undefined)(new Request(`http://localhost/__mock${path}`));
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ error: expect.stringMatching(/^.{10,}/) as string });
});
