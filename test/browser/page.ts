/**
 * Runs in the browser: the mock behind msw's service worker, with a client of the SDK in front. What it finds ends up
 * in the page.
 */
import { createClient, HttpError } from 'lead-provider-sdk';
import { createMock } from 'lead-provider-sdk/mock';
import { handlers } from 'lead-provider-sdk/mock/msw';
import { setupWorker } from 'msw/browser';

const found: Record<string, unknown> = {};

async function main(): Promise<void> {
  for (const service of ['rect', 'ecf'] as const) {
    const mock = createMock({ service });
    const worker = setupWorker(...handlers(mock));
    await worker.start({ quiet: true, onUnhandledRequest: 'bypass' });
    const options = { service, baseUrl: `https://${service}.test` } as const;
    const dfe = createClient({ ...options, token: mock.token('lp1') });
    const participants = await dfe.participants.list().collect({ max: 1000 });
    const refused = await createClient({ ...options, token: 'nobody' })
      .statements.list()
      .collect({ max: 10 })
      .then(
        () => null,
        (error: unknown) => error,
      );
    found[service] = {
      participants: participants.map(({ id }) => id),
      refused: refused instanceof HttpError ? refused.status : String(refused),
      received: mock.requests.map(({ operation, status }) => [operation, status]),
    };
    worker.stop();
  }
}

main()
  .catch((error: unknown) => {
    found['error'] = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  })
  .finally(() => {
    document.title = 'done';
    void fetch('/found', { method: 'POST', body: JSON.stringify(found) });
  });
