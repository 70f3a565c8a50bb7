/** A CommonJS program that declares a teacher's start, on the mock: no network, no set-up. `npm start` runs it. */
const { createClient, isLeadProviderError } = require('lead-provider-sdk');
const { createMock } = require('lead-provider-sdk/mock');

async function main() {
  const mock = createMock({ service: 'rect' });
  const dfe = createClient({
    service: 'rect',
    // yours: environment: 'sandbox', the token that DfE gave you, and no fetch
    baseUrl: 'https://mock.test',
    token: mock.token('lp1'),
    fetch: mock.fetch,
  });

  for await (const { attributes } of dfe.participants.list()) {
    const [enrolment] = attributes.ecf_enrolments;
    console.log(`${attributes.full_name}: cohort ${enrolment?.cohort}, ${enrolment?.training_status}`);
  }

  const draft = {
    participant_id: mock.id('ben'),
    declaration_type: 'started',
    declaration_date: '2025-10-15T00:00:00Z',
    course_identifier: 'ecf-induction',
    evidence_held: 'training-event-attended',
  };
  const { outcome } = await dfe.declarations.check(draft);
  console.log(`May Ben be declared as started? ${outcome}`);

  const { attributes } = await dfe.declarations.create(draft);
  console.log(`Declared: ${attributes.declaration_type}, ${attributes.state}`);

  // somebody can start only once: this one is not even sent
  try {
    await dfe.declarations.create({ ...draft, declaration_date: '2025-11-04T00:00:00Z' });
  } catch (error) {
    if (!isLeadProviderError(error, 'rule')) throw error;
    console.log(`Again? ${error.outcome}, by ${error.refusals.map(({ rule }) => rule).join()}`);
  }
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
