import { isRecord } from '../base/guards.ts';
import { didYouMean } from '../base/nearest.ts';
import { courseOf, declarationTypes, evidenceTypes, isBlank, listed, shown, type DeclarationType } from './terms.ts';

/** A declaration whose values have the types that `declarations.create` and `check` of both services take. */
export interface ParsedDraft {
  participant_id: string;
  declaration_type: DeclarationType;
  /** As it was given: a `Date`, or a text that begins with year, month and day. */
  declaration_date: Date | string;
  course_identifier: (typeof courseOf)[keyof typeof courseOf];
  /** Left out where the row has nothing. */
  evidence_held?: (typeof evidenceTypes)[number];
}

/** What became of a row: a draft, or everything that keeps it from being one. */
export type DraftParse =
  | { readonly draft: ParsedDraft; readonly problems: readonly [] }
  | { readonly draft: null; readonly problems: readonly string[] };

/**
 * Makes a draft of a row that may hold anything: of a spreadsheet, a form, a message. Texts are trimmed, and columns that
 * no declaration has are left alone. Only the form is looked at; whether a service takes the draft is for the rules.
 * Files of CSV with headings in words are read by `lead-provider-sdk/bulk`.
 *
 * @example
 * const { draft, problems } = parseDraft(row);
 * if (draft === null) show(problems);
 * else await dfe.declarations.create(draft);
 */
export function parseDraft(row: unknown): DraftParse {
  if (!isRecord(row) || row instanceof Date) return { draft: null, problems: ['A row is an object with attributes.'] };
  const problems: string[] = [];
  const say = (text: string): null => (problems.push(text), null);
  const value = (name: string): unknown => (typeof row[name] === 'string' ? row[name].trim() : row[name]);
  const missing = (name: string): null =>
    say(`${name} is missing.${name in row ? '' : didYouMean(name, Object.keys(row))}`);
  const one = <V extends string>(name: string, values: readonly V[]): V | null => {
    const given = value(name);
    if (isBlank(given)) return missing(name);
    const found = values.find((known) => known === given);
    if (found !== undefined) return found;
    // only a text is like another: what else was given may have no text at all
    const meant = typeof given === 'string' ? didYouMean(given, values) : '';
    return say(`${name} is ${shown(given)}.${meant} It is one of ${listed(values)}.`);
  };
  const id = value('participant_id');
  const participant_id =
    typeof id === 'string' && id !== ''
      ? id
      : isBlank(id)
        ? missing('participant_id')
        : say('participant_id is no text.');
  const declaration_type = one('declaration_type', declarationTypes);
  const declaration_date = dateOf(value('declaration_date'), missing, say);
  const course_identifier = one('course_identifier', Object.values(courseOf));
  const evidence_held = isBlank(value('evidence_held')) ? undefined : one('evidence_held', evidenceTypes);
  if (
    participant_id === null ||
    declaration_type === null ||
    declaration_date === null ||
    course_identifier === null ||
    evidence_held === null
  )
    return { draft: null, problems };
  const draft = { participant_id, declaration_type, declaration_date, course_identifier };
  return { draft: evidence_held === undefined ? draft : { ...draft, evidence_held }, problems: [] };
}

function dateOf(given: unknown, missing: (name: string) => null, say: (text: string) => null): Date | string | null {
  if (given instanceof Date)
    return Number.isNaN(given.getTime()) ? say('declaration_date is a Date without a time.') : given;
  if (isBlank(given)) return missing('declaration_date');
  if (typeof given === 'string' && /^\d{4}-\d{2}-\d{2}/.test(given)) return given;
  return say(`declaration_date is ${shown(given)}. Write it as 2025-10-15T00:00:00Z, or pass a Date.`);
}
