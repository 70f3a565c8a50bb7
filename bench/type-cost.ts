import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const root = fileURLToPath(new URL('..', import.meta.url));

/** What the compiler does to check one source, over what it does for the same imports and clients alone. */
export interface Cost {
  readonly instantiations: number;
  /** Errors in the source; a measurement of a source that does not compile is worth nothing. */
  readonly errors: readonly string[];
}

/** Ten calls as an integration makes them: lists with filters, single reads, writes, a draft. */
const calls = (dfe: string): string => `
export async function calls(id: string, since: Date) {
  for await (const participant of ${dfe}.participants.list({ cohort: [2024, 2025], updated_since: since })) void participant.attributes.ecf_enrolments[0]?.training_status;
  const participant = await ${dfe}.participants.get(id);
  const deferred = await ${dfe}.participants.defer(id, { reason: 'parental-leave', course_identifier: 'ecf-induction' });
  const withdrawn = await ${dfe}.participants.withdraw(id, { reason: 'other', course_identifier: 'ecf-mentor' });
  const moved = await ${dfe}.participants.changeSchedule(id, { schedule_identifier: 'ecf-standard-april', course_identifier: 'ecf-induction' });
  const declaration = await ${dfe}.declarations.create({ participant_id: id, declaration_type: 'started', declaration_date: since, course_identifier: 'ecf-induction' });
  const voided = await ${dfe}.declarations.void(id);
  const partnership = await ${dfe}.partnerships.create({ cohort: '2025', school_id: id, delivery_partner_id: id });
  const schools = await ${dfe}.schools.list({ cohort: 2025 }).collect({ max: 30_000 });
  const statement = await ${dfe}.statements.get(id);
  return [participant.attributes.full_name, deferred.id, withdrawn.id, moved.id, declaration.attributes.state, voided.attributes.state,
    partnership.attributes.urn, schools[0]?.attributes.name, statement.attributes.payment_date] as const;
}
`;

const bound = `
import { createClient } from 'lead-provider-sdk';
import type { paths } from 'lead-provider-sdk/types/rect';
const dfe = createClient<'rect', paths>({ service: 'rect', environment: 'sandbox', token: 'abc' });
`;

/** The same ten methods typed by hand, over the same generated schemas: what a project would write for itself. */
const byHand = `
import type { ListOptions, Paged } from 'lead-provider-sdk';
import type { components } from 'lead-provider-sdk/types/rect';
type S = components['schemas'];
interface Client {
  participants: {
    list(query?: { cohort?: number | string | readonly (number | string)[]; updated_since?: Date | string; training_status?: 'active' | 'deferred' | 'withdrawn' }, options?: ListOptions): Paged<S['Participant']>;
    get(id: string): Promise<S['Participant']>;
    defer(id: string, attributes: { reason: 'bereavement' | 'long-term-sickness' | 'parental-leave' | 'career-break' | 'other'; course_identifier: 'ecf-induction' | 'ecf-mentor' }): Promise<S['Participant']>;
    withdraw(id: string, attributes: { reason: 'left-teaching-profession' | 'moved-school' | 'other'; course_identifier: 'ecf-induction' | 'ecf-mentor' }): Promise<S['Participant']>;
    changeSchedule(id: string, attributes: { schedule_identifier: 'ecf-standard-april' | 'ecf-standard-september'; course_identifier: 'ecf-induction' | 'ecf-mentor'; cohort?: string }): Promise<S['Participant']>;
  };
  declarations: {
    create(draft: { participant_id: string; declaration_type: 'started' | 'completed'; declaration_date: Date | string; course_identifier: 'ecf-induction' | 'ecf-mentor'; evidence_held?: string | null }): Promise<S['Declaration']>;
    void(id: string): Promise<S['Declaration']>;
  };
  partnerships: { create(attributes: { cohort: string; school_id: string; delivery_partner_id: string }): Promise<S['Partnership']> };
  schools: { list(query: { cohort: number | string; urn?: string }, options?: ListOptions): Paged<S['School']> };
  statements: { get(id: string): Promise<S['Statement']> };
}
declare const dfe: Client;
`;

const raw = `
import { createClient } from 'lead-provider-sdk';
const { raw } = createClient({ service: 'rect', environment: 'sandbox', token: 'abc' });
`;

const rawCalls = `
export async function calls(id: string, since: string) {
  const path = { id };
  const participants = await raw.GET('/api/v3/participants', { params: { query: { filter: { cohort: '2024,2025', updated_since: since } } } });
  const participant = await raw.GET('/api/v3/participants/{id}', { params: { path } });
  const deferred = await raw.PUT('/api/v3/participants/{id}/defer', { params: { path }, body: { data: { type: 'participant-defer', attributes: { reason: 'parental-leave', course_identifier: 'ecf-induction' } } } });
  const withdrawn = await raw.PUT('/api/v3/participants/{id}/withdraw', { params: { path }, body: { data: { type: 'participant-withdraw', attributes: { reason: 'other', course_identifier: 'ecf-mentor' } } } });
  const moved = await raw.PUT('/api/v3/participants/{id}/change-schedule', { params: { path }, body: { data: { type: 'participant-change-schedule', attributes: { schedule_identifier: 'ecf-standard-april', course_identifier: 'ecf-induction' } } } });
  const declaration = await raw.POST('/api/v3/participant-declarations', { body: { data: { type: 'participant-declaration', attributes: { participant_id: id, declaration_type: 'started', declaration_date: since, course_identifier: 'ecf-mentor' } } } });
  const voided = await raw.PUT('/api/v3/participant-declarations/{id}/void', { params: { path } });
  const partnership = await raw.POST('/api/v3/partnerships', { body: { data: { type: 'partnership', attributes: { cohort: '2025', school_id: id, delivery_partner_id: id } } } });
  const schools = await raw.GET('/api/v3/schools', { params: { query: { filter: { cohort: '2025' } } } });
  const statement = await raw.GET('/api/v3/statements/{id}', { params: { path } });
  return [participants.data?.data[0]?.attributes.full_name, participant.data?.data.id, deferred.data?.data.id, withdrawn.data?.data.id, moved.data?.data.id,
    declaration.data?.data.attributes.state, voided.data?.data.attributes.state, partnership.data?.data.attributes.urn, schools.data?.data[0]?.attributes.name,
    statement.data?.data.attributes.payment_date] as const;
}
`;

/** Each way to make the ten calls: what stands before them, and the calls. */
export const ways = {
  'wrappers of createClient': { before: bound, calls: calls('dfe') },
  'wrappers written by hand': { before: byHand, calls: calls('dfe') },
  'raw (openapi-fetch)': { before: raw, calls: rawCalls },
} as const;

export type Way = keyof typeof ways;

/** The whole program of a way. */
export const sourceOf = (way: Way): string => ways[way].before + ways[way].calls;

export function costOf(way: Way): Cost {
  const whole = check(sourceOf(way));
  return { instantiations: whole.instantiations - check(ways[way].before).instantiations, errors: whole.errors };
}

/**
 * How long an editor waits for what may follow `participant.attributes.`, the client loaded; median of some runs, and
 * how much is offered.
 */
export function completion(
  way: Exclude<Way, 'raw (openapi-fetch)'>,
  runs = 5,
): {
  readonly milliseconds: number;
  readonly offered: number;
} {
  const text = `${ways[way].before}
export async function complete() { const participant = await dfe.participants.get(''); return participant.attributes.; }
`;
  const times: number[] = [];
  let offered = 0;
  for (let run = 0; run < runs; run += 1) {
    const service = ts.createLanguageService(languageHost(text));
    // the first question loads everything; an editor has done that when it opened the file
    service.getSemanticDiagnostics(file);
    const started = performance.now();
    offered =
      service.getCompletionsAtPosition(file, text.indexOf('attributes.;') + 'attributes.'.length, {})?.entries.length ??
      0;
    times.push(performance.now() - started);
    service.dispose();
  }
  return { milliseconds: times.sort((a, b) => a - b)[runs >> 1] ?? 0, offered };
}

const file = join(root, 'bench/measured.ts');
const options = ((): ts.CompilerOptions => {
  const config = join(root, 'tsconfig.json');
  const { config: written }: { config?: unknown } = ts.readConfigFile(config, (path) => ts.sys.readFile(path));
  return ts.parseJsonConfigFileContent(written, ts.sys, dirname(config)).options;
})();

/** Sources that do not change are parsed once for all measurements. */
const parsed = new Map<string, ts.SourceFile | undefined>();

function check(text: string): Cost {
  const disk = ts.createCompilerHost(options);
  const program = ts.createProgram([file], options, {
    ...disk,
    fileExists: (path) => path === file || disk.fileExists(path),
    getSourceFile(path, target) {
      if (path === file) return ts.createSourceFile(path, text, target);
      if (!parsed.has(path)) parsed.set(path, disk.getSourceFile(path, target));
      return parsed.get(path);
    },
  });
  const source = program.getSourceFile(file);
  const errors = program
    .getSemanticDiagnostics(source)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
  return { instantiations: program.getInstantiationCount(), errors };
}

function languageHost(text: string): ts.LanguageServiceHost {
  return {
    getCompilationSettings: () => options,
    getScriptFileNames: () => [file],
    getScriptVersion: () => '1',
    getScriptSnapshot(path) {
      const content = path === file ? text : ts.sys.readFile(path);
      return content === undefined ? undefined : ts.ScriptSnapshot.fromString(content);
    },
    getCurrentDirectory: () => root,
    getDefaultLibFileName: (settings) => ts.getDefaultLibFilePath(settings),
    fileExists: (path) => path === file || ts.sys.fileExists(path),
    readFile: (path) => (path === file ? text : ts.sys.readFile(path)),
    readDirectory: (...args) => ts.sys.readDirectory(...args),
    directoryExists: (path) => ts.sys.directoryExists(path),
    getDirectories: (path) => ts.sys.getDirectories(path),
  };
}
