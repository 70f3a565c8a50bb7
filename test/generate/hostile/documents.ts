import fc from 'fast-check';

/** Texts that mean something to a parser, a compiler or an engine, and nothing to a description. */
const HOSTILE = [
  '',
  ' ',
  "'",
  '"',
  '`',
  '\\',
  '\n',
  '\r\n',
  '\u2028',
  '\u2029',
  '\u0000',
  '\ufeff',
  '\ud800',
  '*/',
  '/*',
  '//',
  '${globalThis.RAN = 1}',
  '`${globalThis.RAN = 1}`',
  '</script>',
  '<!--',
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'valueOf',
  'class',
  'default',
  'string',
  'any',
  'answers',
  'values',
  'z',
  'paths',
  'components',
  'operations',
  'Record',
  'Error',
  'Date',
  'Map',
  'globalThis',
  'globalThis.RAN = 1',
  "x': {}, ...(globalThis.RAN = 1, {}), 'y",
  'a: (globalThis.RAN = 1), b',
  '*/ globalThis.RAN = 1; /*',
  "'); globalThis.RAN = 1; ('",
  '"); globalThis.RAN = 1; ("',
  '\\u0027); globalThis.RAN = 1; //',
  "\\'); globalThis.RAN = 1; //",
  ']: globalThis.RAN = 1, [',
  '/.test(globalThis.RAN = 1), /',
  'a\nglobalThis.RAN = 1',
  'participants.list',
  'Foo.Bar',
  'Page«User»',
  '400Error',
  'Prüfung',
  '教師',
  '😀',
  'constructor.constructor("globalThis.RAN = 1")()',
  '.optional()',
  '~1',
  '%2F',
  '#/x',
  'a/b',
  '{id}',
  '$ref',
  'x-y',
] as const;

export const hostileText = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...HOSTILE) },
  {
    weight: 1,
    arbitrary: fc.array(fc.constantFrom(...HOSTILE, 'a'), { minLength: 2, maxLength: 3 }).map((all) => all.join('')),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
);
/** Mostly as it should be: a document that is refused early tests little. */
const word = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom('status', 'name', 'Thing', 'Owner', 'month', 'id') },
  { weight: 3, arbitrary: hostileText },
);

type Json = Readonly<Record<string, unknown>>;

const maybe = (key: string, value: fc.Arbitrary<unknown>): fc.Arbitrary<Json> =>
  fc.option(value, { freq: 3 }).map((found) => (found === null ? {} : own([[key, found]])));
const own = (entries: readonly (readonly [string, unknown])[]): Json => Object.fromEntries(entries);
const together = (...parts: readonly fc.Arbitrary<Json>[]): fc.Arbitrary<Json> =>
  fc.tuple(...parts).map((all) => Object.fromEntries(all.flatMap((part) => Object.entries(part))));
const map = (value: fc.Arbitrary<unknown>, max = 3): fc.Arbitrary<Json> =>
  fc.array(fc.tuple(word, value), { maxLength: max }).map(own);

const about = together(
  maybe('description', hostileText),
  maybe('title', hostileText),
  maybe('example', hostileText),
  maybe('default', hostileText),
  maybe(
    'x-note',
    fc.oneof(
      hostileText,
      hostileText.map((text) => ({ $ref: text })),
    ),
  ),
);

function schemas(names: readonly string[]): fc.Arbitrary<Json> {
  const pointerTo = (name: string): string =>
    `#/components/schemas/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  const { schema } = fc.letrec<{ schema: Json }>((tie) => ({
    schema: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      together(fc.constant({ type: 'string' }), about, maybe('pattern', hostileText), maybe('format', hostileText)),
      together(
        fc.constant({ type: 'string' }),
        about,
        fc.array(word, { minLength: 1, maxLength: 4 }).map((all) => ({ enum: all })),
      ),
      together(
        about,
        hostileText.map((text) => ({ const: text })),
      ),
      together(
        fc.constantFrom({ type: 'integer' }, { type: 'number' }, { type: 'boolean' }, { type: ['string', 'null'] }),
        about,
        maybe('minimum', fc.oneof(fc.integer(), hostileText)),
        maybe('maxLength', fc.oneof(fc.integer(), hostileText)),
      ),
      fc.constantFrom(...names).map((name) => ({ $ref: pointerTo(name) })),
      together(
        fc.constant({ type: 'object' }),
        about,
        map(tie('schema'), 4).map((properties) => ({ properties })),
        maybe('required', fc.array(word, { maxLength: 3 })),
        maybe('additionalProperties', fc.oneof(fc.boolean(), tie('schema'))),
        maybe('patternProperties', map(tie('schema'), 2)),
      ),
      together(
        fc.constant({ type: 'array' }),
        tie('schema').map((items) => ({ items })),
      ),
      fc
        .tuple(fc.constantFrom('allOf', 'anyOf', 'oneOf'), fc.array(tie('schema'), { minLength: 1, maxLength: 3 }))
        .map(([key, parts]) => own([[key, parts]])),
      fc.tuple(word, map(fc.constantFrom(...names).map(pointerTo))).map(([propertyName, mapping]) => ({
        oneOf: names.slice(0, 2).map((name) => ({ $ref: pointerTo(name) })),
        discriminator: { propertyName, mapping },
      })),
    ),
  }));
  return schema;
}

function operations(schema: fc.Arbitrary<Json>): fc.Arbitrary<Json> {
  const parameter = fc
    .tuple(word, fc.constantFrom('query', 'header', 'cookie'), about, schema)
    .map(([name, place, more, its]) => ({ ...more, name, in: place, schema: its }));
  const filter = fc.tuple(map(schema, 3), fc.array(word, { maxLength: 2 })).map(([properties, required]) => ({
    name: 'filter',
    in: 'query',
    style: 'deepObject',
    required: true,
    schema: { type: 'object', properties, required },
  }));
  const media = fc.constantFrom('application/json', 'text/html', '*/*', 'application/vnd.x+json; charset=utf-8');
  const content = fc
    .array(fc.tuple(fc.oneof(media, hostileText), schema), { minLength: 1, maxLength: 2 })
    .map((all) => own(all.map(([type, its]) => [type, { schema: its }])));
  const response = together(
    fc.constant({ description: 'Done.' }),
    maybe('description', hostileText),
    maybe('content', content),
    maybe(
      'headers',
      map(
        schema.map((its) => ({ schema: its })),
        1,
      ),
    ),
  );
  const responses = fc
    .array(fc.tuple(fc.constantFrom('200', '201', '204', '2XX', 'default', '422'), response), {
      minLength: 1,
      maxLength: 3,
    })
    .map(own);
  return together(
    responses.map((all) => ({ responses: all })),
    maybe('operationId', word),
    maybe('tags', fc.array(hostileText, { maxLength: 2 })),
    maybe('summary', hostileText),
    maybe('description', hostileText),
    maybe(
      'parameters',
      fc.uniqueArray(fc.oneof(parameter, filter), {
        maxLength: 3,
        selector: ({ name, in: place }) => `${place} ${name}`,
      }),
    ),
    maybe(
      'requestBody',
      content.map((its) => ({ content: its })),
    ),
    maybe('x-repeat-safe', hostileText),
  );
}

/** A description with something hostile in many of its places. */
export const hostileDocument: fc.Arbitrary<Json> = fc
  .uniqueArray(word, { minLength: 1, maxLength: 4 })
  .chain((names) => {
    const schema = schemas(names);
    // one that is put together from others may be put together from itself, and is refused then
    const whole = fc
      .array(fc.tuple(word, schema), { maxLength: 4 })
      .map((all) => ({ type: 'object', properties: own(all) }));
    const operation = operations(schema);
    const path = fc.oneof(
      {
        weight: 2,
        arbitrary: fc.constantFrom(
          '/api/v3/statements',
          '/api/v3/participants/{id}',
          '/api/v3/participants/{id}/defer',
        ),
      },
      { weight: 2, arbitrary: hostileText.map((text) => `/${text}`) },
      { weight: 1, arbitrary: hostileText },
    );
    const item = fc
      .array(fc.tuple(fc.constantFrom('get', 'put', 'post', 'patch', 'delete'), operation), {
        minLength: 1,
        maxLength: 2,
      })
      .map(own);
    return together(
      fc.constant({ openapi: '3.1.0' }),
      fc.tuple(hostileText, hostileText).map(([title, version]) => ({ info: { title, version } })),
      fc.array(fc.tuple(path, item), { minLength: 1, maxLength: 3 }).map((all) => ({ paths: own(all) })),
      fc
        .tuple(...names.map(() => fc.oneof({ weight: 4, arbitrary: whole }, { weight: 1, arbitrary: schema })))
        .map((all) => ({
          components: { schemas: own(all.map((its, index) => [names[index] ?? '', its])) },
        })),
      maybe('x-anything', hostileText),
    );
  });
