import type { RepairKind } from '../../../src/generate/normalise.ts';

/**
 * One fixture per roughness: what is repaired, and a payload that the repaired schema `Thing` takes, with one it
 * refuses.
 */
export interface Rough {
  readonly file: string;
  readonly repairs: readonly (readonly [RepairKind, string] | readonly [RepairKind, string, string])[];
  readonly payload: unknown;
  readonly wrong: unknown;
}

export function roughFile(file: string): string {
  return `test/generate/fixtures/rough/${file}`;
}

const thing = '$.components.schemas.Thing';

export const rough: readonly Rough[] = [
  {
    file: 'boolean-required.yaml',
    repairs: [
      ['boolean-required', `${thing}.properties.id`, 'true'],
      ['boolean-required', `${thing}.properties.note`, 'false'],
      ['boolean-required', `${thing}.properties.owner`, 'true'],
      ['boolean-required', `${thing}.properties.owner.properties.name`, 'true'],
    ],
    payload: { id: 'a', owner: { name: 'b' } },
    wrong: { id: 'a', note: 'c', owner: {} },
  },
  {
    file: 'operation-ids.yaml',
    repairs: [
      ['operation-id-duplicate', "$.paths['/things'].get", 'things to getThings'],
      ['operation-id-missing', "$.paths['/things'].post", 'postThings'],
      ['operation-id-duplicate', "$.paths['/things/{id}'].get", 'things to getThingsId'],
    ],
    payload: { id: 'a' },
    wrong: {},
  },
  {
    file: 'nullable.yaml',
    repairs: [
      ['nullable', `${thing}.properties.pattern`],
      ['nullable', `${thing}.properties.reason`],
      ['nullable', `${thing}.properties.owner`],
      ['nullable', `${thing}.properties.parent`],
    ],
    payload: { pattern: null, reason: null, owner: null, parent: null, count: 1 },
    wrong: { pattern: null, reason: null, owner: null, parent: null, count: null },
  },
  {
    file: 'types-missing.yaml',
    repairs: [
      ['type-missing', thing, 'object'],
      ['type-missing', `${thing}.properties.attributes`, 'object'],
      ['type-missing', `${thing}.properties.state`, 'string'],
      ['type-missing', `${thing}.properties.tags`, 'array'],
    ],
    payload: { attributes: { name: 'a' }, state: 'open', tags: ['b'] },
    wrong: { attributes: {}, state: 'open', tags: [] },
  },
  {
    file: 'array-items.yaml',
    repairs: [['array-items', `${thing}.properties.cohorts`]],
    payload: { cohorts: ['2025', 2026] },
    wrong: { cohorts: '2025' },
  },
  {
    file: 'spellings.yaml',
    repairs: [
      ['format-spelling', `${thing}.properties.changed_at`, 'date_time to date-time'],
      ['format-spelling', `${thing}.properties.id`, 'UUID to uuid'],
      ['type-spelling', `${thing}.properties.count`, 'int to integer'],
      ['exclusive-limit', `${thing}.properties.count`, 'exclusiveMinimum'],
    ],
    payload: { changed_at: '2026-01-05T09:00:00Z', id: '11111111-1111-4111-8111-111111111111', count: 1 },
    wrong: { changed_at: '2026-01-05T09:00:00Z', id: '11111111-1111-4111-8111-111111111111', count: 0 },
  },
  {
    file: 'uuid-examples.json',
    repairs: [
      ['example', `${thing}.properties.id`],
      ['example', `${thing}.properties.related.items`],
      ['uuid-example', `${thing}.properties.id.examples[0]`, 'no id at all dropped'],
      [
        'uuid-example',
        "$.paths['/things/{id}'].get.parameters[0].example",
        '1a2b3c4d5-1111-4111-8111-aaaaaaaaaaaa to 1a2b3c4d-1111-4111-8111-aaaaaaaaaaaa',
      ],
      [
        'uuid-example',
        "$.paths['/things/{id}'].get.responses['200'].content['application/json'].example.id",
        '22222222-2222-4222-8222-22222222222 to 22222222-2222-4222-8222-222222222220',
      ],
      [
        'uuid-example',
        "$.paths['/things/{id}'].get.responses['200'].content['application/json'].example.related[0]",
        '333333333-3333-4333-8333-333333333333 to 33333333-3333-4333-8333-333333333333',
      ],
    ],
    payload: { id: '11111111-1111-4111-8111-111111111111' },
    wrong: { id: '1' },
  },
  {
    file: 'references.yaml',
    repairs: [
      ['ref-mended', `${thing}.properties.owner`, '#/components/schemas/owner to #/components/schemas/Owner'],
      ['ref-mended', `${thing}.properties.place`, '#/definitions/Place to #/components/schemas/Place'],
      ['ref-dangling', `${thing}.properties.left_over`, '#/components/schemas/Vanished'],
      ['unused', '$.components.schemas.NobodyNeeds'],
      ['unused', '$.components.schemas.NorThis'],
      ['unused', '$.components.responses.NeverGiven'],
    ],
    payload: { owner: { name: 'a' }, place: 'b', left_over: { any: 'thing' } },
    wrong: { owner: {}, place: 'b', left_over: 1 },
  },
  {
    file: 'parameters.yaml',
    repairs: [
      ['parameter-schema', "$.paths['/things/{id}'].get.parameters[2]", 'size'],
      ['parameter-schema', "$.paths['/things/{id}'].get.parameters[3]", 'size'],
      ['parameter-duplicate', "$.paths['/things/{id}'].get.parameters[3]", 'size'],
      ['split-filter', "$.paths['/things/{id}'].get.parameters", 'cohort, urn'],
      ['path-parameter', "$.paths['/things/{id}'].get", 'id'],
      ['unused', '$.components.schemas.ThingFilter'],
    ],
    payload: { id: 'a' },
    wrong: { id: 1 },
  },
  {
    file: 'lists.yaml',
    repairs: [
      ['info', '$.info', 'title, version'],
      ['required-unknown', thing, 'id, gone'],
      ['enum-repeat', `${thing}.properties.state`, 'open'],
      ['example', `${thing}.properties.state`],
    ],
    payload: { id: 'a', state: 'shut' },
    wrong: { state: 'open' },
  },
  {
    file: 'keywords.yaml',
    repairs: [
      ['path-slash', '$.paths.things', '/things'],
      ['path-reference', "$.paths['/shared']", '#/components/pathItems/Shared'],
      ['beside-reference', thing, 'required, properties'],
      ['type-missing', `${thing}.allOf[1]`, 'object'],
      ['keyword-value', `${thing}.allOf[1].properties.code.maxLength`, '"3" to 3'],
      ['pattern', `${thing}.allOf[1].properties.code.pattern`, '\\A\\d{3}\\z to ^\\d{3}$'],
      ['enum-values', `${thing}.allOf[1].properties.state`, 'an empty list'],
      ['pattern-left-out', `${thing}.allOf[1].properties.odd.pattern`, '(?<!'],
      ['unused', '$.components.pathItems.Shared'],
    ],
    payload: { id: 'a', code: '123', state: 'any', more: ['a', [null, { b: ['c'] }]] },
    wrong: { id: 'a', code: '123', more: ['a', [1]] },
  },
  {
    // properties that are called like keywords are no keywords
    file: 'keyword-names.yaml',
    repairs: [],
    payload: { required: true, nullable: false, example: 'a', properties: { b: 'c' } },
    wrong: { required: true },
  },
];
