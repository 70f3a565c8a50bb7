import { compareTexts } from '../base/compare-texts.ts';
import { isRecord } from '../base/guards.ts';
import { isWrapperName, wrapperOf, type Service } from '../contract/index.ts';
import { type OpenApiDocument } from './document.ts';

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

/**
 * Writes which schema the answer of each operation has, under the names of `operations.ts`; for validation at run time.
 */
export function emitAnswers(document: OpenApiDocument, service: Service): string {
  const rows: [string, string][] = [];
  for (const [path, item] of Object.entries(document.paths)) {
    for (const method of METHODS) {
      const operation = item[method];
      const schema = isRecord(operation) ? answerOf(operation) : null;
      if (schema === null || !isRecord(operation)) continue;
      const id =
        typeof operation['operationId'] === 'string' ? operation['operationId'] : `${method.toUpperCase()} ${path}`;
      rows.push([wrapperOf(service, method, path) ?? id, schema]);
    }
  }
  rows.sort(([a], [b]) => Number(isWrapperName(b)) - Number(isWrapperName(a)) || compareTexts(a, b));
  const body = rows.map(([name, schema]) => `    '${name}': ${schema}`).join(',\n');
  return `\n/**\n * The schema of each operation's answer.\n */\nexport const answers = {\n${body}\n};\n`;
}

/** The name of the schema that a success has; null when it is written out in place. */
function answerOf(operation: Readonly<Record<string, unknown>>): string | null {
  const success = isRecord(operation['responses']) ? operation['responses']['200'] : undefined;
  const content = isRecord(success) && isRecord(success['content']) ? Object.values(success['content'])[0] : undefined;
  const schema = isRecord(content) && isRecord(content['schema']) ? content['schema']['$ref'] : undefined;
  return typeof schema === 'string' ? (/^#\/components\/schemas\/(\w+)$/.exec(schema)?.[1] ?? null) : null;
}
