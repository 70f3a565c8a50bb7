import type { Argument } from '../../generated/control/steps.ts';

/** What is written into a form: by the path of its field, such as `move.partnership`. */
export type Values = Readonly<Record<string, string>>;

/** What a field says that is to be null. */
export const NONE = '\u0000none';

/** The body of a step from what is written; what is left empty and may be is left out. */
export function bodyOf(parts: readonly Argument[], values: Values, prefix = ''): Record<string, unknown> {
  const body: Record<string, unknown> = {};
  for (const part of parts) {
    const value = valueOf(part, values, prefix);
    if (value !== undefined) body[part.name] = value;
  }
  return body;
}

function valueOf(part: Argument, values: Values, prefix: string): unknown {
  const path = `${prefix}${part.name}`;
  const written = values[path] ?? '';
  if (part.isNullable && written === NONE) return null;
  if (part.kind === 'group') {
    const inner = bodyOf(part.parts ?? [], values, `${path}.`);
    return part.isRequired || Object.keys(inner).length > 0 ? inner : undefined;
  }
  if (written === '') return undefined;
  if (part.kind === 'flag') return written === 'yes';
  if (part.kind === 'cohort' || part.kind === 'month') return Number(written);
  return written;
}

/** The arguments in their order, as they are written in process. */
export function argsOf(parts: readonly Argument[], body: Readonly<Record<string, unknown>>): unknown[] {
  const args = parts.map(({ name }) => body[name]);
  while (args.length > 0 && args.at(-1) === undefined) args.pop();
  return args;
}

/** Words for a name in camel case: `deliveryPartner` is "delivery partner". */
export const wordsOf = (name: string): string => name.replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`);

/** What a field starts with: what the address says of it, by the field's own name or its kind. */
export function startValues(parts: readonly Argument[], query: Values, prefix = ''): Record<string, string> {
  const values: Record<string, string> = {};
  for (const part of parts) {
    const path = `${prefix}${part.name}`;
    const given = query[path] ?? query[part.name];
    if (part.kind === 'group') Object.assign(values, startValues(part.parts ?? [], query, `${path}.`));
    else if (given !== undefined) values[path] = given;
  }
  return values;
}
