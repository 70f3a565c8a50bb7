/** `sender.ts URL JOURNAL`: runs a journal, and says a dot for each row that is about to be sent. */
import { createClient } from 'lead-provider-sdk';
import { run } from 'lead-provider-sdk/bulk';

const [baseUrl = '', journal = ''] = process.argv.slice(2);
const token = process.env['LEAD_PROVIDER_TOKEN'] ?? '';
const dfe = createClient({
  service: 'rect',
  ...{ baseUrl, token, budgetWarning: false, settleAfterMs: 2000 },
  onEvent({ type }) {
    if (type === 'sending') process.stdout.write('.\n');
  },
});
await run(dfe, journal);
