import { wrapperOf, type Service } from '../../contract/index.ts';
import { pointerKeys } from '../references.ts';
import type { Node } from '../walk.ts';
import type { Change } from './change.ts';
import { holderAt, inside, placeOf, type ChangePlace } from './place.ts';
import type { RawChange } from './redocly.ts';
import { keywordChange, propertiesOf, propertyChange, type Meaning } from './schema-changes.ts';
import { severityOf } from './severity.ts';

/** The two comparable, aligned documents that a difference was found in. */
export interface Comparison {
  readonly base: Node;
  readonly revision: Node;
}

/** What a reported difference means for a client: no change, one, or several. */
export function interpret(raw: RawChange, documents: Comparison, service: Service): Change[] {
  const { document, pointer } =
    raw.kind === 'removed' || raw.revision === null
      ? { document: documents.base, pointer: raw.base ?? raw.revision ?? '#/' }
      : { document: documents.revision, pointer: raw.revision };
  // the scheme of each operation's security is compared at the operation
  if (pointer.startsWith('#/components/')) return [];
  // a changed keyword is told of at the schema or the parameter that has it; one that came or went may be pointed at
  // above it
  const own = raw.kind === 'modified' && raw.property !== null && pointerKeys(pointer).at(-1) === raw.property ? 1 : 0;
  const at = own === 0 ? pointer : pointer.slice(0, pointer.lastIndexOf('/'));
  const place = placeOf(document, at);
  if (place === null) return [other(raw, at, service)];
  const before = holderAt(documents.base, nodePointer(raw, raw.base, at), 0);
  const after = holderAt(documents.revision, nodePointer(raw, raw.revision, at), 0);
  return meaningsOf(raw, place, at, documents, before, after).map((meaning) => change(meaning, place, service));
}

/** Where the changed thing itself stands on one side; a parameter may have another number there. */
function nodePointer({ kind, property }: RawChange, pointer: string | null, fallback: string): string {
  if (pointer === null) return fallback;
  return kind === 'modified' && property !== null && pointerKeys(pointer).at(-1) === property
    ? pointer.slice(0, pointer.lastIndexOf('/'))
    : pointer;
}

function change({ event, below = '', message, before, after }: Meaning, place: ChangePlace, service: Service): Change {
  const { method, path, side, text } = place;
  return {
    severity: severityOf(event, side),
    kind: event,
    operation: `${method} ${path}`,
    wrapper: wrapperOf(service, method, path),
    place: inside(text, below),
    message,
    ...(before !== undefined && { before }),
    ...(after !== undefined && { after }),
  };
}

function meaningsOf(
  raw: RawChange,
  place: ChangePlace,
  pointer: string,
  documents: Comparison,
  before: Node,
  after: Node,
): Meaning[] {
  const { kind, property } = raw;
  if (place.schema !== null) {
    if (kind === 'modified') return property === null ? [] : keywordChange(property, before, after);
    return partOfSchema(kind, place.schema, pointer, documents);
  }
  const came = kind === 'added';
  switch (raw.typeName) {
    case 'Operation':
      return property === 'deprecated'
        ? [
            after['deprecated'] === true
              ? { event: 'operation-deprecated', message: 'The operation is deprecated.' }
              : { event: 'operation-kept', message: 'The operation is no longer deprecated.' },
          ]
        : [otherMeaning(raw)];
    case 'Parameter':
      return [parameterMeaning(raw, before, after)];
    case 'RequestBody':
      if (kind === 'modified' && property === 'required')
        return [
          after['required'] === true
            ? { event: 'body-required', message: 'A body became required.' }
            : { event: 'body-optional', message: 'A body is no longer required.' },
        ];
      return kind === 'modified'
        ? [otherMeaning(raw)]
        : [
            came
              ? { event: 'body-added', message: 'A body is wanted now.' }
              : { event: 'body-removed', message: 'No body is read any more.' },
          ];
    case 'SecurityRequirement':
    case 'SecurityRequirementList':
      return [{ event: 'security-changed', message: 'How a request is authorised changed.' }];
    default:
      return [otherMeaning(raw)];
  }
}

function parameterMeaning(raw: RawChange, before: Node, after: Node): Meaning {
  if (raw.property === 'required')
    return after['required'] === true
      ? { event: 'became-required', message: 'Became required.' }
      : { event: 'became-optional', message: 'Is no longer required.' };
  if (raw.property === 'style' || raw.property === 'explode') {
    return {
      event: 'parameter-serialisation',
      message:
        `Is written differently: ${raw.property} changed from ${String(before[raw.property])} to ` +
        `${String(after[raw.property])}.`,
    };
  }
  return otherMeaning(raw);
}

/** A part of a schema that came or went: mostly a property, or all of them at once. */
function partOfSchema(
  kind: 'added' | 'removed',
  keys: readonly string[],
  pointer: string,
  documents: Comparison,
): Meaning[] {
  const [mine, other] = kind === 'added' ? [documents.revision, documents.base] : [documents.base, documents.revision];
  const name = keys.at(-1) ?? '';
  if (keys.at(-2) === 'properties')
    return [propertyChange(kind, name, holderAt(mine, pointer, 2), holderAt(other, pointer, 2))];
  if (name === 'properties') {
    const holder = holderAt(mine, pointer, 1);
    return Object.keys(propertiesOf(holder)).map((property) => ({
      ...propertyChange(kind, property, holder, holderAt(other, pointer, 1)),
      below: `.${property}`,
    }));
  }
  return [
    {
      event: 'type-changed',
      message: kind === 'added' ? 'What may stand here is narrower now.' : 'Anything may stand here now.',
    },
  ];
}

function otherMeaning({ kind, typeName, property }: RawChange): Meaning {
  return { event: 'other', message: `${property ?? typeName} was ${kind}.` };
}

function other(raw: RawChange, pointer: string, service: Service): Change {
  const [area = '', path = ''] = pointerKeys(pointer);
  const place: ChangePlace = {
    method: area === 'paths' ? 'any method of' : 'the whole description:',
    path: area === 'paths' ? path : area,
    side: 'operation',
    status: null,
    schema: null,
    text: '',
  };
  return change(otherMeaning(raw), place, service);
}
