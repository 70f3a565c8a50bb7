import sdk = require('lead-provider-sdk');
import mocking = require('lead-provider-sdk/mock');
import type rect = require('lead-provider-sdk/types/rect');

const mock: mocking.Mock = mocking.createMock({ service: 'ecf' });
export const dfe: sdk.Client<'ecf'> = sdk.createClient({
  service: 'ecf',
  baseUrl: 'http://127.0.0.1:1',
  token: mock.token('lp1'),
  fetch: mock.fetch,
});
export type Paths = rect.paths;
export const isOurs = (error: unknown): error is sdk.LeadProviderError => sdk.isLeadProviderError(error);
