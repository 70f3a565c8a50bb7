import { readFileSync } from 'node:fs';
import { createClient, type Service } from 'lead-provider-sdk';
import { createMock, defaultScenario, type Mock } from 'lead-provider-sdk/mock';
import { createSync } from 'lead-provider-sdk/sync';
import { openCopy } from 'lead-provider-sdk/sync/sqlite';

/** The name that the token belongs to in every world here. */
export const PROVIDER = 'Northlight Teaching';

/** A mock with a longest list, so that every limit of pages shows. */
export function worldOf(service: Service): Mock {
  const story = defaultScenario(service);
  return createMock({
    service,
    scenario: {
      ...story,
      bulk: [{ kind: 'deliveryPartner', count: 3200, idPrefix: 'bulk', links: [{ lp: 'lp1', cohort: 2025 }] }],
    },
  });
}

export const nowOf = (mock: Mock): number => Date.parse(mock.clock.now);

/** A copy of what a mock serves, as a run of just now has left it. */
export async function makeCopy(mock: Mock, file: string): Promise<void> {
  const token = mock.token('lp1');
  const client = createClient({
    ...{ service: mock.service, environment: 'sandbox' as const, token, fetch: mock.fetch },
    budget: 'off',
  });
  const copy = await openCopy(file);
  try {
    await createSync(client, copy, { now: () => nowOf(mock), onWarning: () => undefined }).full();
  } finally {
    await copy.close();
  }
}

/** The description as a server could publish it. */
export const described = (service: Service): string =>
  readFileSync(new URL(`../../spec/${service}-v3.yaml`, import.meta.url), 'utf8');
