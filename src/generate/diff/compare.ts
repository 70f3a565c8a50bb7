import { isDeepStrictEqual } from 'node:util';
import { wrapperNames, wrapperOf, type Service, type WrapperName } from '../../contract/index.ts';
import type { OpenApiDocument } from '../document.ts';
import { isNode, METHODS } from '../walk.ts';
import { align } from './align.ts';
import { group, type DiffReport, type Severity } from './change.ts';
import { comparable } from './comparable.ts';
import { interpret } from './interpret.ts';
import { separate } from './parts.ts';
import { structuralChanges } from './redocly.ts';

export interface Side {
  readonly name: string;
  readonly document: OpenApiDocument;
}

/** What changed from one normalised description to another, judged for a client of the service. */
export async function compareDescriptions(service: Service, old: Side, revised: Side): Promise<DiffReport> {
  const [base, revision] = align(comparable(old.document), comparable(revised.document));
  if (!isNode(base) || !isNode(revision)) throw new Error('A description came out empty.');
  const parts = separate(service, base, revision);
  const raw = isDeepStrictEqual(parts.base, parts.revision) ? [] : await structuralChanges(parts.base, parts.revision);
  const changes = group([...parts.changes, ...raw.flatMap((one) => interpret(one, parts, service))]);
  return {
    service,
    old: old.name,
    new: revised.name,
    summary: {
      breaking: count(changes, 'breaking'),
      warning: count(changes, 'warning'),
      harmless: count(changes, 'harmless'),
    },
    wrappers: touched(service, changes),
    changes,
  };
}

function touched(service: Service, changes: DiffReport['changes']): DiffReport['wrappers'] {
  const worst = new Map<WrapperName, Severity>();
  // the changes come with the worst first
  for (const { severity, operations } of changes) {
    for (const { wrapper } of operations) if (wrapper !== null && !worst.has(wrapper)) worst.set(wrapper, severity);
  }
  const names: readonly WrapperName[] = wrapperNames(service);
  const of = (severity: Severity): WrapperName[] => names.filter((name) => worst.get(name) === severity);
  return { breaking: of('breaking'), warning: of('warning'), harmless: of('harmless') };
}

function count(changes: DiffReport['changes'], severity: Severity): number {
  return changes.filter((change) => change.severity === severity).length;
}

/** The service whose paths a document has; null when it has none of either, or as many of both. */
export function serviceOf(document: OpenApiDocument): Service | null {
  const known = (service: Service): number =>
    Object.entries(document.paths).flatMap(([path, item]) =>
      METHODS.filter((method) => method in item && wrapperOf(service, method, path) !== null),
    ).length;
  const [rect, ecf] = [known('rect'), known('ecf')];
  return rect === ecf ? null : rect > ecf ? 'rect' : 'ecf';
}
