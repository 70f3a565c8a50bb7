import type { Severity } from '../../../src/generate/diff/change.ts';
import type { OpenApiDocument } from '../../../src/generate/document.ts';
import { fetchDocument } from '../../../src/generate/fetch-document.ts';
import { normalise } from '../../../src/generate/normalise.ts';
import { applyOverlay } from '../../../src/generate/overlay.ts';

const folder = 'test/generate/fixtures/revisions';

export interface Revision {
  readonly file: string;
  /** `severity kind place`, and the wrappers touched. */
  readonly changes: readonly (readonly [Severity, string, string, readonly string[]])[];
  /**
   * Code of a user who made a client from this revision, beside the code that was written for the first description.
   */
  readonly use?: string;
  /** What the compiler has against the user's code and index.ts: the file, and words of the message. */
  readonly errors: readonly RegExp[];
}

/** Wrappers that answer with a participant. */
const participant = [
  'participants.defer',
  'participants.get',
  'participants.changeSchedule',
  'participants.list',
  'participants.resume',
  'participants.withdraw',
];
const attributes = 'answer 200 data.attributes';

export const revisions: readonly Revision[] = [
  {
    file: '01-attribute-added',
    changes: [['harmless', 'attribute-added', `${attributes}.working_pattern`, participant]],
    use: "export const pattern = async (): Promise<'full_time' | 'part_time' | undefined> => (await dfe.participants.get(id)).attributes.working_pattern;",
    errors: [],
  },
  {
    file: '02-attribute-removed',
    changes: [['breaking', 'attribute-removed', `${attributes}.teacher_reference_number`, participant]],
    errors: [/use\.ts:\d+ Property 'teacher_reference_number' does not exist/],
  },
  {
    file: '03-attribute-renamed',
    changes: [
      ['breaking', 'attribute-removed', `${attributes}.teacher_reference_number`, participant],
      ['harmless', 'attribute-added-required', `${attributes}.trn`, participant],
    ],
    use: 'export const trn = async (): Promise<string | null> => (await dfe.participants.get(id)).attributes.trn;',
    errors: [/use\.ts:\d+ Property 'teacher_reference_number' does not exist/],
  },
  {
    file: '04-answer-enum-grown',
    changes: [['warning', 'values-added', `${attributes}.training_status`, participant]],
    // a switch over all values is how a user hears of a new one
    errors: [/use\.ts:\d+ Type '"withdrawn"' is not assignable to type 'never'/],
  },
  {
    file: '05-request-enum-grown',
    changes: [['harmless', 'values-added', 'request data.attributes.reason', ['participants.defer']]],
    use: "export const leave = () => dfe.participants.defer(id, { reason: 'parental-leave', course_identifier: 'ecf-mentor' });",
    errors: [],
  },
  {
    file: '06-request-enum-shrunk',
    changes: [['breaking', 'values-removed', 'request data.attributes.reason', ['participants.defer']]],
    errors: [/use\.ts:\d+ Type '"career-break"' is not assignable to type '"other"'/],
  },
  {
    file: '07-attribute-nullable',
    changes: [['breaking', 'became-nullable', `${attributes}.full_name`, participant]],
    errors: [/use\.ts:\d+ 'attributes\.full_name' is possibly 'null'/],
  },
  {
    file: '08-filter-removed',
    changes: [['breaking', 'attribute-removed', 'filter.training_status', ['participants.list']]],
    errors: [/use\.ts:\d+ .*'training_status' does not exist/],
  },
  {
    file: '09-request-attribute-required',
    changes: [['breaking', 'attribute-added-required', 'request data.attributes.lead_school', ['partnerships.create']]],
    errors: [/use\.ts:\d+ .*'lead_school' is missing/],
  },
  {
    file: '10-operation-removed',
    changes: [['breaking', 'operation-removed', '', ['participants.defer']]],
    // one error names it; the others are the calls of what is gone
    errors: [
      /index\.ts:\d+ .*'\/api\/v3\/participants\/\{id\}\/defer'.*required in type 'RectContract'/,
      /use\.ts:\d+ .*parameter of type 'never'/,
      /use\.ts:\d+ 'deferred' is of type 'unknown'/,
    ],
  },
  {
    file: '11-operation-renamed',
    changes: [
      ['breaking', 'operation-removed', '', ['statements.get']],
      ['harmless', 'operation-added', '', ['raw']],
    ],
    errors: [
      /index\.ts:\d+ .*'\/api\/v3\/statements\/\{id\}'.*required in type 'RectContract'/,
      /use\.ts:\d+ 'statement' is of type 'unknown'/,
    ],
  },
  {
    file: '12-operation-added',
    changes: [['harmless', 'operation-added', '', ['raw']]],
    use: `export const periods = async (): Promise<string | undefined> => {
  const { data } = await dfe.raw.GET('/api/v3/mentorship-periods', { params: { query: { page: { page: 1 } } } });
  return data?.data[0]?.attributes.full_name;
};`,
    errors: [],
  },
];

/** The code a user wrote for the first description. */
export const use = `
import { createClient } from './dfe/index.js';

const dfe = createClient({ service: 'rect', environment: 'sandbox', token: 'abc' });
const id = '11111111-1111-4111-8111-111111111111';

export async function participants(): Promise<string[]> {
  const told: string[] = [];
  for await (const { attributes } of dfe.participants.list({ cohort: [2025, 2026], training_status: 'active' })) {
    told.push(attributes.full_name.toUpperCase());
    told.push(String(attributes.teacher_reference_number));
    switch (attributes.training_status) {
      case 'active': told.push('in training'); break;
      case 'deferred': told.push('paused'); break;
      default: { const never: never = attributes.training_status; told.push(never); }
    }
  }
  return told;
}

export async function writes(): Promise<string> {
  const deferred = await dfe.participants.defer(id, { reason: 'career-break', course_identifier: 'ecf-induction' });
  const partnership = await dfe.partnerships.create({ cohort: '2025', school_id: id, delivery_partner_id: id });
  const statement = await dfe.statements.get(id);
  const declaration = await dfe.declarations.create({ participant_id: id, declaration_type: 'completed', declaration_date: new Date(), course_identifier: 'ecf-mentor', evidence_held: 'other' });
  return [deferred.id, partnership.attributes.urn, statement.attributes.month, declaration.attributes.state].join();
}
`;

export async function baseDocument(): Promise<OpenApiDocument> {
  return normalise(await fetchDocument(`${folder}/base.yaml`), 'base.yaml').document;
}

export async function revisedDocument(file: string): Promise<OpenApiDocument> {
  const { document, missed } = applyOverlay(await baseDocument(), await fetchDocument(`${folder}/${file}.yaml`), file);
  if (missed.length > 0) throw new Error(`${file} revises what is not there: ${missed.join(', ')}`);
  return normalise(document, file).document;
}
