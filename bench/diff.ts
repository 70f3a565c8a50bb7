import { compareDescriptions } from '../src/generate/diff/compare.ts';
import type { OpenApiDocument } from '../src/generate/document.ts';
import { normalise } from '../src/generate/normalise.ts';

export const text = { type: 'string' };
export const number = { type: 'integer' };
const answers = (schema: object): object => ({
  200: { description: 'Done.', content: { 'application/json': { schema } } },
});

function documentOf(paths: object, schemas: object): OpenApiDocument {
  return normalise(
    { openapi: '3.1.0', info: { title: 'Made up', version: '1' }, paths, components: { schemas } },
    'made up',
  ).document;
}

/** Operations that answer with records of thirty attributes, of which each refers to a schema that all share. */
export function many(operations: number, shared: object): OpenApiDocument {
  const record = (at: number): object => ({
    type: 'object',
    required: ['id'],
    properties: {
      id: { type: 'string', format: 'uuid' },
      school: { $ref: '#/components/schemas/School' },
      ...Object.fromEntries(
        Array.from({ length: 28 }, (_none, place) => [`attribute_${at}_${place}`, { type: ['string', 'null'] }]),
      ),
    },
  });
  const numbered = Array.from({ length: operations }, (_none, at) => at);
  return documentOf(
    Object.fromEntries(
      numbered.map((at) => [
        `/things-${at}`,
        { get: { responses: answers({ $ref: `#/components/schemas/Thing${at}` }) } },
      ]),
    ),
    {
      School: { type: 'object', properties: { urn: shared, name: text } },
      ...Object.fromEntries(numbered.map((at) => [`Thing${at}`, record(at)])),
    },
  );
}

/** Levels that each refer to the next one twice, so that the last has 2 to the power of the levels places. */
export function fan(levels: number, leaf: object): OpenApiDocument {
  const schemas = Array.from({ length: levels + 1 }, (_none, at) => {
    const next = { $ref: `#/components/schemas/L${at + 1}` };
    return [`L${at}`, { type: 'object', properties: at === levels ? { leaf } : { left: next, right: next } }] as const;
  });
  return documentOf(
    { '/fan': { get: { responses: answers({ $ref: '#/components/schemas/L0' }) } } },
    Object.fromEntries(schemas),
  );
}

/** Compares two descriptions when it is called. */
export const comparison = (before: OpenApiDocument, after: OpenApiDocument) => (): readonly unknown[] =>
  compareDescriptions('rect', { name: 'old', document: before }, { name: 'new', document: after }).changes;

/** Prints what a comparison takes and finds, and gives its milliseconds: the best of three. */
function measure(what: string, before: OpenApiDocument, after: OpenApiDocument): number {
  const compare = comparison(before, after);
  const times = [1, 2, 3].map(() => {
    const start = performance.now();
    compare();
    return performance.now() - start;
  });
  const changes = compare();
  const best = Math.min(...times);
  console.log(
    `  ${what}: ${(best / 1000).toFixed(2)} s, ${changes.length} change${changes.length === 1 ? '' : 's'} told`,
  );
  return best;
}

export function run(): void {
  const hundred = measure('100 operations, changed in one place they share', many(100, text), many(100, number));
  const all = measure('400 operations, changed in one place they share', many(400, text), many(400, number));
  console.log(`  four times the operations take ${(all / hundred).toFixed(1)} times as long`);
  measure('16 levels that refer to the next twice', fan(16, text), fan(16, number));
  const more = measure('64 levels that refer to the next twice', fan(64, text), fan(64, number));
  const most = measure('256 levels that refer to the next twice', fan(256, text), fan(256, number));
  console.log(`  four times the levels take ${(most / more).toFixed(1)} times as long`);
}
