import { isDeepStrictEqual } from 'node:util';
import { wrapperOf, type Service } from '../../contract/index.ts';
import { list } from '../document.ts';
import { isNode, METHODS, type Node } from '../walk.ts';
import type { Change } from './change.ts';
import type { Side } from './place.ts';
import { severityOf, type Event } from './severity.ts';

/** What came or went whole, and the two documents without it. */
export interface Separation {
  readonly changes: readonly Change[];
  readonly base: Node;
  readonly revision: Node;
}

/**
 * Takes out the operations, parameters, answers and media types that only one of two comparable documents has, and says
 * what that means. The comparing tool gets what both have: it would guess which of the others belong together.
 */
export function separate(service: Service, base: Node, revision: Node): Separation {
  const before = operationsOf(base);
  const after = operationsOf(revision);
  const changes = wholeOperations(service, before, after);
  const paths: { base: Record<string, Node>; revision: Record<string, Node> } = { base: {}, revision: {} };
  for (const [name, left] of before) {
    const right = after.get(name);
    if (right === undefined) continue;
    const [method = '', path = ''] = name.split(' ');
    const note = (event: Event, side: Side, place: string, message: string): void =>
      void changes.push({
        severity: severityOf(event, side),
        kind: event,
        operation: name,
        wrapper: wrapperOf(service, method, path),
        place,
        message,
      });
    const [a, b] = commonParts(left, right, note);
    paths.base[path] = { ...paths.base[path], [method.toLowerCase()]: a };
    paths.revision[path] = { ...paths.revision[path], [method.toLowerCase()]: b };
  }
  return { changes, base: { ...base, paths: paths.base }, revision: { ...revision, paths: paths.revision } };
}

type Note = (event: Event, side: Side, place: string, message: string) => void;

/** By `GET /path`. */
function operationsOf(document: Node): ReadonlyMap<string, Node> {
  const paths = isNode(document['paths']) ? document['paths'] : {};
  return new Map(
    Object.entries(paths).flatMap(([path, item]) =>
      METHODS.flatMap((method) => {
        const operation = isNode(item) ? item[method] : undefined;
        return isNode(operation) ? [[`${method.toUpperCase()} ${path}`, operation] as const] : [];
      }),
    ),
  );
}

/** An operation that went while one came that says the same was renamed, and is told of so. */
function wholeOperations(
  service: Service,
  before: ReadonlyMap<string, Node>,
  after: ReadonlyMap<string, Node>,
): Change[] {
  const removed = [...before].filter(([name]) => !after.has(name));
  const added = [...after].filter(([name]) => !before.has(name));
  const twin = (operation: Node, others: readonly (readonly [string, Node])[]): string => {
    const twins = others.filter(([, other]) => isDeepStrictEqual(operation, other)).map(([name]) => name);
    return twins.length === 1 ? ` It says the same as ${twins.join('')}: perhaps it was renamed.` : '';
  };
  const change = (operation: string, event: Event, message: string): Change => {
    const [method = '', path = ''] = operation.split(' ');
    return {
      severity: severityOf(event, 'operation'),
      kind: event,
      operation,
      wrapper: wrapperOf(service, method, path),
      place: '',
      message,
    };
  };
  return [
    ...removed.map(([name, operation]) =>
      change(name, 'operation-removed', `The operation was removed.${twin(operation, added)}`),
    ),
    ...added.map(([name, operation]) =>
      change(name, 'operation-added', `The operation is new.${twin(operation, removed)}`),
    ),
  ];
}

function commonParts(left: Node, right: Node, note: Note): [Node, Node] {
  const [parametersA, parametersB] = common(parametersOf(left), parametersOf(right), (came, key, parameter) => {
    const name = key.slice(key.indexOf(' ') + 1);
    const required = parameter['required'] === true;
    if (!came) note('parameter-removed', 'parameter', name, 'Was removed.');
    else
      note(
        required ? 'parameter-added-required' : 'parameter-added',
        'parameter',
        name,
        required ? 'Is new, and required.' : 'Is new.',
      );
  });
  const [responsesA, responsesB] = common(nodesOf(left['responses']), nodesOf(right['responses']), (came, status) => {
    const success = status.startsWith('2');
    note(
      came ? (success ? 'success-added' : 'refusal-added') : success ? 'success-removed' : 'refusal-removed',
      success ? 'answer' : 'refusal',
      `answer ${status}`,
      `The answer ${status} ${came ? 'is new' : 'was removed'}.`,
    );
  });
  for (const status of responsesA.keys()) {
    const [a, b] = commonContent(
      responsesA.get(status) ?? {},
      responsesB.get(status) ?? {},
      status.startsWith('2') ? 'answer' : 'refusal',
      `answer ${status}`,
      note,
    );
    responsesA.set(status, a);
    responsesB.set(status, b);
  }
  const bodies =
    isNode(left['requestBody']) && isNode(right['requestBody'])
      ? commonContent(left['requestBody'], right['requestBody'], 'request', 'request', note)
      : [left['requestBody'], right['requestBody']];
  const assemble = (
    operation: Node,
    parameters: ReadonlyMap<string, Node>,
    responses: ReadonlyMap<string, Node>,
    body: unknown,
  ): Node => ({
    ...operation,
    parameters: [...parameters.values()],
    responses: Object.fromEntries(responses),
    ...(body !== undefined && { requestBody: body }),
  });
  return [assemble(left, parametersA, responsesA, bodies[0]), assemble(right, parametersB, responsesB, bodies[1])];
}

function commonContent(left: Node, right: Node, side: Side, place: string, note: Note): [Node, Node] {
  // an answer without a body, or none any more, does not concern media types; the tool tells of it
  if (!isNode(left['content']) || !isNode(right['content'])) return [left, right];
  const [a, b] = common(nodesOf(left['content']), nodesOf(right['content']), (came, type) =>
    note(
      came ? 'media-type-added' : 'media-type-removed',
      side,
      place,
      `The media type ${type} ${came ? 'is new' : 'was removed'}.`,
    ),
  );
  return [
    { ...left, content: Object.fromEntries(a) },
    { ...right, content: Object.fromEntries(b) },
  ];
}

/** What both have, in one order; `tell` hears of the rest. */
function common(
  left: ReadonlyMap<string, Node>,
  right: ReadonlyMap<string, Node>,
  tell: (came: boolean, key: string, node: Node) => void,
): [Map<string, Node>, Map<string, Node>] {
  for (const [key, node] of left) if (!right.has(key)) tell(false, key, node);
  for (const [key, node] of right) if (!left.has(key)) tell(true, key, node);
  const keys = [...left.keys()].filter((key) => right.has(key));
  const of = (side: ReadonlyMap<string, Node>): Map<string, Node> =>
    new Map(keys.map((key) => [key, side.get(key) ?? {}]));
  return [of(left), of(right)];
}

function parametersOf(operation: Node): ReadonlyMap<string, Node> {
  return new Map(
    list(operation['parameters'])
      .filter(isNode)
      .map((parameter) => [`${String(parameter['in'])} ${String(parameter['name'])}`, parameter]),
  );
}

function nodesOf(map: unknown): ReadonlyMap<string, Node> {
  return new Map(
    Object.entries(isNode(map) ? map : {}).flatMap(([key, node]) => (isNode(node) ? [[key, node] as const] : [])),
  );
}
