import { createRequire } from 'node:module';
import { createClient, isLeadProviderError, ValidationError } from 'lead-provider-sdk';
import { createMock } from 'lead-provider-sdk/mock';
import { serve } from 'lead-provider-sdk/mock/server';

const server = await serve(createMock({ service: 'rect' }));
const dfe = createClient({ service: 'rect', baseUrl: server.url, token: server.mock.token('lp1') });
const ada = await dfe.participants.get(server.mock.id('ada'));
const participants = await dfe.participants.list().collect({ max: 1000 });
const missing = await dfe.participants.get(server.mock.id('nobody', { unknown: true })).catch((error) => error);
await server.close();

const commonJs = createRequire(import.meta.url)('lead-provider-sdk');
let foreign;
try {
  commonJs.createClient({});
} catch (error) {
  foreign = error;
}

console.log(
  JSON.stringify({
    name: ada.attributes.full_name,
    listed: participants.some(({ id }) => id === ada.id),
    missing: isLeadProviderError(missing, 'http') && missing.status,
    foreign: { sameClass: foreign instanceof ValidationError, recognised: isLeadProviderError(foreign, 'validation') },
  }),
);
