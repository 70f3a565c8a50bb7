import { ValidationError } from '../errors/index.ts';
import { checkWhole, type Drift } from './paged.ts';

const WALKS = 5;

/** Walks again until two walks in a row give the same ids, and answers with the records of the last. */
export async function agree<T>(
  operation: string,
  verify: true | number,
  first: Map<string, T>,
  walk: () => Promise<Map<string, T>>,
  onDrift: (drift: Drift) => void,
): Promise<Map<string, T>> {
  const most = verify === true ? WALKS : checkWhole(operation, 'verify', verify, 2);
  let before = first;
  for (let walks = 2; walks <= most; walks += 1) {
    const now = await walk();
    const appeared = [...now.keys()].filter((id) => !before.has(id));
    const vanished = [...before.keys()].filter((id) => !now.has(id));
    if (appeared.length + vanished.length === 0) return now;
    for (const id of appeared) onDrift({ id, change: 'appeared', page: null, newer: null });
    for (const id of vanished) onDrift({ id, change: 'vanished', page: null, newer: null });
    before = now;
  }
  throw new ValidationError(
    `${operation}: ${most} walks over the list gave no two that agree; it changes faster than it can be read. Try ` +
      'at a quieter hour, with a larger perPage, or narrow the filters.',
    { operation, outcome: 'unknown', retryable: true },
  );
}
