const { createClient, isLeadProviderError, ValidationError } = require('lead-provider-sdk');
const { createMock } = require('lead-provider-sdk/mock');
const { serve } = require('lead-provider-sdk/mock/server');

async function main() {
  const server = await serve(createMock({ service: 'ecf' }));
  const dfe = createClient({ service: 'ecf', baseUrl: server.url, token: server.mock.token('lp1') });
  const ada = await dfe.participants.get(server.mock.id('ada'));
  const participants = await dfe.participants.list().collect({ max: 1000 });
  const missing = await dfe.participants.get(server.mock.id('nobody', { unknown: true })).catch((error) => error);
  await server.close();

  const esm = await import('lead-provider-sdk');
  let foreign;
  try {
    esm.createClient({});
  } catch (error) {
    foreign = error;
  }

  console.log(
    JSON.stringify({
      name: ada.attributes.full_name,
      listed: participants.some(({ id }) => id === ada.id),
      missing: isLeadProviderError(missing, 'http') && missing.status,
      foreign: {
        sameClass: foreign instanceof ValidationError,
        recognised: isLeadProviderError(foreign, 'validation'),
      },
    }),
  );
}

main();
