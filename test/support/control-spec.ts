import { readFileSync } from 'node:fs';
import addFormats from 'ajv-formats';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { parse } from 'yaml';
import { isRecord } from '../../src/base/guards.ts';

/** Checks requests to the control side, and its answers, against `spec/mock-control.yaml`. */

export const description: unknown = parse(
  readFileSync(new URL('../../spec/mock-control.yaml', import.meta.url), 'utf8'),
);

const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats(ajv);
const whole = closed(description);
ajv.addSchema({ ...(isRecord(whole) ? whole : {}), $id: 'control' });

export interface Described {
  readonly method: string;
  /** With its placeholders. */
  readonly path: string;
  readonly operation: Readonly<Record<string, unknown>>;
}

const METHODS = ['get', 'put', 'post', 'delete'];

export const described: readonly Described[] = Object.entries(at(description, ['paths'])).flatMap(([path, item]) =>
  METHODS.flatMap((method) => {
    const operation = isRecord(item) ? item[method] : undefined;
    return isRecord(operation) ? [{ method: method.toUpperCase(), path, operation }] : [];
  }),
);

/** The described operation that a method and an address reach. */
export function operationOf(method: string, pathname: string): Described {
  const found = described
    .filter((one) => one.method === method && patternOf(one.path).test(pathname.replace(/\/$/, '')))
    // a path that is written out goes before one with a placeholder
    .sort((a, b) => Number(a.path.includes('{')) - Number(b.path.includes('{')))[0];
  if (found === undefined) throw new Error(`Nothing describes ${method} ${pathname}.`);
  return found;
}

const patternOf = (path: string): RegExp => new RegExp(`^${path.replace(/\{[^}]+\}/g, '[^/]+')}$`);

/** Throws an error that says what of a request is not described. */
export function checkRequest(method: string, url: URL, body: unknown): void {
  const { operation, path } = operationOf(method, url.pathname);
  const parameters = list(operation['parameters']).map((one) => resolved(one));
  const known = new Map(parameters.filter((one) => one['in'] === 'query').map((one) => [one['name'], one]));
  for (const [name, value] of url.searchParams) {
    const parameter = known.get(name);
    if (parameter === undefined) throw new Error(`${method} ${path}: the query ${name} is not described.`);
    const { type } = resolved(parameter['schema']);
    const read = type === 'integer' ? Number(value) : type === 'array' ? [value] : value;
    fits(read, `${name} of ${path}`, parameter['schema']);
  }
  const requestBody = operation['requestBody'];
  if (body === undefined) {
    if (isRecord(requestBody) && requestBody['required'] === true)
      throw new Error(`${method} ${path}: a body is missing.`);
    return;
  }
  if (requestBody === undefined) throw new Error(`${method} ${path}: no body is described.`);
  fits(body, `the body of ${method} ${path}`, at(resolved(requestBody), ['content', 'application/json', 'schema']));
}

/** Throws an error that says what of an answer is not described. */
export function checkAnswer(method: string, pathname: string, status: number, body: unknown): void {
  const { operation, path } = operationOf(method, pathname);
  const response = at(operation, ['responses'])[String(status)];
  if (response === undefined) throw new Error(`${method} ${path}: status ${status} is not described.`);
  const schema = at(resolved(response), ['content', 'application/json', 'schema']);
  fits(body, `${status} of ${method} ${path}`, schema);
}

const compiled = new Map<string, ValidateFunction>();

function fits(value: unknown, what: string, schema: unknown): void {
  const text = JSON.stringify(closed(schema)).replaceAll('"#/', '"control#/');
  const validate = compiled.get(text) ?? ajv.compile(JSON.parse(text) as object);
  compiled.set(text, validate);
  if (validate(value)) return;
  const errors = (validate.errors ?? [])
    .slice(0, 6)
    .map(({ instancePath, message, params }) => `${instancePath} ${message ?? ''} ${JSON.stringify(params)}`);
  throw new Error(`${what} does not fit: ${errors.join('; ')}\n${JSON.stringify(value).slice(0, 400)}`);
}

function resolved(value: unknown): Readonly<Record<string, unknown>> {
  if (!isRecord(value)) return {};
  const { $ref } = value;
  return typeof $ref === 'string' ? resolved(at(description, $ref.replace('#/', '').split('/'))) : value;
}

function at(value: unknown, path: readonly string[]): Readonly<Record<string, unknown>> {
  let found: unknown = value;
  for (const key of path) found = isRecord(found) ? found[key] : undefined;
  if (!isRecord(found)) throw new Error(`The description has no ${path.join('/')}.`);
  return found;
}

/** A copy in which no object has members its schema does not name: what is told by mistake is found. */
function closed(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(closed);
  if (!isRecord(node)) return node;
  const copy = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, closed(value)]));
  return copy['type'] === 'object' && isRecord(copy['properties']) && copy['additionalProperties'] === undefined
    ? { ...copy, additionalProperties: false }
    : copy;
}

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
