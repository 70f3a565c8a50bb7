import { addresses, fields, ids, knownDifferences } from '../../src/compare/index.ts';
import { resources } from '../../src/sync/resources.ts';
import { code, table } from './table.ts';

/** A row of the map, as far as the page tells it. */
interface Told {
  readonly successor?: string | boolean | null;
  readonly lost?: readonly unknown[];
  readonly why: string;
  readonly section: string;
}

const blocks: Readonly<Record<string, () => string>> = {
  ids: () =>
    table(
      ['Records', 'Their ids', 'With `--match trn` also known'],
      resources.map((name) => [name, ids[name].survives ? 'survive' : 'are not promised to', ids[name].otherwise]),
    ),
  gone: () =>
    table(
      ['Field of ecf', 'Lost without a word', 'Why', 'Where'],
      resources.flatMap((name) =>
        rowsOf<Told>(fields[name].gone).map(([field, { lost = [], why, section }]) => [
          code(`${name} ${field}`),
          lost.map((value) => code(String(value))).join(', '),
          ...[why, linkTo(section)],
        ]),
      ),
    ),
  values: () =>
    table(
      ['Field', 'Value of ecf', 'In rect', 'Why', 'Where'],
      resources.flatMap((name) =>
        rowsOf<Readonly<Record<string, Told>>>(fields[name].values).flatMap(([field, values]) =>
          rowsOf<Told>(values).map(([value, { successor, why, section }]) => [
            ...[
              code(`${name} ${field}`),
              code(value),
              successor === null || successor === undefined ? 'no successor' : code(String(successor)),
            ],
            ...[why, linkTo(section)],
          ]),
        ),
      ),
    ),
  added: () =>
    table(
      ['New in rect', 'What it tells', 'Where'],
      resources.flatMap((name) =>
        rowsOf<Told>(fields[name].added).map(([field, { why, section }]) => [
          code(`${name} ${field}`),
          why,
          linkTo(section),
        ]),
      ),
    ),
  addresses: () =>
    table(
      ['Address in ecf', 'In rect'],
      Object.entries(addresses).map(([from, to]) => [code(from), code(to)]),
    ),
  known: () =>
    table(
      ['Field', 'ecf serves', 'rect serves', 'Why', 'Where'],
      knownDifferences.map(({ resource, field, ecf, rect, reason, section }) => [
        ...[code(`${resource} ${field}`), code(String(ecf)), code(String(rect)), reason, linkTo(section)],
      ]),
    ),
};

/** The page of the move with the tables of the map written into the places that are marked for them. */
export function withMigration(page: string): string {
  let made = page;
  for (const [name, make] of Object.entries(blocks)) {
    const place = new RegExp(`(<!-- ${name}: written by \`npm run docs\` -->\\n)[\\s\\S]*?(<!-- end of ${name} -->)`);
    if (!place.test(made)) throw new Error(`The page has no place for the table ${name}.`);
    made = made.replace(place, (_, begin: string, end: string) => `${begin}\n${make()}\n\n${end}`);
  }
  return made;
}

/** Which names a table has depends on the list; what stands in each is alike. */
const rowsOf = <T>(of: Readonly<Record<string, T>>): readonly (readonly [string, T])[] => Object.entries(of);

const linkTo = (section: string): string =>
  `[${section.replace('.md#section-', ' ').replaceAll('-', '.')}](../services/${section})`;
