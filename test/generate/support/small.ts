import type { DiffReport } from '../../../src/generate/diff/change.ts';
import { compareDescriptions } from '../../../src/generate/diff/compare.ts';
import type { OpenApiDocument } from '../../../src/generate/document.ts';
import { normalise } from '../../../src/generate/normalise.ts';

export type Schema = Record<string, unknown> | boolean;
export type Schemas = Readonly<Record<string, Schema>>;

const media = (schema: Schema): object => ({ content: { 'application/json': { schema } } });

/** A description of one operation, `POST /things`, as it would be published. */
export function small(
  parts: {
    readonly request?: Schema;
    readonly answer?: Schema;
    readonly parameters?: readonly object[];
    readonly headers?: object;
    readonly schemas?: Schemas;
    readonly operation?: object;
    readonly paths?: object;
    readonly components?: object;
  } = {},
): OpenApiDocument {
  const { request, answer, parameters = [], headers, schemas = {}, operation = {}, paths, components = {} } = parts;
  const written = {
    openapi: '3.1.0',
    info: { title: 'Things', version: '1' },
    paths: paths ?? {
      '/things': {
        post: {
          parameters,
          ...(request !== undefined && { requestBody: { required: true, ...media(request) } }),
          responses: {
            200: {
              description: 'Done.',
              ...(headers !== undefined && { headers }),
              ...(answer !== undefined && media(answer)),
            },
          },
          ...operation,
        },
      },
    },
    components: { schemas, ...components },
  };
  return normalise(written, 'small.yaml').document;
}

export function diffOf(before: OpenApiDocument, after: OpenApiDocument): DiffReport {
  return compareDescriptions('rect', { name: 'old', document: before }, { name: 'new', document: after });
}

/** `breaking limit-changed request a` */
export function lines({ changes }: DiffReport): string[] {
  return changes.map(({ severity, kind, place }) => `${severity} ${kind} ${place}`.trim());
}

/** What is told when a schema becomes another where it is sent, and where it is answered. */
export function bothWays(before: Schema, after: Schema, schemas: Schemas = {}, schemasAfter = schemas) {
  const told = (side: 'request' | 'answer'): string[] =>
    lines(
      diffOf(
        small({ [side]: { type: 'object', properties: { it: before } }, schemas }),
        small({ [side]: { type: 'object', properties: { it: after } }, schemas: schemasAfter }),
      ),
    );
  return { request: told('request'), answer: told('answer') };
}
