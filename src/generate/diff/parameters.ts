import { compareTexts } from '../../base/compare-texts.ts';
import { isNode, type Node } from '../walk.ts';
import type { State } from './form.ts';
import type { Schemas } from './graph.ts';
import { keyOf } from './limits.ts';

export interface Parameter {
  readonly name: string;
  /** `path`, `query`, `header` or `cookie` */
  readonly in: string;
  readonly required: boolean;
  readonly deprecated: boolean;
  /** How the value is written, by keyword. */
  readonly writing: ReadonlyMap<string, string>;
  readonly schema: State;
}

/** Headers that OpenAPI has other places for; as parameters they mean nothing. */
const SAID_ELSEWHERE = new Set(['accept', 'content-type']);

/** The parameters of an operation; what it says itself holds over what its path says. */
export function parametersOf(written: readonly Node[], path: string, schemas: Schemas): ReadonlyMap<string, Parameter> {
  const found = new Map<string, Parameter>();
  for (const one of written) {
    const parameter = readParameter(one, schemas);
    if (parameter.in === 'header' && SAID_ELSEWHERE.has(parameter.name.toLowerCase())) continue;
    found.set(keyOfParameter(parameter, path), parameter);
  }
  return new Map([...found].sort(([a], [b]) => compareTexts(a, b)));
}

/** What a path calls its parts is not seen on the wire. */
function keyOfParameter({ in: where, name }: Parameter, path: string): string {
  if (where === 'header') return `header ${name.toLowerCase()}`;
  const position = where === 'path' ? namesIn(path).indexOf(name) : -1;
  return position === -1 ? `${where} ${name}` : `path ${position}`;
}

function namesIn(path: string): string[] {
  return [...path.matchAll(/\{([^}]+)\}/g)].map(([, name = '']) => name);
}

function readParameter(parameter: Node, schemas: Schemas): Parameter {
  const where = String(parameter['in']);
  return {
    name: String(parameter['name']),
    in: where,
    required: parameter['required'] === true || where === 'path',
    deprecated: parameter['deprecated'] === true,
    writing: writingOf(parameter, where),
    schema: schemas.at(schemaOf(parameter)),
  };
}

/** OpenAPI's defaults written out, so that saying them does not count as a change. */
function writingOf(parameter: Node, where: string): ReadonlyMap<string, string> {
  const { content } = parameter;
  if (isNode(content)) return new Map([['content', Object.keys(content).join(', ')]]);
  const style = parameter['style'] ?? (where === 'query' || where === 'cookie' ? 'form' : 'simple');
  // deepObject has but one way to be written, whatever `explode` says
  const explode = style === 'deepObject' ? true : (parameter['explode'] ?? style === 'form');
  return new Map([
    ['style', typeof style === 'string' ? style : keyOf(style)],
    ['explode', keyOf(explode)],
    ['allowReserved', String(parameter['allowReserved'] === true)],
  ]);
}

/** The schema of a parameter or a header, of whichever media type it is. */
export function schemaOf(holder: Node): unknown {
  if (!isNode(holder['content'])) return holder['schema'];
  const [media] = Object.values(holder['content']);
  return isNode(media) ? media['schema'] : undefined;
}
