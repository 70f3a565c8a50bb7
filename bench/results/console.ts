import { listen, PAGE, start } from '../console.ts';
import { load } from '../load.ts';
import { at } from '../servers.ts';
import type { Group } from './measurement.ts';

const ROUND_MS = 500;

const shut = 'nobody looks';
const open_ = 'a console is open';

export async function open(): Promise<Group> {
  const server = await start(at('..'), '--profile', 'S');
  const rate = (): Promise<number> => load(`${server.url}${PAGE}`, server.token, ROUND_MS);
  return {
    about: [
      '## The console',
      '',
      'The mock serves pages of 100 participants while something reads its events as the console does, and while nobody does.',
    ].join('\n'),
    measurements: [
      {
        name: 'Serving a page with a console open',
        unit: 'answers/s',
        runs: {
          [shut]: rate,
          [open_]: async () => {
            const end = await listen(server.url);
            try {
              return await rate();
            } finally {
              end();
            }
          },
        },
        // as many times as long
        ratios: [{ name: 'time with it / time without', over: shut, under: open_, owed: { atMost: 1.1 } }],
        warmUps: 2,
      },
    ],
    close: () => server.stop(),
  };
}
