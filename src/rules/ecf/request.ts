import { requestRules } from '../shared/request-rule.ts';

/** In the order in which the service looks (docs/services/ecf.md 1.3): the number is the step, the letter the case. */
export const ecfRequestRules = requestRules('ecf', [
  [
    '0',
    {
      status: 500,
      title: 'Internal server error',
      body: 'error',
      section: '1.5',
      refuses: 'A clock header with a part out of range, such as month 13',
      detail:
        'X-With-Server-Date holds a part that is out of range, which makes the service fail. Send an instant such ' +
        'as 2026-01-31T09:00:00Z.',
    },
  ],
  [
    '1',
    {
      status: 429,
      title: 'Retry later',
      body: 'text',
      section: '1.4',
      refuses: 'More than 1,000 requests of one Authorization header in a window of five minutes',
      detail: 'The requests of this window are used up. Wait until the next multiple of five minutes.',
    },
  ],
  [
    '2',
    {
      status: 404,
      title: 'Resource not Found',
      body: 'error',
      section: '2.2',
      refuses: 'A path, or a method on it, that does not exist',
      detail: 'There is no such operation. Check the path and the method against the description.',
    },
  ],
  [
    '2a',
    {
      status: 400,
      title: '',
      body: 'empty',
      section: '2.2',
      refuses: 'A query string that cannot be decoded or contradicts itself',
      detail: 'The query string cannot be read. Check its encoding, and that no parameter is both a value and a group.',
    },
  ],
  [
    '4a',
    {
      status: 401,
      title: 'HTTP Token: Access denied',
      body: 'error',
      section: '1.2',
      refuses: 'No token, a malformed or an unknown one',
      detail:
        'Check that the token belongs to this service and environment, and that the header reads "Bearer <token>".',
    },
  ],
  [
    '4b',
    {
      status: 403,
      title: '',
      body: 'empty',
      section: '1.2',
      refuses: "A token that is not a lead provider's",
      detail:
        'The token is known but belongs to something else than a lead provider. Ask DfE for a lead provider token.',
    },
  ],
  [
    '4c',
    {
      status: 400,
      title: '',
      body: 'empty',
      section: '2.2',
      refuses: 'A body that is not valid JSON',
      detail: 'The body cannot be parsed as JSON.',
    },
  ],
  [
    '5a',
    {
      status: 400,
      title: 'Bad parameter',
      body: 'issue',
      section: '2.2',
      refuses: 'filter given as a value or a list instead of filter[name]=value',
      detail: 'filter has to be written as filter[name]=value.',
    },
  ],
  [
    '5b',
    {
      status: 400,
      title: 'Bad parameter',
      body: 'issue',
      section: '2.2',
      refuses: 'A read of schools without filter[cohort]',
      detail: 'filter[cohort] is needed here, with one year such as 2025.',
    },
  ],
  [
    '6a',
    {
      status: 400,
      title: 'Bad request',
      body: 'issue',
      section: '2.2',
      refuses: 'A body without data',
      detail: 'The body has to be {"data": {"attributes": {…}}}.',
    },
  ],
  [
    '6b',
    {
      status: 500,
      title: 'Internal server error',
      body: 'error',
      section: '2.2',
      refuses: 'data that is a text, a number or a list, or attributes that are a list',
      detail: 'data and attributes have to be objects; anything else makes the service fail.',
    },
  ],
  [
    '6c',
    {
      status: 404,
      title: 'Resource not Found',
      body: 'error',
      section: '2.2',
      refuses: 'A record that does not exist or is not visible to this provider, read by its id',
      detail: 'There is nothing under this id, or nothing that this provider may see.',
    },
  ],
  [
    '6d',
    {
      status: 500,
      title: 'Internal server error',
      body: 'error',
      section: '2.2',
      refuses: 'page given as a value instead of page[page]=…',
      detail: 'page has to be written as page[page] and page[per_page]; anything else makes the service fail.',
    },
  ],
  [
    '6e',
    {
      status: 400,
      title: 'Bad request',
      body: 'issue',
      section: '2.2; 3.1',
      refuses: 'A page number or a page size below 1',
      detail: 'Both page[page] and page[per_page] have to be whole numbers of at least 1.',
    },
  ],
  [
    '6f',
    {
      status: 400,
      title: 'Bad request',
      body: 'issue',
      section: '2.2; 3.4',
      refuses: 'filter[updated_since] that is not a date-time',
      detail: 'filter[updated_since] has to be a date and a time to the second, such as 2026-01-31T09:00:00Z.',
    },
  ],
  [
    '6g',
    {
      status: 400,
      title: 'Bad request',
      body: 'issue',
      section: '2.2; 3.4',
      refuses: 'filter[training_status] that is none of the three',
      detail: 'filter[training_status] has to be one of active, deferred and withdrawn.',
    },
  ],
  [
    '6h',
    {
      status: 400,
      title: 'Bad request',
      body: 'issue',
      section: '2.2; 3.3',
      refuses: 'A sort by a column that the list does not select',
      detail: 'This list cannot be sorted by that column. Sort by created_at or updated_at.',
    },
  ],
]);
