import { identifier, INHERITED, isIdentifier } from './source-text.ts';

/** What TypeScript or JavaScript keeps for itself. */
const RESERVED = (
  'abstract any as asserts async await bigint boolean break case catch class const continue debugger declare default ' +
  'delete do else enum eval export extends false finally for from function get global globalThis if implements import ' +
  'in infer instanceof interface intrinsic is keyof let module namespace never new null number object of out package ' +
  'private protected public readonly require return satisfies set static string super switch symbol this throw true ' +
  'try type typeof undefined unique unknown using var void while with yield arguments NaN Infinity'
).split(' ');

/** What the generated files declare or use themselves. */
const OWN = (
  'z answers values paths webhooks components operations $defs external Client ClientOptions OperationInfo create ' +
  'createClient Record Readonly Partial Required Pick Omit Exclude Extract NonNullable WithRequired OneOf XOR Without ' +
  'Array BigInt Promise exports'
).split(' ');

const KEPT: ReadonlySet<string> = new Set([...RESERVED, ...OWN, ...INHERITED]);

/** Whether a schema can be called so in a generated file. A name such as `Error` or `Date` can: it is the file's own. */
export function isFineName(name: string): boolean {
  return isIdentifier(name) && !KEPT.has(name);
}

/**
 * The name each schema has in generated files. A fine name stays as it is; every other one gets a name that no other
 * schema has, in whatever capitals.
 */
export function schemaNames(names: readonly string[]): ReadonlyMap<string, string> {
  const taken = new Set([...KEPT, ...names.filter(isFineName)].map((name) => name.toLowerCase()));
  const made = new Map<string, string>();
  for (const name of names) {
    const given = isFineName(name) ? name : identifier(name, taken);
    taken.add(given.toLowerCase());
    made.set(name, given);
  }
  return made;
}
