import { isRecord } from '../../src/base/guards.ts';
import type { Observed } from '../../src/capture/observed.ts';
import type { Scenario } from '../../src/mock/index.ts';

/** Long enough for what is left of it in base64, where what stands at either end depends on what is beside it. */
const MARK = 'Zqmarkzqmarked';

/** Letters for a number, so that no two marks are equal. */
const letters = (number: number): string =>
  number
    .toString(26)
    .padStart(4, '0')
    .replaceAll(/./g, (digit) => ALPHABET.charAt(parseInt(digit, 26)));
const ALPHABET = 'abcdefghijklmnopqrstuvwxyz';

/** The same world, in which every name and e-mail carries a mark of its own, in letters that have to be escaped as well. */
export function withMarks(scenario: Scenario): Scenario {
  const marks = new Map<string, string>();
  const markFor = (text: string): string => {
    const known = marks.get(text) ?? `${MARK}${letters(marks.size)}`;
    marks.set(text, known);
    return known;
  };
  const name = (text: string): string => `${markFor(text)} O'${markFor(`${text} `)} "É"`;
  const email = (text: string): string => `${markFor(text)}@${markFor(text.split('@')[1] ?? '')}.example`.toLowerCase();
  const { leadProviders, deliveryPartners, schools, participants } = scenario;
  return {
    ...scenario,
    ...(leadProviders && {
      leadProviders: leadProviders.map((one) =>
        typeof one === 'string' ? { id: one, name: name(one) } : { ...one, name: name(one.name ?? one.id) },
      ),
    }),
    ...(deliveryPartners && {
      deliveryPartners: deliveryPartners.map((one) => ({ ...one, name: name(one.name ?? one.id) })),
    }),
    ...(schools && {
      schools: schools.map((one) => ({
        ...one,
        name: name(one.name ?? one.urn),
        ...(one.tutor != null && { tutor: { name: name(one.tutor.name), email: email(one.tutor.email) } }),
        ...(one.giasContact != null && { giasContact: email(one.giasContact) }),
      })),
    }),
    ...(participants && {
      participants: participants.map((one) => ({
        ...one,
        ...(one.name != null && { name: name(one.name) }),
        ...(one.training && {
          training: one.training.map((entry) => ({
            ...entry,
            ...(entry.email != null && { email: email(entry.email) }),
          })),
        }),
      })),
    }),
  };
}

/** Neither URLs nor JSON write letters otherwise; base64 does so by where they stand among three, and hex always. */
const forms = [MARK, MARK.toLowerCase(), MARK.toUpperCase()].flatMap((mark) => [
  Buffer.from(mark).toString('hex'),
  ...['', 'x', 'xx'].map((before) =>
    Buffer.from(`${before}${mark}`)
      .toString('base64')
      .slice(before === '' ? 0 : 4, -4),
  ),
]);

/** What of the originals stands in what is handed on: marks in any form, and ids, e-mails and numbers as values. */
export function leaksIn(handedOn: unknown, { lists, schools }: Observed): string[] {
  const text = JSON.stringify(handedOn);
  const found = forms.filter((form) => text.includes(form));
  if (text.toLowerCase().includes(MARK.toLowerCase())) found.push(MARK);
  const originals = new Set<string>();
  for (const [name, value] of textsOf([lists, ...schools.values()])) if (TELLING.test(name)) originals.add(value);
  for (const [name, value] of textsOf(handedOn)) if (originals.has(value)) found.push(`${name}: ${value}`);
  return found;
}

/** Attributes that say who or where somebody is. */
const TELLING = /(^|_)(id|urn|email|teacher_reference_number)$/;

/** Every text in a value, with the name under which it stands; names are texts as well. */
function* textsOf(value: unknown, name = ''): Generator<readonly [name: string, text: string]> {
  if (typeof value === 'string') yield [name, value];
  else if (Array.isArray(value)) for (const one of value) yield* textsOf(one, name);
  else if (isRecord(value))
    for (const [key, inner] of Object.entries(value)) {
      yield [name, key];
      yield* textsOf(inner, key);
    }
}
