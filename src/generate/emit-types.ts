import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript';
import type { OpenApiDocument } from './document.ts';
import { schemaNames } from './names.ts';
import { identifier, literal } from './source-text.ts';
import { toolDocument } from './tool-document.ts';
import { typeLoops } from './type-loops.ts';
import { unveil } from './unveil.ts';
import { Veil } from './veil.ts';
import { isNode } from './walk.ts';

/** Where the aliases go: before the declarations that end every such file. */
const AFTER_ALIASES = 'export type $defs = ';
/** The sections whose parts get an alias, and how it begins; those of schemas are called as the schema is. */
const ALIASED = [
  ['responses', 'Response'],
  ['parameters', 'Parameter'],
  ['requestBodies', 'RequestBody'],
  ['headers', 'Header'],
  ['pathItems', 'PathItem'],
] as const;

/**
 * Writes `types.ts` with openapi-typescript: `paths`, `components`, and one alias per schema. A property with a default
 * stays optional: the default is the service's to fill in.
 */
export async function emitTypes(document: OpenApiDocument): Promise<string> {
  const veil = new Veil(document);
  const source: unknown = toolDocument(withoutLoops(document), { veil, schema: (name) => veil.hide(name) });
  const ast = await openapiTS(source as OpenAPI3, { alphabetize: true, defaultNonNullable: false, silent: true });
  const written = unveil(astToString(ast), veil, 'types');
  const end = written.lastIndexOf(`\n${AFTER_ALIASES}`) + 1;
  return written.slice(0, end) + aliases(document) + written.slice(end);
}

/** A copy in which no list holds itself. */
function withoutLoops(document: OpenApiDocument): OpenApiDocument {
  const copy: OpenApiDocument = structuredClone(document);
  for (const { reference } of typeLoops({ ...copy })) delete reference['$ref'];
  return copy;
}

function aliases({ components = {} }: OpenApiDocument): string {
  const lines: string[] = [];
  const names = schemaNames(Object.keys(components.schemas ?? {}));
  const write = (alias: string, section: string, name: string): void =>
    void lines.push(`export type ${alias} = components['${section}'][${literal(name)}];\n`);
  for (const [name, alias] of byName(names)) write(alias, 'schemas', name);
  const taken = new Set([...names.values()].map((name) => name.toLowerCase()));
  for (const [section, before] of ALIASED) {
    const parts = new Map(Object.entries(components)).get(section);
    for (const [name] of byName(Object.entries(isNode(parts) ? parts : {}))) {
      const alias = identifier(before + pascal(name), taken);
      taken.add(alias.toLowerCase());
      write(alias, section, name);
      // the id of a record is asked for by its name alone
      const id = pascal(name);
      if (section === 'parameters' && id.endsWith('Id') && !taken.has(id.toLowerCase())) {
        taken.add(id.toLowerCase());
        write(id, section, name);
      }
    }
  }
  return lines.join('');
}

function byName<T>(entries: Iterable<readonly [string, T]>): (readonly [string, T])[] {
  return [...entries].sort(([a], [b]) => a.localeCompare(b, 'en-us', { numeric: true }));
}

/** `not_found` and `HTTPError` become `NotFound` and `HttpError`. */
function pascal(name: string): string {
  return name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .split(/[^\p{L}\d]+/u)
    .map((word, index) =>
      index > 0 && /^\d/.test(word) ? `_${word}` : word.slice(0, 1).toUpperCase() + word.slice(1).toLowerCase(),
    )
    .join('');
}
