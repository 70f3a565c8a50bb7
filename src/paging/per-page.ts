import { ValidationError } from '../errors/index.ts';

export const DEFAULT_PER_PAGE = 1000;
export const MAX_PER_PAGE = 3000;

/** The page size to ask for. More than 3,000 would be lowered by the service without a word, so it is refused. */
export function checkPerPage(operation: string, perPage: number | undefined): number {
  if (perPage === undefined) return DEFAULT_PER_PAGE;
  if (Number.isInteger(perPage) && perPage >= 1 && perPage <= MAX_PER_PAGE) return perPage;
  const detail = `Has to be a whole number from 1 to ${MAX_PER_PAGE}; the service serves no more than that on a page.`;
  throw new ValidationError(`${operation} was not sent. perPage: ${detail}`, {
    operation,
    outcome: 'not-sent',
    issues: [{ title: 'perPage', detail }],
  });
}
