import { isRecord } from '../../src/base/guards.ts';
import type { ListName, Observed, Row } from '../../src/capture/observed.ts';

export interface Translated {
  readonly seen: Observed;
  readonly path: (path: string) => string;
  readonly rows: (rows: readonly Row[]) => readonly Row[];
}

/** What was seen, as it has to be told once stand-ins stand for everybody in it. */
export function translated(seen: Observed, map: ReadonlyMap<string, ReadonlyMap<string, string>>): Translated {
  const made = new Map([...map.values()].flatMap((kind) => [...kind]));
  const text = (original: string): string => made.get(original) ?? original;
  const value = (original: unknown): unknown => {
    if (typeof original === 'string') return text(original);
    if (Array.isArray(original)) return original.map(value);
    if (!isRecord(original)) return original;
    return Object.fromEntries(Object.entries(original).map(([name, inner]) => [name, value(inner)]));
  };
  const row = ({ id, type, attributes }: Row): Row => ({
    id: text(id),
    type,
    attributes: Object.fromEntries(Object.entries(attributes).map(([name, inner]) => [name, value(inner)])),
  });
  const rows = (all: readonly Row[]): readonly Row[] => all.map(row);
  const keys = <T>(all: ReadonlyMap<string, T>): ReadonlyMap<string, T> =>
    new Map([...all].map(([id, inner]) => [text(id), inner]));
  const list = (name: ListName): readonly Row[] => rows(seen.lists[name]);
  return {
    seen: {
      ...seen,
      provider: seen.provider === null ? null : text(seen.provider),
      lists: {
        statements: list('statements'),
        deliveryPartners: list('deliveryPartners'),
        partnerships: list('partnerships'),
        participants: list('participants'),
        transfers: list('transfers'),
        unfundedMentors: list('unfundedMentors'),
        declarations: list('declarations'),
      },
      schools: new Map([...seen.schools].map(([year, all]) => [year, rows(all)])),
      cohortOfDeclaration: keys(seen.cohortOfDeclaration),
      cohortsOfParticipant: keys(seen.cohortsOfParticipant),
      cohortsOfPartner: keys(seen.cohortsOfPartner),
      statusesOfParticipant: keys(seen.statusesOfParticipant),
    },
    path: (path) =>
      path.replaceAll(/[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/g, text).replace(/(?<=filter\[urn\]=)\d+/, text),
    rows,
  };
}
