import * as z from 'zod';
import { isNested, isRecord } from '../../base/guards.ts';
import { didYouMean } from '../../base/nearest.ts';
import { shortened } from '../../base/shortened.ts';
import { valueAt } from '../../base/value-at.ts';
import { isPlainDeclaration, isPlainParticipant } from './plain.ts';
import { jsonPath, type ScenarioProblem } from './scenario-error.ts';
import { declarationSchema, participantSchema, scenarioSchema, type Scenario } from './schema.ts';

/**
 * What is left of something written once everything that has not the right shape is taken out: what stands there is
 * right, and anything may be missing. So the rest can be checked in the same go.
 */
export type Written<T> = T extends readonly (infer E)[]
  ? readonly (Written<E> | undefined)[]
  : T extends object
    ? { readonly [K in keyof T]?: Written<T[K]> | undefined }
    : T;

export interface Shape {
  readonly problems: readonly ScenarioProblem[];
  readonly rest: Written<Scenario>;
  /** The whole scenario, when its shape is right. */
  readonly scenario: Scenario | null;
}

type Issue = z.core.$ZodIssue;

/** Reads a value as a scenario: the problems of its shape, and what can be read in spite of them. */
export function readShape(input: unknown): Shape {
  const right = withoutCopies(input);
  if (right !== null) return { problems: [], rest: right, scenario: right };
  const parsed = scenarioSchema.safeParse(input);
  if (parsed.success) return { problems: [], rest: parsed.data, scenario: parsed.data };
  const issues = parsed.error.issues.flatMap((issue) => inBranch(issue, input));
  return {
    problems: issues.flatMap((issue) => problemsOf(issue, input)),
    rest: without(input, issues),
    scenario: null,
  };
}

const small = scenarioSchema.omit({ participants: true, declarations: true });

/**
 * A scenario whose shape is right, with the participants and declarations that were given instead of copies: of hundreds
 * of thousands of records, copies that live on cost more than everything else about the check. Null when anything is
 * wrong; then the whole is read again, to say what.
 */
function withoutCopies(input: unknown): Scenario | null {
  if (!isRecord(input)) return null;
  const { participants, declarations, ...others } = input;
  const parsed = small.safeParse(others);
  if (!parsed.success) return null;
  if (participants !== undefined && !isListOf(participantSchema, isPlainParticipant, participants)) return null;
  if (declarations !== undefined && !isListOf(declarationSchema, isPlainDeclaration, declarations)) return null;
  return { ...parsed.data, ...(participants && { participants }), ...(declarations && { declarations }) };
}

function isListOf<T>(schema: z.ZodType<T>, isPlain: (item: unknown) => boolean, value: unknown): value is T[] {
  if (!Array.isArray(value)) return false;
  for (const item of value) if (!isPlain(item) && !schema.safeParse(item).success) return false;
  return true;
}

/** For a value that may be of several shapes, the issues of the shape that was meant, each with its own path. */
function inBranch(issue: Issue, input: unknown): Issue[] {
  if (issue.code !== 'invalid_union' || !isNested(valueAt(input, issue.path))) return [issue];
  const meant = issue.errors.find((branch) =>
    branch.every(({ path, code }) => path.length > 0 || code !== 'invalid_type'),
  );
  return meant?.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] })) ?? [issue];
}

function problemsOf(issue: Issue, input: unknown): ScenarioProblem[] {
  if (issue.code === 'unrecognized_keys') {
    const known = keysAt(issue.path);
    return issue.keys.map((key) => ({
      path: jsonPath([...issue.path, key]),
      message: `is not known here; check the spelling.${didYouMean(key, known)}`,
    }));
  }
  const path = jsonPath(issue.path);
  if (issue.code === 'invalid_key')
    return [
      { path, message: issue.issues.map(({ message }) => message).join('; ') || 'is not a key that can stand here' },
    ];
  const value = valueAt(input, issue.path);
  const wanted = wish(issue, value);
  if (value === undefined) return [{ path, message: `is missing (${wanted})` }];
  return [{ path, message: isNested(value) ? wanted : `${shown(value)}: ${wanted}` }];
}

const shown = (value: unknown): string =>
  typeof value === 'string' ? JSON.stringify(shortened(value, 60)) : String(value);

/** What should stand in the place of what is there. */
function wish(issue: Issue, value: unknown): string {
  if (issue.code === 'invalid_value') {
    const values = issue.values.map(String);
    const hint = typeof value === 'string' ? didYouMean(value, values) : '';
    return `has to be ${values.length === 1 ? '' : 'one of '}${values.join(', ')}.${hint}`;
  }
  if (issue.code === 'invalid_type') {
    const name = names.get(issue.expected) ?? issue.expected;
    return `has to be ${name}`;
  }
  if (issue.code === 'too_small' && issue.origin === 'string') return 'must not be empty';
  if (issue.code === 'too_small' && issue.origin !== 'array') return `has to be ${String(issue.minimum)} or more`;
  if (issue.code === 'too_big' && issue.origin !== 'array') return `has to be ${String(issue.maximum)} or less`;
  // the only list with a length of its own
  if (issue.code === 'too_small' || issue.code === 'too_big')
    return 'has to be a list of two: first day, last day or null';
  return issue.message;
}

const names: ReadonlyMap<string, string> = new Map([
  ['string', 'a text'],
  ['number', 'a number'],
  ['int', 'a whole number'],
  ['boolean', 'true or false'],
  ['array', 'a list'],
  ['tuple', 'a list of two: first day, last day or null'],
  ['object', 'an object'],
  ['record', 'an object'],
]);

/** The keys that an object at a path may have. Asked of the JSON Schema, which is plain data. */
function keysAt(path: readonly PropertyKey[]): readonly string[] {
  const schema: unknown = z.toJSONSchema(scenarioSchema, { io: 'input' });
  const found = path.reduce<readonly unknown[]>(
    (at, key) =>
      at
        .flatMap(alternatives)
        .map((one) =>
          typeof key === 'number'
            ? valueAt(one, ['items'])
            : (valueAt(one, ['properties', key]) ?? valueAt(one, ['additionalProperties'])),
        ),
    [schema],
  );
  return found.flatMap(alternatives).flatMap((one) => {
    const properties = valueAt(one, ['properties']);
    return isRecord(properties) ? Object.keys(properties) : [];
  });
}

function alternatives(schema: unknown): readonly unknown[] {
  const either = valueAt(schema, ['anyOf']);
  return Array.isArray(either) ? either : [schema];
}

/** A copy without what the issues are about. Lists keep their positions, so paths stay right. */
function without(input: unknown, issues: readonly Issue[]): Written<Scenario> {
  const rest: { readonly root: unknown } = { root: copyOf(input) };
  for (const issue of issues) {
    const keys = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
    for (const path of keys) {
      const holder = valueAt(rest, ['root', ...path.slice(0, -1)]);
      const last = path.at(-1);
      if (last !== undefined && isNested(holder)) Reflect.set(holder, last, undefined);
    }
  }
  return isWritten(rest.root) ? rest.root : {};
}

/** Many times as deep as the format goes: what lies deeper is not of it, and would use the stack up. */
const DEEPEST = 100;

/** A copy of what can be JSON; `structuredClone` would fail on a function. */
function copyOf(value: unknown, depth = 0): unknown {
  if (depth > DEEPEST) return undefined;
  if (Array.isArray(value)) return value.map((inner) => copyOf(inner, depth + 1));
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, copyOf(inner, depth + 1)]));
}

/** Everything in it has been checked but whether it is an object at all: what was wrong has been taken out. */
function isWritten(value: unknown): value is Written<Scenario> {
  return isRecord(value);
}
