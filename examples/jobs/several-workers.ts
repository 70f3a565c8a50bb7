/**
 * `npm run demo:workers`: two workers share one token, of which the service answers so many requests in a window and no more. Where
 * each counts alone, both are refused; with half of the limit each, or one budget for both, nobody is.
 *
 * A window of half a second stands for five minutes, 100 requests for 1,000, and 98 for the 980 that the client keeps to.
 */
import { pathToFileURL } from 'node:url';
import { createClient, isLeadProviderError, memoryBudget, type RateBudget } from 'lead-provider-sdk';
import { createMock } from 'lead-provider-sdk/mock';
import type { Narrator } from '../a-year.ts';
import { asTold, silent, tell } from '../bulk/telling.ts';

/** What the service answered the two workers, by its own log, and how many reads they had when they ended. */
export interface Shift {
  readonly answered: number;
  readonly refused: number;
  readonly read: readonly number[];
}

export interface WorkersStory {
  readonly alone: Shift;
  readonly halves: Shift;
  readonly shared: Shift;
}

const windowMs = 500;
/** Reads that each worker is to make: together three windows full. */
const READS = 150;

export async function workersStory({ narrator = silent }: { narrator?: Narrator } = {}): Promise<WorkersStory> {
  const budget = (limit: number): RateBudget => memoryBudget({ limit, windowMs });
  const told = ({ answered, refused, read }: Shift): void =>
    narrator.say(`Answered: ${answered}. Refused with 429: ${refused}. The workers have read ${read.join(' and ')}.`);

  narrator.chapter('Each counts its own requests, and knows nothing of the other');
  // a clock that stands still: all of it is one window
  const alone = await shift('frozen', [budget(98), budget(98)]);
  told(alone);
  asTold(alone.refused > 0, 'two budgets of the whole limit are too much for one token');

  narrator.chapter('Each has half of the limit');
  const halves = await shift('running', [budget(49), budget(49)]);
  told(halves);
  asTold(halves.refused === 0, 'two halves are never refused');

  narrator.chapter('One budget for both, as Redis holds it for processes and hosts');
  const one = budget(98);
  const shared = await shift('running', [one, one]);
  told(shared);
  asTold(shared.refused === 0, 'a shared budget is never refused');
  return { alone, halves, shared };
}

/** Two workers of one token, each with a client of its own, until they are done or refused. */
async function shift(clock: 'frozen' | 'running', budgets: readonly RateBudget[]): Promise<Shift> {
  const mock = createMock({ service: 'rect', clock, throttle: { limit: 100, windowMs } });
  const read = await Promise.all(
    budgets.map(async (budget) => {
      const to = { baseUrl: 'https://mock.test', token: mock.token('lp1'), fetch: mock.fetch };
      // without `retries: 0` a worker that is refused stands still until the service counts anew
      const dfe = createClient({ service: 'rect', ...to, budget, retries: 0, budgetWarning: false });
      for (let reads = 0; reads < READS; reads += 1) {
        try {
          await dfe.participants.get(mock.id('ben'));
        } catch (error) {
          if (isLeadProviderError(error, 'rate-limit')) return reads;
          throw error;
        }
      }
      return READS;
    }),
  );
  const statuses = mock.requests.map(({ status }) => status);
  const countOf = (wanted: number): number => statuses.filter((status) => status === wanted).length;
  return { answered: countOf(200), refused: countOf(429), read };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  await tell(
    'Two workers, one token.',
    (narrator) => workersStory({ narrator }),
    ({ alone, halves, shared }) =>
      `Refused: ${alone.refused} where each counted alone, ${halves.refused} with half of the limit each, ${shared.refused} with one budget for both.`,
  );
