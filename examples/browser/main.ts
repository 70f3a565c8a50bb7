/** Participants of the mock in a table, each with a button that defers one. Everything happens in the browser. */
import { createClient, isLeadProviderError } from 'lead-provider-sdk';
import { createMock } from 'lead-provider-sdk/mock';
import { handlers } from 'lead-provider-sdk/mock/msw';
import { setupWorker } from 'msw/browser';

const mock = createMock({ service: 'rect' });
const dfe = createClient({ service: 'rect', baseUrl: 'https://mock.test', token: mock.token('lp1') });

const status = document.querySelector('[role=status]');
const body = document.querySelector('tbody');
const say = (text: string): void => status?.replaceChildren(text);

/** Reads the list anew and shows it. */
async function show(): Promise<void> {
  const rows: HTMLTableRowElement[] = [];
  for await (const { id, attributes } of dfe.participants.list()) {
    const [enrolment] = attributes.ecf_enrolments;
    if (enrolment === undefined) continue;
    const row = document.createElement('tr');
    for (const text of [attributes.full_name, enrolment.cohort, enrolment.training_status])
      row.insertCell().append(text);
    const button = document.createElement('button');
    button.append(`Defer ${attributes.full_name}`);
    const course = enrolment.participant_type === 'ect' ? 'ecf-induction' : 'ecf-mentor';
    button.addEventListener('click', () => void defer(id, course));
    row.insertCell().append(button);
    rows.push(row);
  }
  body?.replaceChildren(...rows);
}

async function defer(id: string, course_identifier: 'ecf-induction' | 'ecf-mentor'): Promise<void> {
  try {
    const { attributes } = await dfe.participants.defer(id, { reason: 'career-break', course_identifier });
    await show();
    say(`${attributes.full_name} is deferred.`);
  } catch (error) {
    // a rule that refuses says why, and what to do
    say(
      isLeadProviderError(error) ? error.issues.map(({ detail }) => detail).join(' ') || error.message : String(error),
    );
  }
}

await setupWorker(...handlers(mock)).start({ quiet: true, onUnhandledRequest: 'bypass' });
await show();
say('Ready');
