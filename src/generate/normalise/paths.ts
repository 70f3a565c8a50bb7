import { DocumentError } from '../document-error.ts';
import { resolveRef } from '../references.ts';
import { isNode, METHODS, type Node } from '../walk.ts';
import { kindOf } from './kind-of.ts';
import type { RepairLog } from './repairs.ts';

/** Makes every path begin with a slash and hold its operations itself. Extensions beside the paths stay out of it. */
export function repairPaths(document: Node, source: string, log: RepairLog): void {
  const written = document['paths'];
  if (!isNode(written)) throw noPaths(source);
  const paths: Node = {};
  for (const [path, item] of Object.entries(written)) {
    if (path.startsWith('x-')) continue;
    const slashed = path.startsWith('/') ? path : `/${path}`;
    if (slashed !== path) {
      if (Object.hasOwn(written, slashed))
        throw new DocumentError(
          source,
          ['paths', path],
          `a path has to begin with a slash, and ${slashed} is there as well. Take one of the two away.`,
        );
      log.add('path-slash', ['paths', path], slashed);
    }
    paths[slashed] = wholeItem(document, item, path, source, log);
  }
  if (Object.keys(paths).length === 0) throw noPaths(source);
  document['paths'] = paths;
}

function noPaths(source: string): DocumentError {
  return new DocumentError(source, ['paths'], 'there are no paths, so there is nothing to generate.');
}

function wholeItem(document: Node, written: unknown, path: string, source: string, log: RepairLog): Node {
  if (!isNode(written)) throw new DocumentError(source, ['paths', path], 'a path has to hold an object of operations.');
  const ref = written['$ref'];
  let item = written;
  if (typeof ref === 'string' && ref.startsWith('#')) {
    const found = resolveRef(document, { $ref: ref });
    if (found === null)
      throw new DocumentError(source, ['paths', path, '$ref'], `leads to ${ref}, where nothing stands.`);
    item = { ...structuredClone(found), ...written };
    delete item['$ref'];
    log.add('path-reference', ['paths', path], ref);
  }
  for (const method of METHODS) {
    if (!(method in item)) continue;
    const operation = item[method];
    const place = ['paths', path, method];
    if (!isNode(operation)) throw new DocumentError(source, place, 'an operation has to be an object.');
    const { responses } = operation;
    if (responses === undefined) operation['responses'] = {};
    else if (!isNode(responses))
      throw new DocumentError(
        source,
        [...place, 'responses'],
        `has to be an object by status, not ${kindOf(responses)}.`,
      );
  }
  return item;
}
