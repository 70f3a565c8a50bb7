import { ids, type Cause } from '../cause.ts';

const actions = 'defer|resume|withdraw|schedule';

/** Causes that several operations share. */
export const generalCauses: readonly Cause[] = [
  {
    rules: ids({
      'rect.declaration': 'D1 D4 D6',
      'rect.defer': 'F1',
      'rect.withdraw': 'W1',
      'rect.schedule': 'S1a',
      'rect.partnership-create': 'N1 N2 N3',
      'rect.partnership-update': 'U1',
      'ecf.declaration': '4',
      'ecf.defer|withdraw': '4a',
      'ecf.schedule': '4',
      [`ecf.${actions}`]: '2b',
      'ecf.partnership-create': '1a 1b 1c',
      'ecf.partnership-update': '1',
    }),
    action: 'fix-data',
    advice: 'Fill in the attribute that the title names.',
    says: [
      /\b(enter|choose|select|provide|specify) (an?|the) \W*(#\/)?[a-z_]+\W*($|value|for |[.,])|(be|is) (present|entered|blank|missing|required)/i,
    ],
  },
  {
    rules: ids({ 'rect.declaration': 'D2 D19', 'ecf.declaration': '1 13a', [`ecf.${actions}`]: '1 3' }),
    action: 'fix-data',
    advice:
      'Check the id against the participants you can see, and look it up with participants.resolve in case it was ' +
      'retired.',
    says: [/not (been )?(recognised|found|known)|unknown|does not exist|enter an? \W*(#\/)?participant_id/i],
  },
  {
    rules: ids({ 'rect.declaration': 'D3', [`rect.${actions}`]: 'P1' }),
    action: 'fix-data',
    advice: 'Send ecf-induction for an ECT or ecf-mentor for a mentor.',
    says: [/enter|recognised|valid|must be|blank|missing/i],
  },
  {
    rules: ids({
      'rect.declaration': 'D5',
      [`rect.${actions}`]: 'P2',
      [`ecf.${actions}`]: '2a',
      'ecf.declaration': '12',
    }),
    action: 'fix-data',
    advice:
      'Send the course of an enrolment that the participant shows; ask the school if it has removed them by mistake.',
    says: [/recognised|not (registered|enrolled|trained|training)|given participant/i],
  },
  {
    rules: ids({
      [`rect.${actions}`]: '404',
      'rect.void|partnership-update': '404',
      'rect.request': '9c 3',
      'ecf.void|partnership-update': '404',
      'ecf.request': '6c 2',
    }),
    action: 'fix-data',
    advice:
      'Check the id, that the record is yours, and for a participant whether the id was retired ' +
      '(participants.resolve).',
    says: [],
    status: 404,
  },
];

/** Refusals that come before any rule about the record. */
export const requestCauses: readonly Cause[] = [
  {
    rules: ids({ 'rect.request': '2', 'ecf.request': '1' }),
    action: 'wait',
    advice: 'Wait for the next five-minute window; share one budget between everything that uses the token.',
    status: 429,
    until: 'error',
  },
  {
    rules: ids({ 'rect.request': '5', 'ecf.request': '4a' }),
    action: 'fix-data',
    advice: 'Check that the token is there and belongs to this service and environment.',
    status: 401,
  },
  {
    rules: ids({ 'ecf.request': '4b' }),
    action: 'ask-dfe',
    advice: 'Ask DfE for a lead provider token: this one belongs to something else.',
    status: 403,
  },
  {
    rules: ids({ 'rect.request': '5a' }),
    action: 'fix-data',
    advice: 'Send Accept: application/json, or leave the header out.',
    status: 406,
  },
  {
    rules: ids({ 'rect.request': '4 6', 'ecf.request': '2a 4c' }),
    action: 'fix-data',
    advice: 'Check that the body is JSON and that the query string is encoded and does not contradict itself.',
    status: 400,
  },
  {
    rules: ids({ 'rect.request': '7 8', 'ecf.request': '5a 5b' }),
    action: 'fix-data',
    advice: 'Write filters as filter[name]=value, and send filter[cohort] where schools are read.',
    says: [],
  },
  {
    rules: ids({ 'rect.request': '9a', 'ecf.request': '6a' }),
    action: 'fix-data',
    advice: 'Send {"data": {"type": …, "attributes": {…}}} with at least one attribute of the operation.',
    says: [/\bdata\b|attributes|json|structure/i],
  },
  {
    rules: ids({ 'rect.request': '9e', 'ecf.request': '6e' }),
    action: 'fix-data',
    advice: 'Send page numbers and page sizes of at least 1.',
    says: [/\bpage\b|per_page|pagination/i],
  },
  {
    rules: ids({ 'rect.request': '9g', 'ecf.request': '6f' }),
    action: 'fix-data',
    advice: 'Send filter[updated_since] as date and time in UTC, such as 2026-01-31T09:00:00Z.',
    says: [/updated_since/i],
  },
  {
    rules: ids({ 'ecf.request': '6g' }),
    action: 'fix-data',
    advice: 'Filter by active, deferred or withdrawn.',
    says: [/training_status/i],
  },
  {
    rules: ids({ 'ecf.request': '6h' }),
    action: 'fix-data',
    advice: 'Sort by created_at or updated_at.',
    says: [/\bsort|column|select distinct|order by/i],
  },
  {
    rules: ids({
      'rect.request': '1 9b 9d 9f',
      'ecf.request': '0 6b 6d',
      'rect.declaration': 'D9y',
      'ecf.declaration': '2y 3x S4x',
      'ecf.schedule': '9x',
      'ecf.partnership-create': '4x',
    }),
    action: 'ask-dfe',
    advice:
      'The service failed: check the request against the rules named here, and if none applies and it fails ' +
      'again, ask DfE.',
    status: 500,
  },
];
