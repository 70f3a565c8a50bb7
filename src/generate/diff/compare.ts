import { wrapperNames, type Service, type WrapperName } from '../../contract/index.ts';
import { DocumentError } from '../document-error.ts';
import type { OpenApiDocument } from '../document.ts';
import { METHODS } from '../walk.ts';
import type { DiffReport, Severity } from './change.ts';
import { classify } from './classes.ts';
import { Graph, Schemas } from './graph.ts';
import { group, type FoundChange } from './group.ts';
import { matchOperations, wrappersByOperation } from './match-operations.ts';
import { compareOperations, type OperationChange } from './operation-changes.ts';
import { operationsOf } from './operations.ts';
import { comparePairs, type Root } from './pairs.ts';
import { PlaceFinder } from './places.ts';
import { severityOf } from './severity.ts';

export interface Description {
  readonly name: string;
  readonly document: OpenApiDocument;
}

/**
 * What changed from one normalised description to another, judged for a client of the service.
 *
 * @throws {DocumentError} when alternatives are nested deeper than can be followed
 */
export function compareDescriptions(service: Service, old: Description, revised: Description): DiffReport {
  const wrapper = wrappersByOperation(service);
  const changes = group(differences(old, revised), wrapper);
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

function differences(old: Description, revised: Description): FoundChange[] {
  try {
    return found(old, revised);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new DocumentError(
      `${old.name} or ${revised.name}`,
      [],
      'alternatives (anyOf, oneOf) are nested deeper than can be followed.',
    );
  }
}

function found(old: Description, revised: Description): FoundChange[] {
  const graph = new Graph();
  const numbers = { next: 0 };
  const [before, after] = [old, revised].map(({ document }) => {
    const root = { ...document };
    return operationsOf(root, new Schemas(graph, root, numbers));
  });
  const ends = classify(graph.states);
  const { both, changes } = matchOperations(before ?? [], after ?? []);
  const compared = both.map(([one, other]) => compareOperations(one, other));
  return [
    ...[...changes, ...compared.flatMap((one) => one.changes)].map(ofOperation),
    ...ofSchemas(
      compared.flatMap((one) => one.roots),
      ends,
    ),
  ];
}

function ofOperation({ event, side, direction, operation, place, message }: OperationChange): FoundChange {
  return {
    severity: severityOf(event, side, direction),
    kind: event,
    message,
    first: [{ operation, place }],
    count: 1,
    operations: [operation],
  };
}

function ofSchemas(roots: readonly Root[], ends: Parameters<typeof comparePairs>[1]): FoundChange[] {
  const pairs = comparePairs(roots, ends);
  const finder = new PlaceFinder(pairs);
  return pairs.flatMap((pair) =>
    pair.changes.map(({ event, below = '', direction, message, before, after, origin }) => ({
      severity: severityOf(event, pair.side, direction),
      kind: event,
      message,
      before,
      after,
      origin,
      ...finder.of(pair, below),
    })),
  );
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
  const known = (service: Service): number => {
    const wrapper = wrappersByOperation(service);
    return Object.entries(document.paths).flatMap(([path, item]) =>
      METHODS.filter((method) => method in item && wrapper(`${method.toUpperCase()} ${path}`) !== null),
    ).length;
  };
  const [rect, ecf] = [known('rect'), known('ecf')];
  return rect === ecf ? null : rect > ecf ? 'rect' : 'ecf';
}
