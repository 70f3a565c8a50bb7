/** `npx tsx examples/sync/questions.ts`: what each view of a copy answers, after some weeks of a living world. */
import { pathToFileURL } from 'node:url';
import { views } from 'lead-provider-sdk/sync';
import { table } from './table.ts';
import { letDaysPass, livingWorld } from './world.ts';

export interface Answer {
  readonly view: string;
  readonly question: string;
  readonly query: string;
  readonly rows: readonly Readonly<Record<string, string | number | null>>[];
}

export async function questions({ days = 42, people = 200, seed = 1 } = {}): Promise<readonly Answer[]> {
  const { mock, copy, sync } = await livingWorld({ people, seed });
  await sync.full();
  for (let day = 1; day <= days; day += 1) {
    letDaysPass(mock, 1, seed + day);
    await sync.auto({ fullEvery: { days: 3 } });
  }
  const answers: Answer[] = [];
  for (const { name, question, example } of views)
    answers.push({ view: name, question, query: example, rows: await copy.query(example) });
  await copy.close();
  return answers;
}

const MOST = 8;

/** The answer as a small table. */
export function shown({ rows }: Answer): string {
  const [first] = rows;
  if (first === undefined) return '(no rows)';
  const some = table(
    Object.keys(first),
    rows.slice(0, MOST).map((row) => Object.values(row)),
  );
  return rows.length > MOST ? `${some}\n… ${rows.length - MOST} more` : some;
}

export function told(answer: Answer): string {
  const { view, question, query } = answer;
  return `${question}\n${view}: ${query}\n\n${shown(answer)}\n`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  for (const answer of await questions()) console.log(told(answer));
