import { isRecord } from '../../src/base/guards.ts';
import { services, type Service } from '../../src/contract/index.ts';
import { deref, list, readDocument, type OpenApiDocument } from '../../src/generate/document.ts';

export type Node = Readonly<Record<string, unknown>>;

/** The descriptions in `spec/`, by service. */
export const descriptions: Readonly<Record<Service, OpenApiDocument>> = {
  rect: await readDocument('spec/rect-v3.yaml'),
  ecf: await readDocument('spec/ecf-v3.yaml'),
};

/** Every node of a description with its JSON pointer; what stands inside `examples` is data and left out. */
export function* nodes(node: unknown, pointer = ''): Generator<{ pointer: string; node: Node }> {
  if (isRecord(node)) yield { pointer, node };
  if (typeof node !== 'object' || node === null) return;
  for (const [key, value] of Object.entries(node)) {
    if (key === 'examples' && Array.isArray(value)) continue;
    yield* nodes(value, `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`);
  }
}

/** The node a pointer leads to. Throws when there is none. */
export function at(document: OpenApiDocument, pointer: string): Node {
  const node = deref(document, { $ref: `#${pointer}` });
  if (Object.keys(node).length === 0) throw new Error(`Nothing stands at ${pointer}.`);
  return node;
}

export function schemasOf(document: OpenApiDocument): Readonly<Record<string, unknown>> {
  return document.components?.schemas ?? {};
}

export interface Operation {
  readonly service: Service;
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly operation: Node;
  readonly parameters: readonly Node[];
  /** By status, references followed. */
  readonly responses: Readonly<Record<string, Node>>;
}

export function operationsOf(service: Service): readonly Operation[] {
  const document = descriptions[service];
  return Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => {
      if (!isRecord(operation)) throw new Error(`${method} ${path} is not an operation.`);
      const responses = isRecord(operation['responses']) ? operation['responses'] : {};
      return {
        service,
        name: `${service} ${method} ${path}`,
        method,
        path,
        operation,
        parameters: list(operation['parameters']).map((parameter) => deref(document, parameter)),
        responses: Object.fromEntries(
          Object.entries(responses).map(([status, response]) => [status, deref(document, response)]),
        ),
      };
    }),
  );
}

export const allOperations: readonly Operation[] = services.flatMap(operationsOf);

/** Media types of a body or a response, with the schema as it is written. */
export function contentOf(holder: Node | undefined): Readonly<Record<string, unknown>> {
  const content = isRecord(holder?.['content']) ? holder['content'] : {};
  return Object.fromEntries(
    Object.entries(content).map(([type, media]) => [type, isRecord(media) ? media['schema'] : undefined]),
  );
}

/** The name behind a reference to a schema, or null. */
export function schemaName(schema: unknown): string | null {
  const ref = isRecord(schema) ? schema['$ref'] : undefined;
  return typeof ref === 'string' ? ref.replace('#/components/schemas/', '') : null;
}
