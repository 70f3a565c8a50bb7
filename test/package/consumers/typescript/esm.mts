import { createClient, isLeadProviderError, type Client, type Paged } from 'lead-provider-sdk';
import { createMock, type Scenario } from 'lead-provider-sdk/mock';
import { serve, type MockServer } from 'lead-provider-sdk/mock/server';
import { DeclarationResponse } from 'lead-provider-sdk/schemas/rect';
import type { components as Ecf } from 'lead-provider-sdk/types/ecf';
import type { paths, components as Rect } from 'lead-provider-sdk/types/rect';

const scenario: Scenario = { now: '2026-02-10T12:00:00Z', leadProviders: ['lp1'] };
export const server: MockServer = await serve(createMock({ service: 'rect', scenario }));

export const dfe: Client<'rect'> = createClient({
  service: 'rect',
  baseUrl: server.url,
  token: server.mock.token('lp1'),
});
export const generated = createClient<'rect', paths>({ service: 'rect', environment: 'sandbox', token: 'abc' });
export const ecf: Client<'ecf'> = createClient({ service: 'ecf', environment: 'production', token: () => 'abc' });

export async function read(): Promise<string | null> {
  const statements: Paged<Rect['schemas']['Statement']> = dfe.statements.list({ cohort: [2024, 2025] });
  for await (const statement of statements) console.log(statement.attributes.payment_date.toUpperCase());
  try {
    const participant: Ecf['schemas']['Participant'] = await ecf.participants.get(
      '11111111-1111-4111-8111-111111111111',
    );
    return participant.attributes.full_name;
  } catch (error) {
    if (isLeadProviderError(error) && error.kind === 'http') return error.status === 404 ? null : error.requestId;
    throw error;
  }
}

export const parsed = DeclarationResponse.safeParse({}).success;

// @ts-expect-error a withdrawal has a reason
void dfe.participants.withdraw('11111111-1111-4111-8111-111111111111', { course_identifier: 'ecf-induction' });
