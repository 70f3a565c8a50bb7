import { visibilityOf } from '../heads.ts';
import type { Resource } from '../types.ts';
import { resources, words, type Builder } from './builder.ts';
import { retiredOf, UNKNOWN_ID } from './filters.ts';

/** The lists whose ids are asked for in odd forms too: one that is own, one that is shared, one that writes go to. */
const inOddForms: readonly Resource[] = ['participants', 'declarations', 'schools'];

/** Records by id: known, unknown, and ids in odd forms. */
export function askSingles(builder: Builder): void {
  for (const resource of resources) {
    const rows = builder.rows(resource);
    const one = rows[Math.floor(rows.length / 2)];
    if (one === undefined)
      builder.cannot(visibilityOf(builder.service, resource), `one of ${words[resource]}`, 'none is served');
    else {
      builder.single(resource, 'one', one.id);
      if (inOddForms.includes(resource)) {
        builder.single(resource, 'id in upper case', one.id.toUpperCase());
        builder.single(resource, 'id without hyphens', one.id.replaceAll('-', ''));
      }
    }
    builder.single(resource, 'unknown id', UNKNOWN_ID);
    if (inOddForms.includes(resource)) builder.single(resource, 'an id that is none', 'nope');
  }
  const retired = retiredOf(builder);
  if (retired !== null) builder.single('participants', 'a retired id', retired);
  // a person who is somebody's participant is not for that an unfunded mentor, nor has a transfer
  const person = builder.rows('participants')[0];
  if (person !== undefined) {
    builder.single('unfundedMentors', 'a participant', person.id);
    builder.single('transfers', 'a participant', person.id);
  }
}
