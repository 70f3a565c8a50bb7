import { questions as ask, shown, type Answer } from '../../examples/sync/questions.ts';
import { blindSpots } from '../../src/sync/blind-spots.ts';
import { views } from '../../src/sync/views/index.ts';
import { code, table } from './table.ts';

const mended = { daily: 'the next daily read', full: 'the next full run' } as const;

function spots(): string {
  const rows = blindSpots.map(({ service, resource, fields, cause, mendedBy }) => [
    service === 'both' ? 'both' : code(service),
    code(resource),
    fields
      .map((field) => (field === 'any' ? 'any field' : field === 'record' ? 'a record more or less' : code(field)))
      .join(', '),
    cause,
    mended[mendedBy],
  ]);
  const daily = blindSpots.filter(({ mendedBy }) => mendedBy === 'daily').length;
  return `There are ${rows.length} of them; ${daily} last a day and the time between two runs at most, the other ${rows.length - daily} until the next full run.

${table(['Service', 'List', 'What', 'Why', 'Mended by'], rows)}`;
}

/** One world for all pages that are made by one process: the same seed gives the same answers. */
let asked: Promise<readonly Answer[]> | null = null;

async function questions(): Promise<string> {
  const answers = await (asked ??= ask());
  const parts = views.map(({ name, question, columns, example, note }) => {
    const rows = Object.entries(columns).map(([column, meaning]) => [code(column), meaning]);
    const answer = answers.find(({ view }) => view === name);
    return [
      `### ${code(name)}`,
      question,
      table(['Column', 'Meaning'], rows),
      ...(note === undefined ? [] : [note]),
      `\`\`\`sql\n${example}\n\`\`\``,
      `\`\`\`text\n${answer === undefined ? '' : shown(answer)}\n\`\`\``,
    ].join('\n\n');
  });
  return parts.join('\n\n');
}

const blocks: readonly (readonly [name: string, make: () => string | Promise<string>])[] = [
  ['blind spots', spots],
  ['views', questions],
];

/** `docs/sync.md` with the blind spots and the views written into the places that are marked for them. */
export async function withSync(page: string): Promise<string> {
  let made = page;
  for (const [name, make] of blocks) {
    const block = new RegExp(`(<!-- ${name}: written by \`npm run docs\` -->\\n)[\\s\\S]*?(<!-- end of ${name} -->)`);
    if (!block.test(made)) throw new Error(`The page has no place for the ${name}.`);
    const text = await make();
    made = made.replace(block, (_, begin: string, end: string) => `${begin}\n${text}\n\n${end}`);
  }
  return made;
}
