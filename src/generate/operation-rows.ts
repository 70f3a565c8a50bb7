import { compareTexts } from '../base/compare-texts.ts';
import { isRecord } from '../base/guards.ts';
import { isWrapperName, wrapperOf, type HttpMethod, type Service } from '../contract/index.ts';
import type { OpenApiDocument } from './document.ts';

const METHODS: readonly HttpMethod[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** One operation of a description, with the name of its row in the tables. */
export interface OperationRow {
  /** The wrapper's name; where the wrappers know none, the operation's id. */
  readonly name: string;
  readonly id: string;
  readonly method: HttpMethod;
  readonly path: string;
  readonly item: Readonly<Record<string, unknown>>;
  readonly operation: Readonly<Record<string, unknown>>;
}

/** All operations, the wrappers' first. No two have one name: an id that says `participants.list` is no wrapper. */
export function operationRows(document: OpenApiDocument, service: Service): readonly OperationRow[] {
  const rows = Object.entries(document.paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item[method.toLowerCase()];
      if (!isRecord(operation)) return [];
      const id = typeof operation['operationId'] === 'string' ? operation['operationId'] : `${method} ${path}`;
      const wrapper = wrapperOf(service, method, path);
      const own = isWrapperName(id) ? `${method} ${path}` : id;
      return [{ name: wrapper ?? own, id, method, path, item, operation }];
    }),
  );
  return rows.sort(
    ({ name: a }, { name: b }) => Number(isWrapperName(b)) - Number(isWrapperName(a)) || compareTexts(a, b),
  );
}
