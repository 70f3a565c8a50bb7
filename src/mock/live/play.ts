import { ActorError } from '../actors/actor-error.ts';
import { weightOf, type Act, type Stage } from './act.ts';
import { dfeActs } from './dfe.ts';
import { oneOf } from './pick.ts';
import { providerActs } from './providers.ts';
import { schoolActs } from './schools.ts';
import type { LiveAct } from './types.ts';

/**
 * How many acts are tried until one is accepted. Each try looks for a subject several times itself, so when all have
 * failed there is nothing, or next to nothing, that could lawfully be done in the world.
 */
const TRIES = 300;

/** Plays one act at the present of the stage; null when nobody can do anything. */
export function playAct(stage: Stage): LiveAct | null {
  const acts = [...schoolActs, ...dfeActs, ...providerActs, ...stage.side.acts];
  const weights = acts.map((act) => weightOf(act, stage));
  const total = weights.reduce((a, b) => a + b, 0);
  for (let i = 0; i < TRIES; i += 1) {
    let at = stage.random.next() * total;
    const act = acts.find((_act, k) => (at -= weights[k] ?? 0) < 0);
    const done = act === undefined ? null : attempt(stage, act);
    if (done !== null) return done;
  }
  return null;
}

function attempt(stage: Stage, act: Act): LiveAct | null {
  const before = stage.world.version;
  const lp = act.who === 'provider' ? actingProvider(stage) : null;
  try {
    const args = act.who !== 'provider' ? act.play(stage) : lp === null ? null : act.play(stage, lp);
    // what changes nothing, such as a name that somebody has already, is no act
    if (args === null || stage.world.version === before) return null;
    const who = act.who !== 'provider' ? act.who : lp === stage.own ? 'provider' : 'other-provider';
    return { who, act: act.act, lp: lp?.symbol ?? null, args };
  } catch (refusal) {
    if (refusal instanceof ActorError) return null;
    throw refusal;
  }
}

function actingProvider(stage: Stage) {
  const { own, isOwnActing, random, world } = stage;
  if (isOwnActing && random.chance(0.7)) return own;
  return oneOf(
    stage,
    world.providers.filter((lp) => lp !== own),
  );
}
