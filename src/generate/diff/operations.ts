import { list } from '../document.ts';
import { resolveRef } from '../references.ts';
import { isNode, METHODS, type Node } from '../walk.ts';
import type { State } from './form.ts';
import type { Schemas } from './graph.ts';
import { keyOf } from './limits.ts';
import { parametersOf, schemaOf, type Parameter } from './parameters.ts';
import { securityOf, type Security } from './security.ts';

/** An operation with nothing in it but what goes over the wire. */
export interface Operation {
  readonly method: string;
  readonly path: string;
  /** `GET /api/v3/statements/{id}` */
  readonly name: string;
  readonly deprecated: boolean;
  /** By where it goes and what it is called there; in paths, by its position. */
  readonly parameters: ReadonlyMap<string, Parameter>;
  readonly body: Body | null;
  /** By status. */
  readonly answers: ReadonlyMap<string, Answer>;
  readonly security: Security;
}

export interface Media {
  readonly schema: State;
  /** How the parts of a form are written. */
  readonly encoding: string;
}

export interface Body {
  readonly required: boolean;
  readonly content: ReadonlyMap<string, Media>;
}

export interface Header {
  readonly name: string;
  readonly required: boolean;
  readonly schema: State;
}

export interface Answer {
  readonly headers: ReadonlyMap<string, Header>;
  readonly content: ReadonlyMap<string, Media>;
}

/** The operations of a document. */
export function operationsOf(root: Node, schemas: Schemas): readonly Operation[] {
  const paths = isNode(root['paths']) ? root['paths'] : {};
  return Object.keys(paths)
    .sort()
    .flatMap((path) => {
      const item = resolveRef(root, paths[path]) ?? {};
      return METHODS.flatMap((method) => {
        const operation = item[method];
        return isNode(operation) ? [readOperation(root, schemas, method, path, item, operation)] : [];
      });
    });
}

function readOperation(
  root: Node,
  schemas: Schemas,
  method: string,
  path: string,
  item: Node,
  operation: Node,
): Operation {
  const written = [...list(item['parameters']), ...list(operation['parameters'])].flatMap((parameter): Node[] => {
    const found = resolveRef(root, parameter);
    return found === null ? [] : [found];
  });
  const body = resolveRef(root, operation['requestBody']);
  const answers = isNode(operation['responses']) ? operation['responses'] : {};
  return {
    method: method.toUpperCase(),
    path,
    name: `${method.toUpperCase()} ${path}`,
    deprecated: operation['deprecated'] === true,
    parameters: parametersOf(written, path, schemas),
    body: body === null ? null : { required: body['required'] === true, content: contentOf(body, schemas) },
    answers: new Map(
      Object.keys(answers)
        .filter((status) => !status.startsWith('x-'))
        .map((status) => [status, readAnswer(root, schemas, resolveRef(root, answers[status]) ?? {})]),
    ),
    security: securityOf(root, operation['security'] ?? root['security']),
  };
}

function readAnswer(root: Node, schemas: Schemas, answer: Node): Answer {
  const headers = isNode(answer['headers']) ? answer['headers'] : {};
  return {
    headers: new Map(
      Object.entries(headers)
        // OpenAPI lets the content tell of it
        .filter(([name]) => name.toLowerCase() !== 'content-type')
        .map(([name, written]) => {
          const header = resolveRef(root, written) ?? {};
          return [
            name.toLowerCase(),
            { name, required: header['required'] === true, schema: schemas.at(schemaOf(header)) },
          ] as const;
        }),
    ),
    content: contentOf(answer, schemas),
  };
}

function contentOf(holder: Node, schemas: Schemas): ReadonlyMap<string, Media> {
  const content = isNode(holder['content']) ? holder['content'] : {};
  return new Map(
    Object.entries(content).map(([type, media]) => {
      const { schema, encoding } = isNode(media) ? media : {};
      return [mediaType(type), { schema: schemas.at(schema), encoding: keyOf(encoding ?? {}) }] as const;
    }),
  );
}

/** JSON by any name: the client reads all of them alike. */
function mediaType(type: string): string {
  return /[/+]json\b/i.test(type) ? 'application/json' : (type.split(';')[0] ?? type).trim().toLowerCase();
}
