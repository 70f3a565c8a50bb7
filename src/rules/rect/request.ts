import { requestRules } from '../shared/request-rule.ts';

/** In the order in which the service looks; row numbers are those of the table in docs/services/rect.md 2.2. */
export const rectRequestRules = requestRules('rect', [
  [
    '1',
    {
      status: 500,
      title: 'Internal server error',
      body: 'error',
      section: '2.2, row 1; 1.5',
      refuses: 'A clock header that cannot be read',
      detail:
        'X-With-Server-Date cannot be read as a date, which makes the service fail. Send an instant such as ' +
        '2026-01-31T09:00:00Z.',
    },
  ],
  [
    '2',
    {
      status: 429,
      title: 'Retry later',
      body: 'text',
      section: '2.2, row 2; 1.4',
      refuses: 'More than 1,000 requests of one Authorization header in a window of five minutes',
      detail: 'The requests of this window are used up. Wait until the next multiple of five minutes.',
    },
  ],
  [
    '3',
    {
      status: 404,
      title: 'Resource not found',
      body: 'error',
      section: '2.2, row 3',
      refuses: 'A path, or a method on it, that does not exist',
      detail: 'There is no such operation. Check the path and the method against the description.',
    },
  ],
  [
    '4',
    {
      status: 400,
      title: '',
      body: 'empty',
      section: '2.2, row 4',
      refuses: 'A query string that cannot be decoded or contradicts itself',
      detail: 'The query string cannot be read. Check its encoding, and that no parameter is both a value and a group.',
    },
  ],
  [
    '5',
    {
      status: 401,
      title: 'HTTP Token: Access denied',
      body: 'error',
      section: '2.2, row 5; 1.2',
      refuses: 'No token, a malformed or an unknown one',
      detail:
        'Check that the token belongs to this service and environment, and that the header reads "Bearer <token>".',
    },
  ],
  [
    '5a',
    {
      status: 406,
      title: '',
      body: 'empty',
      section: '1.3',
      refuses: 'An Accept header that is not a media type',
      detail: 'The Accept header cannot be read. Send application/json, or leave it out.',
    },
  ],
  [
    '6',
    {
      status: 400,
      title: '',
      body: 'empty',
      section: '2.2, row 6',
      refuses: 'A body that is not valid JSON',
      detail: 'The body cannot be parsed as JSON.',
    },
  ],
  [
    '7',
    {
      status: 400,
      title: 'Bad parameter',
      body: 'issue',
      section: '2.2, row 7',
      refuses: 'filter given as a value or a list instead of filter[name]=value',
      detail: 'filter has to be written as filter[name]=value.',
    },
  ],
  [
    '8',
    {
      status: 400,
      title: 'Bad parameter',
      body: 'issue',
      section: '2.2, row 8',
      refuses: 'A read of schools without filter[cohort]',
      detail: 'filter[cohort] is needed here, with one year such as 2025.',
    },
  ],
  [
    '9a',
    {
      status: 400,
      title: 'Bad request',
      body: 'issue',
      section: '2.3',
      anchor: 'section-2-3',
      refuses: "A body without data, without attributes, or with none of the operation's own attributes",
      detail: 'The body has to be {"data": {"attributes": {…}}} with at least one attribute of this operation.',
    },
  ],
  [
    '9b',
    {
      status: 500,
      title: 'Internal server error',
      body: 'error',
      section: '2.3 and 2.4',
      refuses: 'data that is a text or a list',
      detail: 'data has to be an object; anything else makes the service fail.',
    },
  ],
  [
    '9c',
    {
      status: 404,
      title: 'Resource not found',
      body: 'issue',
      section: '2.1; what is visible 4.1',
      refuses: 'A record that does not exist or is not visible to this provider, read by its id',
      detail: 'There is nothing under this id, or nothing that this provider may see.',
    },
  ],
  [
    '9d',
    {
      status: 500,
      title: 'Internal server error',
      body: 'error',
      section: '2.4',
      refuses: 'page given as a value instead of page[page]=…, or page[page] or page[per_page] given as a list',
      detail:
        'page has to be written as page[page] and page[per_page], each a single value; anything else makes the ' +
        'service fail.',
    },
  ],
  [
    '9e',
    {
      status: 400,
      title: 'Bad request',
      body: 'issue',
      section: '3.1',
      refuses: 'A page number or a page size below 1',
      detail: 'Both page[page] and page[per_page] have to be whole numbers of at least 1.',
    },
  ],
  [
    '9f',
    {
      status: 500,
      title: 'Internal server error',
      body: 'error',
      section: '2.4',
      refuses: 'filter[updated_since] given as a list',
      detail: 'filter[updated_since] has to be a single value; a list makes the service fail.',
    },
  ],
  [
    '9g',
    {
      status: 400,
      title: 'Bad request',
      body: 'issue',
      section: '3.3',
      refuses: 'filter[updated_since] that is not a date-time, or whose plus sign was lost to the second decoding',
      detail:
        'filter[updated_since] has to be a date and a time to the second, in UTC with Z, such as 2026-01-31T09:00:00Z.',
    },
  ],
]);
