import { describe, expect, test } from 'vitest';
import { ecfService } from '../../../src/mock/ecf/service.ts';
import type { EcfPartnership, EcfWorld, Profile } from '../../../src/mock/ecf/world.ts';
import { incomingOf } from '../../../src/mock/http/incoming.ts';
import { createPipeline, untouched } from '../../../src/mock/http/pipeline.ts';
import { uuidOf } from '../../../src/mock/ids.ts';
import { checkScenario } from '../../../src/mock/scenario/check.ts';
import { loadBase } from '../../../src/mock/world/load-base.ts';
import { Stamps } from '../../../src/mock/world/stamps.ts';
import { base, world as people, training } from './ecf-mock.ts';

/** States of the world that no scenario can write down, and that other actors bring about. */

const NOW = Date.parse('2026-02-10T12:00:00Z');
const scenario = checkScenario(
  people(
    [
      { id: 'p1', training: [training({ record: 'r1' })] },
      { id: 'p2', training: [training({ record: 'r2', partnership: 'ps1', from: '2024-09-01' })] },
      { id: 'theirs', training: [training({ record: 'r3', partnership: 'ps3' })] },
    ],
    { partnerships: [...(base.partnerships ?? []), { id: 'ps4', lp: 'lp1', dp: 'dp2', school: 's2', cohort: 2025 }] },
  ),
  'ecf',
);

function load(): EcfWorld {
  const stamps = new Stamps(NOW);
  return ecfService.load(loadBase('ecf', scenario, NOW, 1, stamps), scenario, NOW, stamps);
}

async function send(
  world: EcfWorld,
  method: string,
  path: string,
  attributes?: object,
): Promise<{ status: number; body: string; rules: readonly string[] }> {
  const request = new Request(`https://mock.test/api/v3${path}`, {
    method,
    headers: { authorization: 'Bearer lp1-token', 'content-type': 'application/json' },
    ...(attributes && { body: JSON.stringify({ data: { attributes } }) }),
  });
  const { judge } = await createPipeline(ecfService)(world, incomingOf(request), NOW, untouched);
  const { reply } = judge(NOW);
  return { status: reply.status, body: JSON.stringify(reply.json), rules: reply.rules ?? [] };
}

function profile(world: EcfWorld, user: string): Profile {
  const found = world.profilesOf.get(uuidOf(user))?.[0];
  if (found === undefined) throw new Error('no such profile');
  return found;
}

function partnership(world: EcfWorld, symbol: string): EcfPartnership {
  const found = world.partnerships.get(uuidOf(symbol));
  if (found === undefined) throw new Error('no such partnership');
  return found;
}

describe('ecf.md 4.8 and 4.9: relationship rows', () => {
  test('are never shown, and do not stand in the way', async () => {
    const world = load();
    Object.assign(partnership(world, 'ps4'), { relationship: true });
    expect((await send(world, 'GET', `/partnerships/ecf/${uuidOf('ps4')}`)).status).toBe(404);
    expect((await send(world, 'GET', '/partnerships/ecf')).body).not.toContain(uuidOf('ps4'));
  });

  test('are promoted when exactly that pairing is reported', async () => {
    const world = load();
    Object.assign(partnership(world, 'ps4'), { relationship: true });
    Object.assign(partnership(world, 'ps3'), { challengedReason: 'mistake', challengedAt: NOW });
    const answer = await send(world, 'POST', '/partnerships/ecf', {
      cohort: 2025,
      school_id: uuidOf('s2'),
      delivery_partner_id: uuidOf('dp2'),
    });
    expect([answer.status, answer.body.includes(uuidOf('ps4')), partnership(world, 'ps4').relationship]).toEqual([
      200,
      true,
      false,
    ]);
  });

  test('a partner that is kept for a participant there cannot be chosen', async () => {
    const world = load();
    const kept = {
      ...partnership(world, 'ps2'),
      id: uuidOf('kept'),
      deliveryPartner: partnership(world, 'ps4').deliveryPartner,
      relationship: true,
    };
    world.partnershipsAt.get(uuidOf('s1'))?.push(kept);
    const answer = await send(world, 'PUT', `/partnerships/ecf/${uuidOf('ps2')}`, {
      delivery_partner_id: uuidOf('dp2'),
    });
    expect([answer.status, answer.rules]).toEqual([422, ['ecf.partnership-update.2d']]);
  });
});

describe('ecf.md 4.9: challenged programmes', () => {
  test('whoever is on the challenged default programme moves to the new one, with a new record', async () => {
    const world = load();
    for (const symbol of ['ps3', 'ps4'])
      Object.assign(partnership(world, symbol), { challengedReason: 'mistake', challengedAt: NOW });
    const moved = profile(world, 'theirs');
    const answer = await send(world, 'POST', '/partnerships/ecf', {
      cohort: 2025,
      school_id: uuidOf('s2'),
      delivery_partner_id: uuidOf('dp2'),
    });
    expect([answer.status, answer.body.includes(uuidOf('ps4'))]).toEqual([200, true]);
    expect(moved.records.map(({ status, end }) => [status, end])).toEqual([
      ['changed', NOW],
      ['active', null],
    ]);
    expect((await send(world, 'GET', `/participants/ecf/${uuidOf('theirs')}`)).body).toContain(
      '"participant_status":"active"',
    );
  });
});

describe('ecf.md 4.11: a participant whom the school has removed', () => {
  test('is still read, and can no longer be written to', async () => {
    const world = load();
    profile(world, 'p1').status = 'withdrawn';
    expect((await send(world, 'GET', `/participants/ecf/${uuidOf('p1')}`)).status).toBe(200);
    const answer = await send(world, 'PUT', `/participants/ecf/${uuidOf('p1')}/defer`, {
      course_identifier: 'ecf-induction',
      reason: 'other',
    });
    expect([answer.status, answer.rules]).toEqual([422, ['ecf.defer.2a']]);
  });
});

describe('a world is plain data', () => {
  test('it survives being copied, and the copy goes its own way', async () => {
    const world = load();
    const copy: EcfWorld = { ...structuredClone({ ...world, ids: null }), ids: world.ids };
    await send(copy, 'PUT', `/participants/ecf/${uuidOf('p1')}/defer`, {
      course_identifier: 'ecf-induction',
      reason: 'other',
    });
    expect((await send(copy, 'GET', `/participants/ecf?filter[training_status]=deferred`)).body).toContain(
      uuidOf('p1'),
    );
    expect((await send(world, 'GET', `/participants/ecf?filter[training_status]=deferred`)).body).toBe('{"data":[]}');
  });
});
