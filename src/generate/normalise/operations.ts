import { isNode, METHODS, walk, type Node } from '../walk.ts';
import type { RepairLog } from './repairs.ts';

/** Gives each operation an id of its own. Ids that are unique stay; all holders of a shared one get a new one. */
export function repairOperationIds(document: Node, log: RepairLog): void {
  const count = new Map<string, number>();
  const paths = isNode(document['paths']) ? document['paths'] : {};
  for (const item of Object.values(paths)) {
    for (const method of METHODS) {
      const id = isNode(item) && isNode(item[method]) ? item[method]['operationId'] : undefined;
      if (typeof id === 'string') count.set(id, (count.get(id) ?? 0) + 1);
    }
  }
  const taken = new Set([...count].filter(([, times]) => times === 1).map(([id]) => id));
  walk(document, {
    operation: (operation, place, path, method) => {
      const id = operation['operationId'];
      if (place[0] !== 'paths' || (typeof id === 'string' && id !== '' && count.get(id) === 1)) return;
      const made = freeId(madeId(method, path), taken);
      taken.add(made);
      operation['operationId'] = made;
      if (typeof id === 'string' && id !== '') log.add('operation-id-duplicate', place, `${id} to ${made}`);
      else log.add('operation-id-missing', place, made);
    },
  });
}

/** `get /api/v3/participants/ecf/{id}` becomes `getParticipantsEcfId`. */
function madeId(method: string, path: string): string {
  const words = path
    .replace(/^\/api\/v\d+\//, '')
    .split(/\W+/)
    .filter((word) => word !== '');
  return (
    method +
    words
      .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
      .join('')
      .replace(/_+(\w?)/g, (_, letter: string) => letter.toUpperCase())
  );
}

function freeId(id: string, taken: ReadonlySet<string>): string {
  if (!taken.has(id)) return id;
  let number = 2;
  while (taken.has(`${id}${number}`)) number += 1;
  return `${id}${number}`;
}
