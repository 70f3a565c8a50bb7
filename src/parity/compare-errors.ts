import { isRecord } from '../base/guards.ts';
import { allRules, ruleById } from '../rules/registry.ts';
import type { Answer, Ask } from './types.ts';

/** A refusal's body, as far as it is the service's own: titles, and not the words of details. */
export interface Refused {
  readonly form: string;
  readonly titles: readonly string[];
}

const words: ReadonlySet<string> = new Set([...allRules.map(({ title }) => title), 'Unprocessable content']);

export function refusedBy({ json, isEmpty }: Answer): Refused {
  if (isEmpty) return { form: 'empty', titles: [] };
  if (!isRecord(json)) return { form: json === undefined ? 'text' : 'other JSON', titles: [] };
  const { errors, error } = json;
  if (Array.isArray(errors)) {
    const issues: readonly unknown[] = errors;
    const isPlain = issues.every(
      (issue) =>
        isRecord(issue) &&
        Object.keys(issue).sort().join() === 'detail,title' &&
        typeof issue['detail'] === 'string' &&
        issue['detail'] !== '',
    );
    const titles = issues.map((issue) => String(isRecord(issue) ? issue['title'] : issue));
    return { form: isPlain ? 'errors with title and detail' : 'errors of another form', titles };
  }
  if (typeof error === 'string') return { form: 'error', titles: [error] };
  return { form: 'other JSON', titles: [] };
}

/** A title, unless it is none that the rules know: it could be anything then. */
export function shownTitles({ form, titles }: Refused): string {
  const known = titles.map((title) => (words.has(title) ? title : '(a title that no rule has)'));
  return titles.length === 0 ? form : `${form}: ${known.join(', ')}`;
}

/**
 * What a difference between two refusals stands under: the rule whose title one side lacks, else the first rule that
 * refused on the mock, else the only rule of the operation with the title that the mock lacks, else the ask's section.
 */
export function headOf(ask: Ask, server: Refused | null, mock: Refused | null, rules: readonly string[]): string {
  const lacking = mock?.titles.find((title) => server === null || count(server, title) < count(mock, title));
  const byTitle = rules.find((id) => ruleById(id)?.title === lacking);
  if (byTitle !== undefined) return byTitle;
  const extra = server?.titles.find((title) => mock === null || count(mock, title) < count(server, title));
  if (mock !== null && extra === undefined && rules[0] !== undefined) return rules[0];
  const candidates = allRules.filter(
    ({ title, source }) => title === extra && source.includes(`${ask.head.split('#')[0] ?? ''}#`),
  );
  const own = candidates.filter(({ id }) => ask.operation !== undefined && id.includes(`.${ask.operation}.`));
  if (own.length === 1 && own[0] !== undefined) return own[0].id;
  return mock !== null && ask.operation === undefined ? (rules[0] ?? ask.head) : ask.head;
}

const count = ({ titles }: Refused, title: string): number => titles.filter((one) => one === title).length;
