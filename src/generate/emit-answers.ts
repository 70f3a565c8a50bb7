import { type Service } from '../contract/index.ts';
import type { OpenApiDocument } from './document.ts';
import { successesOf } from './media.ts';
import { schemaNames } from './names.ts';
import { operationRows, type OperationRow } from './operation-rows.ts';
import { pointerKeys } from './references.ts';
import { literal } from './source-text.ts';

/**
 * Writes which schema the answer of each operation has, under the names of `operations.ts`; for validation at run time.
 */
export function emitAnswers(document: OpenApiDocument, service: Service): string {
  const names = schemaNames(Object.keys(document.components?.schemas ?? {}));
  const rows = operationRows(document, service).flatMap((row) => {
    const schema = answerOf(document, row);
    const called = schema === null ? undefined : names.get(schema);
    return called === undefined ? [] : [`    ${key(row.name)}: ${called}`];
  });
  return `\n/**\n * The schema of each operation's answer.\n */\nexport const answers = {\n${rows.join(',\n')}\n};\n`;
}

/** Operations that succeed without a schema: what they answer cannot be checked. */
export function withoutSchema(document: OpenApiDocument, service: Service): readonly string[] {
  return operationRows(document, service)
    .filter((row) => answerOf(document, row) === null)
    .map(({ method, path }) => `${method} ${path}`);
}

/** The name of the schema that a success has. One that is written out in place was given a name before. */
function answerOf(document: OpenApiDocument, { operation }: OperationRow): string | null {
  const schema = successesOf(document, operation)[0]?.schema;
  const ref = typeof schema === 'object' && schema !== null && '$ref' in schema ? schema.$ref : undefined;
  if (typeof ref !== 'string' || !ref.startsWith('#/')) return null;
  const [area, section, name, ...deeper] = pointerKeys(ref);
  return area === 'components' && section === 'schemas' && deeper.length === 0 ? (name ?? null) : null;
}

/** Names of operations stand in quotes, whether they need them or not. */
export function key(name: string): string {
  return name === '__proto__' ? `[${literal(name)}]` : literal(name);
}
