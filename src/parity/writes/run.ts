import { isRecord } from '../../base/guards.ts';
import type { Settlement } from '../../errors/index.ts';
import { compare } from '../compare.ts';
import { askSide } from '../side.ts';
import { summed } from '../tally.ts';
import type { Answer, Difference, ModelSide, Seen, Side } from '../types.ts';
import { createdId } from './plan.ts';
import { storedWrite, type Settle } from './settle.ts';
import type { Done, Left, Step } from './types.ts';

export interface Written {
  readonly differences: readonly Difference[];
  readonly seen: readonly Seen[];
  readonly done: readonly Done[];
  readonly left: readonly Left[];
}

/**
 * Sends the steps to both sides, one after the other. A write whose answer is lost is looked for; after it nothing is sent
 * any more but what takes back what is known to stand. Nothing is sent twice.
 */
export async function runWrites(
  server: Side,
  model: ModelSide,
  steps: readonly Step[],
  settle: Settle | null = null,
): Promise<Written> {
  const differences: Difference[] = [];
  const seen: Seen[] = [];
  const done: Done[] = [];
  const left: Left[] = [];
  let isStopped = false;
  let made: { readonly there: string | null; readonly here: string | null; readonly isStanding: boolean } | null = null;
  for (const step of steps) {
    const { ask, undoes } = step;
    const isDue = undoes ? made?.isStanding === true : !isStopped;
    if (!isDue) {
      done.push({ step: ask.name, outcome: 'not sent' });
      continue;
    }
    const since = new Date();
    const there = await attempted(server, step, made?.there ?? null);
    if (there === null || there.status >= 500) {
      isStopped = true;
      const found = await lookedFor(settle, step, made?.there ?? null, since);
      if (found !== null && (found.result === 'not-applied' || found.already === true)) {
        done.push({ step: ask.name, outcome: 'not taken' });
        if (undoes) left.push({ step: ask.name, what: 'it was not taken, so what was to be taken back stands' });
        made = undoes ? null : made;
        continue;
      }
      if (found?.result === 'applied') {
        done.push({ step: ask.name, outcome: 'accepted' });
        if (step.expects === 'refused')
          left.push({ step: ask.name, what: `the server took what it was expected to refuse: ${whereToLook(step)}` });
        const here = await askSide(model, ask, made?.here ?? null);
        const isStanding = step.expects === 'accepted' && !undoes;
        if (isStanding && step.leaves !== '') left.push({ step: ask.name, what: step.leaves });
        made = isStanding ? { there: idOf(found.record), here: createdId(here.json), isStanding } : null;
        continue;
      }
      made = null;
      done.push({ step: ask.name, outcome: 'not settled' });
      left.push({ step: ask.name, what: `it is not known whether the server took it: ${whereToLook(step)}` });
      continue;
    }
    if (there.at !== null) model.setClock(there.at);
    const here = await askSide(model, ask, made?.here ?? null);
    const comparison = compare(there, here, ask, model.lastRules());
    differences.push(...comparison.differences);
    seen.push(...comparison.seen);
    const isTaken = there.status < 300;
    done.push({ step: ask.name, outcome: isTaken ? 'accepted' : 'refused' });
    if (step.expects === 'refused' && isTaken)
      left.push({ step: ask.name, what: `the server took what it was expected to refuse: ${whereToLook(step)}` });
    if (undoes && !isTaken) left.push({ step: ask.name, what: 'it was refused, so what was to be taken back stands' });
    if (step.expects === 'accepted' && !undoes && isTaken && step.leaves !== '')
      left.push({ step: ask.name, what: step.leaves });
    made =
      step.expects === 'accepted' && !undoes && isTaken
        ? { there: createdId(there.json), here: createdId(here.json), isStanding: true }
        : null;
  }
  return { differences, seen: summed(seen), done, left };
}

/** What became of a write whose answer was lost; null where nobody can look. */
async function lookedFor(
  settle: Settle | null,
  { ask }: Step,
  created: string | null,
  since: Date,
): Promise<Settlement | null> {
  const write = settle === null ? null : storedWrite(ask, created, since, new Date());
  return write === null || settle === null ? null : settle(write).catch(() => null);
}

const idOf = (record: unknown): string | null => {
  const id: unknown = isRecord(record) ? record['id'] : null;
  return typeof id === 'string' ? id : null;
};

async function attempted(server: Side, { ask }: Step, created: string | null): Promise<Answer | null> {
  try {
    return await askSide(server, ask, created);
  } catch {
    return null;
  }
}

const whereToLook = ({ ask }: Step): string =>
  ask.resource === 'declarations' ? "look at the participant's declarations" : 'look at the record';
