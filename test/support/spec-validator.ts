import addFormats from 'ajv-formats';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { isRecord } from '../../src/base/guards.ts';
import {
  isWrapperName,
  routeOf,
  wrapperNames,
  wrapperOf,
  type Service,
  type WrapperName,
} from '../../src/contract/index.ts';
import { contentOf, descriptions, operationsOf, type Operation } from './descriptions.ts';

/**
 * Checks an answer against the description of a service: that the status and the content type are declared for the
 * operation, and that the body fits the schema with no member the schema does not know. Throws an `Error` that says
 * what does not fit.
 *
 * `operation` is a wrapper name (`participants.defer`) or a method with a path (`PUT /api/v3/participants/1/defer`).
 */
export function validateAgainstSpec(
  service: Service,
  operation: string,
  status: number,
  contentType: string | null,
  body: unknown,
): void {
  const found = find(service, operation);
  const fail = (why: string): never => {
    throw new Error(
      `${service} ${operation}: ${status} ${contentType ?? '(no content type)'}: ${why}\n${JSON.stringify(body ?? null).slice(0, 600)}`,
    );
  };
  const response = found.responses[String(status)];
  if (response === undefined) return fail('the description does not declare this status');
  const type = contentType?.split(';')[0]?.trim() ?? '';
  const isEmpty = body === undefined || body === null || body === '';
  // what comes from before the application: told in the description's words, having no schema
  if (status === 400 && isEmpty && type === 'text/html') return;
  if (status === 500 && type === 'text/html') return;
  const content = contentOf(response);
  if (isEmpty && type === '' && Object.keys(content).length === 0) return;
  const schema = content[type];
  if (schema === undefined) return fail('the description does not declare this content type');
  const validate = validators[service](schema);
  if (!validate(body))
    fail(
      (validate.errors ?? [])
        .map(({ instancePath, message, params }) => `${instancePath} ${message ?? ''} ${JSON.stringify(params)}`)
        .join('; '),
    );
}

function find(service: Service, operation: string): Operation {
  const name = isWrapperName(operation) ? operation : nameOf(service, operation);
  const [method, path] = routeOf(service, name);
  const found = operationsOf(service).find((one) => one.method === method && one.path === path);
  if (found === undefined) throw new Error(`The ${service} description has no ${method} ${path}.`);
  return found;
}

function nameOf(service: Service, operation: string): WrapperName {
  const [method = '', url = ''] = operation.split(' ');
  const verb = method === 'PATCH' ? 'PUT' : method;
  const path = url.replace(/\?.*$/, '').replace(/\.json$/, '');
  const exact = wrapperOf(service, verb, path);
  if (exact !== null) return exact;
  const segments = path.split('/');
  for (const name of wrapperNames(service)) {
    const [its, template] = routeOf(service, name);
    const pattern = template.split('/');
    const fits =
      pattern.length === segments.length && pattern.every((part, i) => part === '{id}' || part === segments[i]);
    if (its === verb.toLowerCase() && fits) return name;
  }
  throw new Error(`${service} has no operation ${operation}.`);
}

const validators: Readonly<Record<Service, ReturnType<typeof validatorsOf>>> = {
  rect: validatorsOf('rect'),
  ecf: validatorsOf('ecf'),
};

function validatorsOf(service: Service) {
  const ajv = new Ajv2020({ allErrors: true, strictTypes: false });
  addFormats(ajv);
  const document = closed(descriptions[service]);
  if (!isRecord(document)) throw new Error(`spec/${service}-v3.yaml is no object`);
  ajv.addVocabulary(['x-comma-separated', ...Object.keys(document)]);
  ajv.addSchema({ ...document, $id: service });
  const compiled = new Map<string, ReturnType<typeof ajv.compile>>();
  return (schema: unknown) => {
    const absolute: unknown = JSON.parse(JSON.stringify(schema).replaceAll('"#/', `"${service}#/`));
    const key = JSON.stringify(absolute);
    const validate = compiled.get(key) ?? ajv.compile(isRecord(absolute) ? absolute : {});
    compiled.set(key, validate);
    return validate;
  };
}

/** A copy in which no object has members its schema does not name: what the mock adds by mistake is found. */
function closed(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(closed);
  if (!isRecord(node)) return node;
  const copy = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, closed(value)]));
  return copy['type'] === 'object' && isRecord(copy['properties']) && copy['additionalProperties'] === undefined
    ? { ...copy, additionalProperties: false }
    : copy;
}
