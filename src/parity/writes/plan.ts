import type { Observed, Row } from '../../capture/observed.ts';
import type { Mock } from '../../mock/index.ts';
import { allRules, ruleById } from '../../rules/registry.ts';
import { modelSide } from '../model-side.ts';
import { askSide } from '../side.ts';
import type { Ask, ModelSide } from '../types.ts';
import { refusable } from './candidates.ts';
import { chainsOf } from './chains.ts';
import type { Step, WritePlan } from './types.ts';

/** The most writes that a plan has. */
const MOST_WRITES = 25;
const MOST_ACCEPTED = 6;
/** On how many of the participants given writes are tried out: enough for every state, and soon done. */
const MOST_PEOPLE = 20;

/**
 * What to write, tried out on the mock first, which is as before afterwards: refusals of as many rules as can be reached
 * (they change nothing), then a few writes that are accepted and taken back.
 */
export async function writePlan(
  observed: Observed,
  ids: readonly string[],
  mock: Mock,
  leadProvider: string,
): Promise<WritePlan> {
  const named = new Set(ids.map((id) => id.toLowerCase()));
  const people = observed.lists.participants.filter(({ id }) => named.has(id)).slice(0, MOST_PEOPLE);
  const model = modelSide(mock, leadProvider);
  const before = mock.snapshot();
  try {
    model.setClock(new Date(observed.at));
    const accepted = await acceptedSteps(observed, people, mock, model);
    const refused = await refusedSteps(observed, people, mock, model, MOST_WRITES - accepted.length);
    const reached = new Set(refused.flatMap(({ rules }) => rules));
    return {
      steps: [...refused, ...accepted],
      unreached: allRules
        .filter(
          ({ service, operation, enforcedBy }) =>
            service === observed.service && operation !== 'request' && enforcedBy === 'service',
        )
        .map(({ id }) => id)
        .filter((id) => !reached.has(id)),
      unknown: ids.filter((id) => !observed.lists.participants.some((person) => person.id === id.toLowerCase())),
    };
  } finally {
    mock.restore(before);
  }
}

async function refusedSteps(
  observed: Observed,
  people: readonly Row[],
  mock: Mock,
  model: ModelSide,
  most: number,
): Promise<readonly Step[]> {
  const tried: { readonly ask: Ask; readonly rules: readonly string[] }[] = [];
  for (const ask of refusable(observed, people)) {
    const { status, rules } = await tryOut(mock, model, ask);
    if (status >= 400 && status < 500 && rules.length > 0) tried.push({ ask, rules });
  }
  const steps: Step[] = [];
  const reached = new Set<string>();
  const clear = new Set<string>();
  // a rule is reached clearly where no other one refuses under its title: only there it is seen when it is left out
  const gain = ({ rules }: (typeof tried)[number]): number => {
    const alone = clearlyIn(rules).filter((rule) => !clear.has(rule)).length;
    return alone + rules.filter((rule) => !reached.has(rule)).length / 2 - rules.length / 100;
  };
  while (steps.length < most && tried.length > 0) {
    const best = tried.reduce((one, other) => (gain(other) > gain(one) ? other : one));
    if (gain(best) <= 0) break;
    for (const rule of best.rules) reached.add(rule);
    for (const rule of clearlyIn(best.rules)) clear.add(rule);
    steps.push({ ...best, expects: 'refused', leaves: '', undoes: false });
  }
  return steps;
}

/** Those of the rules whose title no other one of them has. */
function clearlyIn(rules: readonly string[]): readonly string[] {
  const titleOf = (id: string): string | undefined => ruleById(id)?.title;
  return rules.filter((id) => rules.every((other) => other === id || titleOf(other) !== titleOf(id)));
}

async function acceptedSteps(
  observed: Observed,
  people: readonly Row[],
  mock: Mock,
  model: ModelSide,
): Promise<readonly Step[]> {
  const steps: Step[] = [];
  const kinds = new Set<string>();
  for (const { kind, steps: chain } of chainsOf(observed, people)) {
    if (kinds.has(kind) || steps.length + chain.length > MOST_ACCEPTED) continue;
    if (!(await isAccepted(mock, model, chain))) continue;
    kinds.add(kind);
    steps.push(...chain);
  }
  return steps;
}

/** Whether the mock accepts all steps one after the other. */
async function isAccepted(mock: Mock, model: ModelSide, chain: readonly Step[]): Promise<boolean> {
  const before = mock.snapshot();
  try {
    let created: string | null = null;
    for (const { ask } of chain) {
      const { status, json } = await askSide(model, ask, created);
      if (status !== 200) return false;
      created = createdId(json) ?? created;
    }
    return true;
  } finally {
    mock.restore(before);
  }
}

async function tryOut(
  mock: Mock,
  model: ModelSide,
  ask: Ask,
): Promise<{ readonly status: number; readonly rules: readonly string[] }> {
  const before = mock.snapshot();
  try {
    const { status } = await askSide(model, ask);
    return { status, rules: model.lastRules() };
  } finally {
    mock.restore(before);
  }
}

/** The id of the record that a write was answered with. */
export function createdId(json: unknown): string | null {
  const id = /"data":\{"id":"([^"]+)"/.exec(json === undefined ? '' : JSON.stringify(json))?.[1];
  return id ?? null;
}
