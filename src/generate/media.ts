import { isRecord } from '../base/guards.ts';
import { deref, type OpenApiDocument } from './document.ts';

/** What an operation answers when it succeeds, as far as it is JSON. */
export interface Success {
  readonly status: string;
  /** As a request asks for it. */
  readonly mediaType: string;
  readonly schema: unknown;
}

/** A type such as `application/json` or `application/problem+json; charset=utf-8`, or any type at all. */
function isJson(type: string): boolean {
  return /^[\w.+-]+\/(?:[\w.-]+\+)?json$/i.test(bare(type));
}

function bare(type: string): string {
  return (type.split(';')[0] ?? '').trim();
}

/** The part of a `content` that is JSON, wherever in the list it stands; a type of any kind when nothing says so more clearly. */
export function jsonOf(content: unknown): readonly [type: string, media: unknown] | null {
  if (!isRecord(content)) return null;
  const found = Object.entries(content);
  const plain = found.find(([type]) => bare(type).toLowerCase() === 'application/json');
  return (
    plain ?? found.find(([type]) => isJson(type)) ?? found.find(([type]) => /^(\*|application)\/\*/.test(type)) ?? null
  );
}

/** Every success that has a JSON schema, in the order of their statuses: 200 first, 2XX last. */
export function successesOf(document: OpenApiDocument, operation: Readonly<Record<string, unknown>>): Success[] {
  const responses = isRecord(operation['responses']) ? operation['responses'] : {};
  return Object.keys(responses)
    .filter((status) => /^2(\d\d|XX)$/i.test(status))
    .sort()
    .flatMap((status) => {
      const found = jsonOf(deref(document, responses[status])['content']);
      const schema = found !== null && isRecord(found[1]) ? found[1]['schema'] : undefined;
      if (found === null || schema === undefined) return [];
      return [{ status, mediaType: isJson(found[0]) ? bare(found[0]) : 'application/json', schema }];
    });
}
