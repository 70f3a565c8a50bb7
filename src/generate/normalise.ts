import { DocumentError } from './document-error.ts';
import { isDocument, type OpenApiDocument } from './document.ts';
import { plainCopy } from './normalise/copy.ts';
import { repairExamples } from './normalise/examples.ts';
import { refuseLoops } from './normalise/loops.ts';
import { repairOperationIds } from './normalise/operations.ts';
import { repairParameters } from './normalise/parameters.ts';
import { repairPaths } from './normalise/paths.ts';
import { dropUnused, repairReferences } from './normalise/references.ts';
import { RepairLog, type Repair } from './normalise/repairs.ts';
import { repairSchemas } from './normalise/schemas.ts';
import { isNode, type Node } from './walk.ts';

export { repairKinds, type Repair, type RepairKind } from './normalise/repairs.ts';

export interface NormalisedDescription {
  readonly document: OpenApiDocument;
  /** Everything that was done, in the order of the document within each kind of work. Empty for a clean document. */
  readonly repairs: readonly Repair[];
}

/**
 * Turns a published OpenAPI 3.0 or 3.1 document, however rough, into clean OpenAPI 3.1. The value given stays as it is.
 * A clean document comes out equal to what went in.
 *
 * @param source how errors call the document: a file or an address
 * @throws {DocumentError} for what cannot be repaired, with the place and what is wrong there
 */
export function normalise(written: unknown, source: string): NormalisedDescription {
  const log = new RepairLog();
  const document = checkedCopy(written, source, log);
  repairParameters(document, source, log);
  repairOperationIds(document, log);
  repairSchemas(document, source, log);
  repairReferences(document, source, log);
  refuseLoops(document, source);
  repairExamples(document, log);
  dropUnused(document, log);
  if (!isDocument(document)) throw new DocumentError(source, [], 'is not an OpenAPI document.');
  return { document, repairs: log.repairs };
}

function checkedCopy(written: unknown, source: string, log: RepairLog): Node {
  const document = plainCopy(written, source);
  if (!isNode(document)) throw new DocumentError(source, [], 'is not an OpenAPI document: it does not hold an object.');
  const version = document['openapi'];
  if (typeof document['swagger'] === 'string')
    throw new DocumentError(
      source,
      ['swagger'],
      `is Swagger ${document['swagger']}. Only OpenAPI 3.0 and 3.1 can be read.`,
    );
  if (typeof version !== 'string' && typeof version !== 'number')
    throw new DocumentError(
      source,
      [],
      'is not an OpenAPI document: it does not say which version of OpenAPI it is (openapi: 3.0.x or 3.1.x).',
    );
  // without quotes, 3.0 is the number three
  if (version !== 3 && !/^3\.[01](\.|$)/.test(String(version)))
    throw new DocumentError(source, ['openapi'], `is version ${version}. Only OpenAPI 3.0 and 3.1 can be read.`);
  if (!/^3\.1\.\d+$/.test(String(version))) {
    document['openapi'] = '3.1.0';
    log.add('version', ['openapi'], String(version));
  }
  repairInfo(document, log);
  repairPaths(document, source, log);
  return document;
}

function repairInfo(document: Node, log: RepairLog): void {
  const info = isNode(document['info']) ? document['info'] : {};
  const lacks = ['title', 'version'].filter((key) => typeof info[key] !== 'string');
  if (lacks.length === 0) return;
  document['info'] = { ...info, title: text(info['title']) ?? 'Untitled', version: text(info['version']) ?? 'unknown' };
  log.add('info', ['info'], lacks.join(', '));
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : undefined;
}
