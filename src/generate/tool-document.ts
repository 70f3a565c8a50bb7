import type { OpenApiDocument } from './document.ts';
import { pointer, pointerKeys } from './references.ts';
import { comment } from './source-text.ts';
import type { Veil } from './veil.ts';
import { isNode, type Node } from './walk.ts';

/** Keywords that hold one part of a document, a list of parts, or parts by name. */
const PARTS = new Set(
  (
    'get put post delete options head patch trace requestBody schema items additionalProperties not contains ' +
    'unevaluatedProperties components allOf anyOf oneOf prefixItems parameters'
  ).split(' '),
);
const BY_NAME = new Set(
  'schemas responses requestBodies headers pathItems content properties patternProperties $defs'.split(' '),
);
const TEXTS = new Set(['description', 'title', 'summary']);
const DATA = new Set(['const', 'default', 'enum', 'example', 'examples']);
const FLAGS = new Set(
  'required deprecated readOnly writeOnly explode allowReserved uniqueItems additionalProperties unevaluatedProperties'.split(
    ' ',
  ),
);
const NUMBERS = new Set(
  (
    'minimum maximum exclusiveMinimum exclusiveMaximum multipleOf minLength maxLength minItems maxItems ' +
    'minProperties maxProperties'
  ).split(' '),
);
const WORDS = new Set(['type', 'in', 'style', 'name', 'operationId', 'format']);

/** How the tool is to see a document. */
export interface ToolView {
  readonly veil: Veil;
  /** How a schema is called for the tool. */
  readonly schema: (name: string) => string;
}

/**
 * A copy of a clean document for a tool to work on: only what the tools read, each of the kind it has to be, and
 * every text that is not plain behind a stand-in. Extensions stay out, and with them whatever they hold.
 */
export function toolDocument({ openapi, info, paths, components }: OpenApiDocument, view: ToolView): Node {
  const { title, version } = info;
  return {
    openapi,
    info: { title: comment(title), version: comment(version) },
    paths: named(
      paths,
      (item) => part(item, view),
      (path) => view.veil.path(path),
    ),
    components: part(components ?? {}, view),
  };
}

function part(node: unknown, view: ToolView): unknown {
  if (Array.isArray(node)) return node.map((item) => part(item, view));
  if (!isNode(node)) return node;
  return Object.fromEntries(
    Object.entries(node).flatMap(([key, value]) => {
      const kept = keyword(key, value, view);
      return kept === undefined ? [] : [[key, kept]];
    }),
  );
}

/** What becomes of one keyword; undefined when the tools have no use for it. */
function keyword(key: string, value: unknown, view: ToolView): unknown {
  const { veil } = view;
  if (TEXTS.has(key)) return typeof value === 'string' ? comment(value) : undefined;
  if (FLAGS.has(key) && typeof value === 'boolean') return value;
  if (NUMBERS.has(key)) return typeof value === 'number' ? value : undefined;
  if (WORDS.has(key)) return words(value, veil);
  if (key === '$ref') return typeof value === 'string' ? reference(value, view) : undefined;
  if (key === 'pattern') return typeof value === 'string' ? pattern(value, veil) : undefined;
  if (key === 'required') return Array.isArray(value) ? data(value, veil) : undefined;
  if (DATA.has(key)) return key === 'examples' && !Array.isArray(value) ? undefined : data(value, veil);
  if (key === 'discriminator') return discriminator(value, view);
  if (key === 'schemas') return named(value, (inner) => part(inner, view), view.schema);
  if (BY_NAME.has(key) || (key === 'parameters' && isNode(value)))
    return named(
      value,
      (inner) => part(inner, view),
      (name) => veil.hide(name),
    );
  return PARTS.has(key) && (isNode(value) || Array.isArray(value)) ? part(value, view) : undefined;
}

function named(value: unknown, inner: (value: unknown) => unknown, rename: (name: string) => string): unknown {
  if (!isNode(value)) return undefined;
  return Object.fromEntries(Object.entries(value).map(([name, held]) => [rename(name), inner(held)]));
}

function words(value: unknown, veil: Veil): unknown {
  if (Array.isArray(value)) return value.map((word) => words(word, veil));
  return typeof value === 'string' ? veil.hide(value) : undefined;
}

/** A plain pattern means the same with and without the flag for Unicode; others are written by us, with it. */
function pattern(value: string, veil: Veil): string {
  return /^[\w^$*+?(){}|\\ ,:-]*$/.test(value) && !/\\[a-ce-rt-vx-zA-CE-RT-VX-Z]/.test(value)
    ? value
    : veil.always(value);
}

/** Data of the document's own: a `$ref` in it is no reference. */
function data(value: unknown, veil: Veil): unknown {
  if (Array.isArray(value)) return value.map((item) => data(item, veil));
  if (typeof value === 'string') return veil.hide(value);
  if (!isNode(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key === '$ref' ? veil.always(key) : veil.hide(key),
      data(inner, veil),
    ]),
  );
}

function discriminator(value: unknown, view: ToolView): unknown {
  if (!isNode(value) || typeof value['propertyName'] !== 'string') return undefined;
  const mapping = isNode(value['mapping'])
    ? Object.fromEntries(
        Object.entries(value['mapping']).flatMap(([key, ref]) =>
          typeof ref === 'string' && ref.startsWith('#') ? [[view.veil.hide(key), reference(ref, view)]] : [],
        ),
      )
    : undefined;
  return { propertyName: view.veil.hide(value['propertyName']), ...(mapping !== undefined && { mapping }) };
}

function reference(ref: string, { veil, schema }: ToolView): string {
  const [area = '', section = '', name = '', ...rest] = pointerKeys(ref);
  const called = area === 'components' && section === 'schemas' ? schema(name) : veil.hide(name);
  return pointer([area, section, called, ...rest.map((key) => veil.hide(key))]);
}
