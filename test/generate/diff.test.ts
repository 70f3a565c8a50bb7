import { beforeAll, describe, expect, test } from 'vitest';
import type { DiffReport } from '../../src/generate/diff/change.ts';
import { compareDescriptions, serviceOf } from '../../src/generate/diff/compare.ts';
import { isFormat, render } from '../../src/generate/diff/report.ts';
import type { OpenApiDocument } from '../../src/generate/document.ts';
import { normalise } from '../../src/generate/normalise.ts';
import { applyOverlay } from '../../src/generate/overlay.ts';
import { descriptions } from '../support/descriptions.ts';
import { baseDocument, revisedDocument } from './support/revisions.ts';

let base: OpenApiDocument;

beforeAll(async () => {
  base = await baseDocument();
});

async function diff(...actions: object[]): Promise<DiffReport> {
  const { document, missed } = applyOverlay(
    base,
    { overlay: '1.0.0', info: { title: 'x', version: '1' }, actions },
    'x',
  );
  expect(missed).toEqual([]);
  return compareDescriptions(
    'rect',
    { name: 'old', document: base },
    { name: 'new', document: normalise(document, 'x').document },
  );
}

const told = ({ changes }: DiffReport): string[] =>
  changes.map(
    ({ severity, kind, place, operations }) =>
      `${severity} ${kind} ${place} ${operations.map(({ wrapper }) => wrapper ?? 'raw').join(',')}`,
  );
const attributes = '$.components.schemas.ParticipantAttributes';
const deferAttributes = '$.components.schemas.DeferRequest.properties.data.properties.attributes';

describe('a change is judged by what it does to a client', () => {
  const cases: [string, object[], string[]][] = [
    [
      'an attribute that may be missing now',
      [{ target: `${attributes}.required[?@ == 'full_name']`, remove: true }],
      ['breaking became-optional answer 200 data.attributes.full_name'],
    ],
    [
      'an attribute that is always there now',
      [
        { target: '$.components.schemas.SchoolsFilter', update: {} },
        { target: `${attributes}.required[?@ == 'full_name']`, remove: true },
        { target: attributes, update: { required: ['full_name'] } },
      ],
      [],
    ],
    [
      'another type in an answer',
      [{ target: `${attributes}.properties.full_name`, update: { type: 'integer' } }],
      ['breaking type-changed answer 200 data.attributes.full_name'],
    ],
    [
      'another format in an answer',
      [{ target: `${attributes}.properties.updated_at`, update: { format: 'date' } }],
      ['breaking format-changed answer 200 data.attributes.updated_at'],
    ],
    [
      'never null any more',
      [
        { target: `${attributes}.properties.teacher_reference_number`, update: { type: 'string' } },
        { target: `${attributes}.properties.teacher_reference_number.type`, remove: true },
        { target: `${attributes}.properties.teacher_reference_number`, update: { type: 'string' } },
      ],
      ['harmless no-longer-nullable answer 200 data.attributes.teacher_reference_number'],
    ],
    [
      'any value where there was a list',
      [{ target: `${attributes}.properties.training_status.enum`, remove: true }],
      ['warning values-opened answer 200 data.attributes.training_status'],
    ],
    [
      'a value that no answer has any more',
      [{ target: `${attributes}.properties.training_status.enum[?@ == 'deferred']`, remove: true }],
      ['harmless values-removed answer 200 data.attributes.training_status'],
    ],
    [
      'an optional attribute of a request',
      [{ target: `${deferAttributes}.properties`, update: { note: { type: 'string' } } }],
      ['harmless attribute-added request data.attributes.note'],
    ],
    [
      'a request attribute that may be left out now',
      [{ target: `${deferAttributes}.required[?@ == 'reason']`, remove: true }],
      ['harmless became-optional request data.attributes.reason'],
    ],
    [
      'a request attribute that is not read any more',
      [
        { target: `${deferAttributes}.properties.reason`, remove: true },
        { target: `${deferAttributes}.required[?@ == 'reason']`, remove: true },
      ],
      ['breaking attribute-removed request data.attributes.reason'],
    ],
    [
      'null allowed in a request',
      [{ target: `${deferAttributes}.properties.reason`, update: { nullable: true } }],
      ['harmless became-nullable request data.attributes.reason'],
    ],
    [
      'a limit in a request',
      [
        {
          target: '$.components.schemas.PartnershipRequest.properties.data.properties.attributes.properties.cohort',
          update: { maxLength: 20 },
        },
      ],
      ['breaking limit-changed request data.attributes.cohort'],
    ],
    [
      'a limit that all listed values keep',
      [{ target: `${deferAttributes}.properties.reason`, update: { maxLength: 20 } }],
      [],
    ],
    [
      'a new filter',
      [{ target: '$.components.schemas.ParticipantsFilter.properties', update: { role: { type: 'string' } } }],
      ['harmless attribute-added filter.role'],
    ],
    [
      'a filter that is required now',
      [{ target: '$.components.schemas.ParticipantsFilter', update: { required: ['cohort'] } }],
      ['breaking became-required filter.cohort'],
    ],
    [
      'a parameter that went',
      [{ target: "$.paths['/api/v3/participants'].get.parameters[2]", remove: true }],
      ['breaking parameter-removed sort'],
    ],
    [
      'a parameter that is wanted now',
      [
        {
          target: "$.paths['/api/v3/participants'].get.parameters",
          update: { name: 'role', in: 'query', required: true, schema: { type: 'string' } },
        },
      ],
      ['breaking parameter-added-required role'],
    ],
    [
      'a refusal that is told of now',
      [{ target: "$.paths['/api/v3/participants'].get.responses", update: { 429: { description: 'Too many.' } } }],
      ['harmless refusal-added answer 429'],
    ],
    [
      'another success',
      [
        { target: "$.paths['/api/v3/participants'].get.responses['200']", remove: true },
        { target: "$.paths['/api/v3/participants'].get.responses", update: { 204: { description: 'Nothing.' } } },
      ],
      ['breaking success-removed answer 200', 'warning success-added answer 204'],
    ],
    [
      'a deprecated operation',
      [{ target: "$.paths['/api/v3/participants'].get", update: { deprecated: true } }],
      ['warning operation-deprecated '],
    ],
  ];
  test.each(cases)(
    '%s',
    async (_name, actions, expected) => {
      expect(told(await diff(...actions)).map((line) => line.replace(/ \S*$/, ''))).toEqual(expected);
    },
    60_000,
  );

  test('words, order, names and ids of a description are no change', async () => {
    const report = await diff(
      { target: `${attributes}.properties.full_name`, update: { description: 'The name.', examples: ['A'] } },
      {
        target: "$.paths['/api/v3/participants'].get",
        update: { operationId: 'other', tags: ['x'], summary: 's', 'x-y': 1 },
      },
      {
        target: '$.components.schemas',
        update: {
          Again: {
            type: 'object',
            required: ['updated_at', 'training_status', 'teacher_reference_number', 'full_name'],
            properties: {
              updated_at: { type: 'string', format: 'date-time' },
              training_status: { enum: ['deferred', 'active'], type: 'string' },
              teacher_reference_number: { anyOf: [{ type: 'string' }, { type: 'null' }] },
              full_name: { allOf: [{ type: 'string' }] },
            },
          },
        },
      },
      {
        target: '$.components.schemas.Participant.properties.attributes',
        update: { $ref: '#/components/schemas/Again' },
      },
    );
    expect(report.changes).toEqual([]);
    expect(render(report, 'text')).toBe('rect: old to new: nothing changed for a client\n');
  }, 60_000);
});

describe('alternatives', () => {
  const branches = '$.components.schemas.DeclarationRequest.properties.data.properties.attributes.anyOf';
  test('one more at the front leaves the others what they were', async () => {
    const report = await diff(
      { target: `${branches}[0]`, remove: true },
      { target: `${branches}[0]`, remove: true },
      {
        target: '$.components.schemas.DeclarationRequest.properties.data.properties.attributes',
        update: {
          anyOf: [
            { type: 'object', required: ['visit'], properties: { visit: { type: 'string', enum: ['autumn'] } } },
            { $ref: '#/components/schemas/CompletedAttributes' },
            { $ref: '#/components/schemas/StartedAttributes' },
          ],
        },
      },
    );
    expect(told(report)).toEqual(['harmless alternative-added request data.attributes (autumn) declarations.create']);
  }, 60_000);

  test('a change in one is told of at that one, by what sets it apart', async () => {
    const report = await diff({
      target: '$.components.schemas.CompletedAttributes.properties.evidence_held',
      update: { enum: ['a-hunch'] },
    });
    expect(told(report)).toEqual([
      'harmless values-added request data.attributes (completed).evidence_held declarations.create',
    ]);
  }, 60_000);

  test('one that went breaks those who sent it', async () => {
    expect(told(await diff({ target: `${branches}[1]`, remove: true }))).toContainEqual(
      expect.stringMatching(/^breaking .* declarations\.create$/),
    );
  }, 60_000);
});

describe('a report', () => {
  let report: DiffReport;
  beforeAll(async () => {
    report = compareDescriptions(
      'rect',
      { name: 'old.yaml', document: base },
      { name: 'https://example.org/new.yaml', document: await revisedDocument('03-attribute-renamed') },
    );
  }, 60_000);

  test('names each wrapper under the worst that touches it', () => {
    expect(report.wrappers.breaking).toEqual([
      'participants.list',
      'participants.get',
      'participants.defer',
      'participants.resume',
      'participants.withdraw',
      'participants.changeSchedule',
    ]);
    expect(report.wrappers.harmless).toEqual([]);
  });

  test('as text', () => {
    expect(render(report, 'text')).toMatchInlineSnapshot(`
      "rect: old.yaml to https://example.org/new.yaml: 1 breaking, 0 warnings, 1 harmless
      wrappers with breaking changes: participants.list, participants.get, participants.defer, participants.resume, participants.withdraw, participants.changeSchedule

      Breaking
        answer 200 data.attributes.teacher_reference_number: Was removed. Perhaps it was renamed to trn.
            6 operations: participants.list, participants.get, participants.changeSchedule, participants.defer, participants.resume, participants.withdraw

      Harmless
        answer 200 data.attributes.trn: Is new, and always there. Perhaps it was renamed from teacher_reference_number.
            6 operations: participants.list, participants.get, participants.changeSchedule, participants.defer, participants.resume, participants.withdraw
      "
    `);
  });

  test('as Markdown, in which nothing of the description is markup', () => {
    expect(render(report, 'markdown')).toMatchInlineSnapshot(`
      "**rect: old.yaml to https://example.org/new.yaml: 1 breaking, 0 warnings, 1 harmless**

      Wrappers with breaking changes: \`participants.list\`, \`participants.get\`, \`participants.defer\`, \`participants.resume\`, \`participants.withdraw\`, \`participants.changeSchedule\`

      ## Breaking

      | Where | What | Operations |
      | --- | --- | --- |
      | \`answer 200 data.attributes.teacher_reference_number\` | Was removed. Perhaps it was renamed to trn. | \`GET /api/v3/participants\` (\`participants.list\`)<br>\`GET /api/v3/participants/{id}\` (\`participants.get\`)<br>\`PUT /api/v3/participants/{id}/change-schedule\` (\`participants.changeSchedule\`)<br>\`PUT /api/v3/participants/{id}/defer\` (\`participants.defer\`)<br>\`PUT /api/v3/participants/{id}/resume\` (\`participants.resume\`)<br>\`PUT /api/v3/participants/{id}/withdraw\` (\`participants.withdraw\`) |

      ## Harmless

      | Where | What | Operations |
      | --- | --- | --- |
      | \`answer 200 data.attributes.trn\` | Is new, and always there. Perhaps it was renamed from teacher\\_reference\\_number. | \`GET /api/v3/participants\` (\`participants.list\`)<br>\`GET /api/v3/participants/{id}\` (\`participants.get\`)<br>\`PUT /api/v3/participants/{id}/change-schedule\` (\`participants.changeSchedule\`)<br>\`PUT /api/v3/participants/{id}/defer\` (\`participants.defer\`)<br>\`PUT /api/v3/participants/{id}/resume\` (\`participants.resume\`)<br>\`PUT /api/v3/participants/{id}/withdraw\` (\`participants.withdraw\`) |
      "
    `);
    const [first] = report.changes;
    if (first === undefined) throw new Error('There is a change.');
    const odd = render({ ...report, changes: [{ ...first, message: '<img src=x> @team | [a](b)' }] }, 'markdown');
    expect(odd).toContain('&lt;img src=x&gt; \\@team \\| \\[a\\](b)');
  });

  test('as JSON, with each operation', () => {
    expect(JSON.parse(render(report, 'json'))).toMatchObject({
      service: 'rect',
      old: 'old.yaml',
      new: 'https://example.org/new.yaml',
      summary: { breaking: 1, warning: 0, harmless: 1 },
      changes: [
        {
          severity: 'breaking',
          kind: 'attribute-removed',
          place: 'answer 200 data.attributes.teacher_reference_number',
          operations: expect.arrayContaining([{ operation: 'GET /api/v3/participants', wrapper: 'participants.list' }]),
        },
        {},
      ],
    });
  });

  test('has three formats', () => {
    expect(['text', 'markdown', 'json', 'html'].map(isFormat)).toEqual([true, true, true, false]);
  });
});

test('the service is known by the paths', () => {
  expect([
    serviceOf(descriptions.rect),
    serviceOf(descriptions.ecf),
    serviceOf({ ...base, paths: { '/other': {} } }),
  ]).toEqual(['rect', 'ecf', null]);
});

test('our own descriptions of the two services differ by much more than names', async () => {
  const { summary, changes } = compareDescriptions(
    'rect',
    { name: 'rect', document: descriptions.rect },
    { name: 'ecf', document: descriptions.ecf },
  );
  expect(summary.breaking).toBeGreaterThan(15);
  expect(changes.filter(({ kind }) => kind === 'other')).toEqual([]);
}, 120_000);
