import { isRecord } from '../base/guards.ts';
import { reason } from '../base/reason.ts';
import { shortened } from '../base/shortened.ts';
import { valueAt } from '../base/value-at.ts';
import type { Service } from '../contract/index.ts';
import { ValidationError, type Issue } from '../errors/index.ts';
import type { EventListener, InvalidField } from './events.ts';
import { say } from './failures.ts';
import { hideSecret } from './hide.ts';
import type { AnswerContext } from './read-answer.ts';
import { isRead } from './types.ts';

/** One answer to compare with the specification. */
export interface Check {
  readonly service: Service;
  /** The schemas of a generated client. */
  readonly schemas: (() => Promise<object>) | undefined;
  /** Whether a different shape is an error. */
  readonly strict: boolean;
  readonly emit: EventListener;
  readonly sent: AnswerContext;
  readonly body: unknown;
}

/** What this file needs of a zod schema. Any version's schema has it. */
interface Schema {
  safeParse(value: unknown): {
    readonly success: boolean;
    readonly error?: { readonly issues: readonly SchemaIssue[] };
  };
}
interface SchemaIssue {
  readonly code: string;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly values?: unknown;
}

const bundled: Readonly<Record<Service, () => Promise<object>>> = {
  rect: () => import('../../generated/rect/schemas.ts'),
  ecf: () => import('../../generated/ecf/schemas.ts'),
};
/** Values of enumerations are short; a longer one is something else, and need not be told whole. */
const LONGEST_VALUE = 100;
const loaded = new Map<() => Promise<object>, object>();

/** The schemas, loaded once; what could not be loaded is tried again the next time. */
async function load(schemas: () => Promise<object>): Promise<object> {
  const known = loaded.get(schemas);
  if (known !== undefined) return known;
  const module = await schemas();
  loaded.set(schemas, module);
  return module;
}

/**
 * Compares an answer with the schema of its operation. The value stays as it is, with the fields the schema does not
 * know. Schemas that cannot be loaded are told of in an event, and the answer is good all the same.
 *
 * @throws {ValidationError} when `strict`, which carries the record; a write has had its effect then (`outcome` `applied`)
 */
export async function checkAnswer({ service, schemas, strict, emit, sent, body }: Check): Promise<void> {
  const { operation } = sent;
  let module: object;
  try {
    module = await load(schemas ?? bundled[service]);
  } catch (cause) {
    emit({ type: 'not-compared', operation, cause });
    if (strict) throw notCompared(sent, body, cause);
    return;
  }
  const schema = schemaOf(module, operation);
  const issues = schema?.safeParse(body).error?.issues ?? [];
  if (issues.length === 0) return;
  const values = new Map<string, { field: string; value: string; count: number }>();
  const problems = new Map<string, InvalidField>();
  for (const issue of issues) {
    const field = hideSecret(fieldOf(issue.path), sent.secret);
    const found = valueAt(body, issue.path);
    if (issue.code === 'invalid_value' && typeof found === 'string') {
      const value = shortened(hideSecret(found, sent.secret), LONGEST_VALUE);
      const key = `${field} ${value}`;
      values.set(key, { field, value, count: (values.get(key)?.count ?? 0) + 1 });
    } else {
      const problem = hideSecret(issue.message, sent.secret);
      const key = `${field} ${problem}`;
      problems.set(key, { field, problem, count: (problems.get(key)?.count ?? 0) + 1 });
    }
  }
  for (const found of values.values()) emit({ type: 'new-value', operation, ...found });
  if (problems.size === 0) return;
  emit({ type: 'invalid', operation, problems: [...problems.values()] });
  if (strict) throw notAsSpecified(sent, body, [...problems.values()]);
}

function schemaOf(module: object, operation: string): Schema | null {
  const answers = 'answers' in module ? module.answers : null;
  const schema = isRecord(answers) ? answers[operation] : null;
  return isSchema(schema) ? schema : null;
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && 'safeParse' in value && typeof value.safeParse === 'function';
}

/** A path without the positions in lists. */
function fieldOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (field, key) => (typeof key === 'number' ? `${field}[]` : `${field}${field === '' ? '' : '.'}${String(key)}`),
    '',
  );
}

function notAsSpecified(sent: AnswerContext, body: unknown, problems: readonly InvalidField[]): ValidationError {
  const said = problems
    .slice(0, 5)
    .map(({ field, problem }) => `${field}: ${problem}.`)
    .join(' ');
  return answeredError(sent, body, `its answer is not of the shape the specification gives it. ${said}`, {
    issues: problems.map(({ field, problem }) => ({ title: field, detail: problem })),
  });
}

function notCompared(sent: AnswerContext, body: unknown, cause: unknown): ValidationError {
  return answeredError(sent, body, `the schemas to compare its answer with could not be loaded: ${reason(cause)}`, {
    cause,
  });
}

/** What an answer holds, without the token; null for one that is nested deeper than any record. */
function recordIn(body: unknown, secret: string): unknown {
  try {
    return JSON.parse(hideSecret(JSON.stringify((isRecord(body) ? body['data'] : null) ?? null), secret));
  } catch {
    return null;
  }
}

/** The error of a call that the service has answered, with what it answered. */
function answeredError(
  { operation, method, attempts, secret }: AnswerContext,
  body: unknown,
  why: string,
  rest: { readonly issues?: readonly Issue[]; readonly cause?: unknown },
): ValidationError {
  return new ValidationError(
    `${operation} succeeded, but ${why} ` +
      `${say(method, 'applied')} With validate: "warn" you get the answer as it is.`,
    {
      operation,
      attempts,
      outcome: isRead(method) ? 'unknown' : 'applied',
      record: recordIn(body, secret),
      ...rest,
    },
  );
}
