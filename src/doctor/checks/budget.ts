import { MOST_REQUESTS } from '../counted-fetch.ts';
import { cannotTell, differs, ok, type Check } from '../types.ts';

/** Looked at last, when all is sent. */
export const budget: Check = ({ asker }) => {
  const looking = {
    id: 'budget',
    looked: 'what this examination sent',
    expected: `at most ${MOST_REQUESTS} requests, and none answered with 429`,
  };
  const { heads } = asker.sent;
  if (heads.length === 0) return cannotTell(looking, 'no answer came');
  const refused = heads.filter(({ status }) => status === 429).length;
  const found = `${asker.sent.count()} requests, ${refused} answered with 429`;
  if (refused === 0) return ok(looking, found);
  return differs(
    looking,
    found,
    'Something else uses up the 1,000 requests in five minutes of this token: share one budget (docs/reliability.md).',
  );
};
