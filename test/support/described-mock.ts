import type { Mock } from '../../src/mock/index.ts';
import { validateAgainstSpec } from './spec-validator.ts';

/**
 * The same mock, whose every answer to a known operation is held against the description. Faults are not described:
 * leave them out.
 */
export function describedMock(mock: Mock): Mock {
  const fetch = async (request: Request): Promise<Response> => {
    const response = await mock.fetch(request);
    const operation = mock.requests.at(-1)?.operation ?? null;
    if (operation === null) return response;
    const text = await response.clone().text();
    const contentType = response.headers.get('content-type');
    validateAgainstSpec(
      mock.service,
      operation,
      response.status,
      contentType,
      contentType?.includes('json') === true ? JSON.parse(text) : text,
    );
    return response;
  };
  const described: Mock = Object.create(mock, { fetch: { value: fetch } });
  return described;
}
