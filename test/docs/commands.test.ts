import { createMock } from 'lead-provider-sdk/mock';
import { describe, expect, test } from 'vitest';
import { sessionsOf, type Prepared } from './job-session.ts';
import { commandPages, read } from './samples.ts';

/** What is typed on pages of commands works, in the order of the page. */

const mock = createMock({ service: 'rect' });
const rows = [
  'Participant ID,Role,Type,Date,Evidence',
  `${mock.id('ben')},ect,started,15/10/2025,training-event-attended`,
];
const token = 'export LEAD_PROVIDER_TOKEN=...';
/** The statement that the pages speak of. */
const statement = '2f97d460-5c3f-4cfd-aa97-717f593f39e2';
const another = `${mock.id('mia')},mentor,started,15/10/2025,training-event-attended`;

const prepared: Readonly<Record<string, Prepared>> = {
  'docs/bulk.md': {
    files: { 'rows.csv': rows.join('\n'), 'corrected.csv': [...rows, another].join('\n') },
    own: { [token]: ':' },
  },
  'docs/capture.md': {
    own: {
      // refused before anything is read, so that it may be meant
      '--environment production --out world.json': "--environment 'production' --out world.json",
      // whoever stands first in the world that was captured
      '4520a519-467b-4ab4-ae78-ae02ed2351af':
        '$(node -p \'JSON.parse(fs.readFileSync("world.json")).participants[0].id\')',
      '--out world.json --key-file': '--force --out world.json --key-file',
    },
  },
  'docs/commands.md': {
    files: { 'finance.csv': `declaration_id,amount\n${mock.id('d-eligible')},100\n`, 'rows.csv': rows.join('\n') },
    before: [
      'lead-provider pull --service ecf --environment production --out ecf.db > ecf.txt',
      'lead-provider pull --service rect --environment production --out rect.db > rect.txt',
    ].join('\n'),
    own: { [token]: ':', [statement]: mock.id('st-2025-apr') },
  },
  'docs/doctor.md': {
    before: 'lead-provider pull --service rect --environment production --out crm.db --cohort 2025 > pull.txt',
    // a Redis is looked at in test/doctor, where there is one
    own: { [token]: ':', 'Example Provider': 'Northlight Teaching', ' --redis redis://127.0.0.1:6379': '' },
  },
};

/** How a block may end: one that finds a difference between two services, or leaves a row, says so by its code. */
const ends: Readonly<Record<string, number>> = { 'docs/commands.md: compare': 3 };

describe.each(commandPages)('%s', (page) => {
  test('works as it is typed', async () => {
    const sessions = await sessionsOf(page, { ...prepared[page], strict: true });
    expect(sessions.length).toBeGreaterThan(0);
    for (const { where, code, said, err, exit, prints } of sessions) {
      const last = Object.entries(ends).find(
        ([key]) => key === `${page}: ${/lead-provider (\w+)[^\n]*\n$/.exec(code)?.[1]}`,
      );
      const refused = prints.startsWith('lead-provider: ');
      expect(exit, `${where}\n${said}${err}`).toBe(refused ? 2 : (last?.[1] ?? 0));
      if (prints !== '') expect(refused ? err : said, where).toBe(prints);
    }
  }, 240_000);
});

test('docs/doctor.md shows lines that the doctor prints', async () => {
  const [session] = await sessionsOf('docs/doctor.md', prepared['docs/doctor.md']);
  const shown = /## A line\n\n```text\n([\s\S]*?)```/.exec(read('docs/doctor.md'))?.[1] ?? '';
  const lines = shown.split(/^(?=\S)/m);
  expect(lines).toHaveLength(2);
  for (const line of lines) expect(session?.said).toContain(line);
}, 120_000);
