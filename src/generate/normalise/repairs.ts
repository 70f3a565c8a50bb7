import { jsonPath, type Place } from '../document-error.ts';

/** Each kind of roughness that can be repaired, with what is done about it. */
export const repairKinds = {
  version: 'translated from OpenAPI 3.0 to 3.1',
  info: 'added the title or version that `info` lacked',
  'path-slash': 'let the path begin with a slash',
  'path-reference': 'put the operations in the place of a reference to them',
  'operation-id-missing': 'gave the operation an id made from its method and path',
  'operation-id-duplicate': 'replaced an id that several operations share',
  'path-parameter': 'added or completed the parameter that the path names',
  'parameter-schema': 'gave the parameter a schema',
  'parameter-duplicate': 'dropped a repeated parameter',
  'split-filter': 'joined parameters called filter[…] into one filter',
  'boolean-required': 'moved a true or false `required` of a property into the list of its object',
  'required-unknown': 'dropped names from `required` that repeat or that no property has',
  nullable: 'turned `nullable` into a type of null',
  'type-missing': 'added the type that the rest of the schema implies',
  'type-spelling': 'corrected the spelling of a type',
  'array-items': 'let an array without `items` hold anything',
  'enum-values': 'let a list of values that is empty, or holds objects or lists, stand for any value',
  'enum-repeat': 'dropped repeated enum values',
  'format-spelling': 'corrected the spelling of a format',
  'exclusive-limit': 'turned a true or false exclusive limit into a number',
  'keyword-value': 'made a keyword hold the kind of value it is for, or left it out',
  pattern: 'translated a pattern into one of JavaScript',
  'pattern-left-out': 'left out a pattern that JavaScript has no words for: any text passes',
  'beside-reference': 'joined a reference and what stands beside it into allOf',
  example: 'moved `example` of a schema into `examples`',
  'uuid-example': 'mended or dropped an example that is no UUID',
  'ref-mended': 'pointed a reference at the schema it must mean',
  'ref-dangling': 'let a reference to nothing stand for anything',
  'schema-named': 'gave a name to a schema that is written out in place',
  'type-loop': 'let a list that holds itself hold anything in types.ts; schemas.ts holds it against the schema',
  'unchecked-property': 'left a property out of schemas.ts that every object seems to have, such as toString',
  unused: 'dropped a component that nothing refers to',
} as const;

export type RepairKind = keyof typeof repairKinds;

export interface Repair {
  readonly kind: RepairKind;
  /** JSONPath of the place. */
  readonly place: string;
  /** What in particular: a name, a value, an old and a new spelling; empty when the place says it all. */
  readonly detail: string;
}

/** Collects repairs while a document is worked on. */
export class RepairLog {
  readonly repairs: Repair[] = [];

  add(kind: RepairKind, place: Place, detail = ''): void {
    this.repairs.push({ kind, place: jsonPath(place), detail });
  }
}
