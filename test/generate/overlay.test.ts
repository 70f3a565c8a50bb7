import { describe, expect, test } from 'vitest';
import { services } from '../../src/contract/index.ts';
import { fetchDocument } from '../../src/generate/fetch-document.ts';
import { normalise } from '../../src/generate/normalise.ts';
import { differences, overlap } from '../../src/generate/overlap.ts';
import { applyOverlay } from '../../src/generate/overlay.ts';
import { descriptions } from '../support/descriptions.ts';

const overlay = (...actions: object[]): object => ({ overlay: '1.0.0', info: { title: 'x', version: '1' }, actions });
const apply = (document: unknown, ...actions: object[]): unknown =>
  applyOverlay(document, overlay(...actions), 'o.yaml').document;

describe('an overlay', () => {
  test('merges objects, appends to lists and replaces the rest', () => {
    const document = { a: { b: 1, c: { d: [1] } }, list: [1] };
    expect(
      apply(
        document,
        { target: '$.a', update: { b: 2, c: { d: [2], e: 3 }, f: {} } },
        { target: '$.list', update: [2, 3] },
        { target: '$.list', update: 4 },
      ),
    ).toEqual({ a: { b: 2, c: { d: [1, 2], e: 3 }, f: {} }, list: [1, 2, 3, 4] });
    expect(document).toEqual({ a: { b: 1, c: { d: [1] } }, list: [1] });
  });

  test('removes what it finds, several items of one list too', () => {
    expect(
      apply(
        { a: [1, 2, 1, 3, 1], b: { c: 1 } },
        { target: '$.a[?@ == 1]', remove: true },
        { target: '$.b.c', remove: true },
      ),
    ).toEqual({ a: [2, 3], b: {} });
  });

  test('carries out its actions in order, each on what the one before has left', () => {
    expect(
      apply(
        { a: {} },
        { target: '$.a', update: { b: { c: 1 } } },
        { target: '$.a.b', update: { d: 2 } },
        { target: '$.a.b.c', remove: true },
      ),
    ).toEqual({ a: { b: { d: 2 } } });
  });

  test('tells which targets it did not find', () => {
    const { applied, missed } = applyOverlay(
      { a: {} },
      overlay({ target: '$.a', update: {} }, { target: '$.gone', remove: true }),
      'o.yaml',
    );
    expect({ applied, missed }).toEqual({ applied: 1, missed: ['$.gone'] });
  });

  test('leaves alone what every object inherits', () => {
    apply({ a: {} }, { target: '$.a', update: JSON.parse('{"__proto__":{"polluted":true}}') });
    expect('polluted' in {}).toBe(false);
  });

  test.each<[unknown, RegExp]>([
    [{ openapi: '3.1.0' }, /o\.yaml: is not an OpenAPI Overlay of version 1/],
    [{ overlay: '1.0.0' }, /\$\.actions: has to be a list/],
    [overlay({ update: {} }), /\$\.actions\[0\]: an action needs a target/],
    [overlay({ target: '$.a' }), /either updates or removes/],
    [overlay({ target: '$.[', update: {} }), /\$\.actions\[0\]\.target: is not JSONPath/],
    [overlay({ target: '$.b', update: { c: 1 } }), /updates what is neither an object nor a list/],
  ])('is refused with the place: %j', (written, words) => {
    expect(() => applyOverlay({ a: {}, b: 1 }, written, 'o.yaml')).toThrow(words);
  });
});

describe.each(services)('spec/%s.overlay.yaml', (service) => {
  test('is an overlay, and each of its targets is JSONPath', async () => {
    const { applied, missed } = applyOverlay({}, await fetchDocument(`spec/${service}.overlay.yaml`), service);
    expect(applied).toBe(0);
    expect(missed.length).toBeGreaterThan(10);
  });

  test('makes no property up that a later description has not any more', async () => {
    const { document } = applyOverlay(
      {
        components: {
          schemas: {
            Participant: { properties: { attributes: { properties: {} } } },
            ECFParticipantAttributes: { properties: {} },
          },
        },
      },
      await fetchDocument(`spec/${service}.overlay.yaml`),
      service,
    );
    expect(JSON.stringify(document)).not.toMatch(/"properties":\{"(?!attributes)/);
    expect(JSON.stringify(await fetchDocument(`spec/${service}.overlay.yaml`))).not.toContain('"properties":');
  });
});

describe('the comparison of a corrected description with ours', () => {
  test('finds nothing between a description and itself', () => {
    expect(differences(descriptions.rect, descriptions.rect)).toEqual([]);
    expect(overlap(descriptions.rect, descriptions.rect)).toBeGreaterThan(500);
  });

  test('finds what is required, null, typed or listed otherwise', () => {
    const document = (thing: object): ReturnType<typeof normalise>['document'] =>
      normalise(
        {
          openapi: '3.1.0',
          info: { title: 'x', version: '1' },
          paths: {
            '/a': {
              get: {
                operationId: 'a',
                responses: { 200: { description: 'x', content: { 'application/json': { schema: thing } } } },
              },
            },
          },
        },
        'x',
      ).document;
    const theirs = document({
      type: 'object',
      properties: {
        a: { type: 'string' },
        b: { type: 'string', enum: ['x'] },
        c: { type: 'integer' },
        only: { type: 'string' },
      },
    });
    const ours = document({
      type: 'object',
      required: ['a'],
      properties: {
        a: { type: ['string', 'null'], format: 'date' },
        b: { type: 'string', enum: ['x', 'y'] },
        c: { type: 'boolean' },
      },
    });
    expect(differences(theirs, ours)).toEqual([
      '200.a: required false, ours true (GET /a)',
      '200.a: null false, ours true (GET /a)',
      '200.a: format none, ours date (GET /a)',
      '200.b: values x, ours x|y (GET /a)',
      '200.c: type number, ours boolean (GET /a)',
      '200.c: any value true, ours false (GET /a)',
    ]);
  });
});
