/** `outbox-host.ts URL FILE`: one host of `npm run demo:outbox`. It drains until nothing is left, and says a dot for each send. */
import { setTimeout as sleep } from 'node:timers/promises';
import { createClient } from 'lead-provider-sdk';
import { drain, outboxJournal } from 'lead-provider-sdk/bulk';

const [baseUrl = '', file = ''] = process.argv.slice(2);
const token = process.env['LEAD_PROVIDER_TOKEN'] ?? '';
const dfe = createClient({
  service: 'rect',
  ...{ baseUrl, token, budgetWarning: false, settleAfterMs: 1000 },
  onEvent({ type }) {
    if (type === 'sending') process.stdout.write('.\n');
  },
});
const outbox = await outboxJournal(file);
for (;;) {
  const { counts } = await drain(dfe, outbox, { lanes: 4, leaseSeconds: 5 });
  // what another host has at the moment, or had when it died
  if (counts.pending + counts.sending + counts.unknown === 0) break;
  await sleep(500);
}
await outbox.close();
