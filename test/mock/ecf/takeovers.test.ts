import type { Scenario } from 'lead-provider-sdk/mock';
import { describe, expect, test } from 'vitest';
import { uuidOf } from '../../../src/mock/ids.ts';
import { enrolment, LATER, participant, since, stage, type Stage } from './actors-harness.ts';
import { base, training, world } from './ecf-mock.ts';

const own = { partnership: null, programme: 'school_led' as const };

const ecfWorld = (choice: 'core_induction_programme' | 'design_our_own'): Scenario =>
  world(
    [
      { id: 'stays', training: [training({ record: 'r1', ...own, school: 's4' })] },
      { id: 'leaves', training: [training({ record: 'r2', ...own, school: 's4', to: '2026-03-31' })] },
      { id: 'left', training: [training({ record: 'r3', ...own, school: 's4', to: '2025-12-31' })] },
      { id: 'none', training: [training({ record: 'r4', partnership: null, school: 's4', programme: 'none' })] },
      {
        id: 'arrives',
        training: [
          training({ record: 'r5', to: '2026-03-31' }),
          training({ record: 'r5', ...own, school: 's4', from: '2026-04-01' }),
        ],
      },
      { id: 'later', training: [training({ record: 'r6', ...own, school: 's4', from: '2026-04-01' })] },
      { id: 'under', training: [training({ record: 'r7', partnership: 'ps5' })] },
      { id: 'under-leaves', training: [training({ record: 'r8', partnership: 'ps5', to: '2026-03-31' })] },
      {
        id: 'under-arrives',
        training: [
          training({ record: 'r9', partnership: 'ps3', to: '2026-03-31' }),
          training({ record: 'r9', partnership: 'ps5', from: '2026-04-01' }),
        ],
      },
    ],
    {
      schools: [
        ...(base.schools ?? []),
        { id: 's4', urn: '100004', programme: { '2025': choice } },
        { id: 's5', urn: '100005' },
      ],
      partnerships: [...(base.partnerships ?? []), { id: 'ps5', lp: 'lp2', dp: 'dp2', school: 's5', cohort: 2025 }],
    },
  );

const take = (on: Stage, school: string) =>
  on.write('POST', '/partnerships/ecf', {
    cohort: '2025',
    school_id: uuidOf(school),
    delivery_partner_id: uuidOf('dp1'),
  });

describe('ecf.md 4.9, side effect 3: who is moved to the new default programme', () => {
  test.each(['core_induction_programme', 'design_our_own'] as const)(
    '%s: its people appear to the new provider; not leavers, nor arrivals by transfer still to come',
    async (choice) => {
      const on = stage(ecfWorld(choice));
      expect(await on.list('/participants/ecf')).toEqual(['arrives']);
      expect((await take(on, 's4')).status).toBe(200);
      expect(await on.list('/participants/ecf')).toEqual(['stays', 'arrives', 'later']);
      expect(await on.list(since('/participants/ecf', LATER))).toEqual(['stays', 'arrives', 'later']);
      expect(enrolment(await on.read(participant('stays')))).toMatchObject({
        school_urn: '100004',
        cohort: '2025',
        delivery_partner_id: uuidOf('dp1'),
      });
      // still the enrolment at the school they leave
      expect(enrolment(await on.read(participant('arrives')))).toMatchObject({ school_urn: '100001' });
    },
  );

  test('design_our_own: who was registered by a step of the school is moved too', async () => {
    const on = stage(ecfWorld('design_our_own'));
    on.schools.registerParticipant({ id: 'new', role: 'ect', school: 's4', from: '2026-01-05' });
    await take(on, 's4');
    expect(await on.list('/participants/ecf')).toContain('new');
  });

  test('a challenged partnership: its people are moved; not leavers, nor arrivals still to come', async () => {
    const on = stage(ecfWorld('core_induction_programme'));
    on.dfe.challengePartnership('ps5');
    expect((await take(on, 's5')).status).toBe(200);
    expect(await on.list('/participants/ecf')).toEqual(['arrives', 'under']);
    expect(
      on
        .world()
        .profilesOf.get(uuidOf('under-leaves'))?.[0]
        ?.records.map(({ status }) => status),
    ).toEqual(['leaving']);
    expect(await on.list('/participants/ecf', 'lp2')).toEqual(['under-arrives']);
  });

  test('an unchallenged partnership: refused, and nobody is moved', async () => {
    const on = stage(ecfWorld('core_induction_programme'));
    expect((await take(on, 's5')).titles).toEqual(['school_id']);
    expect(await on.list('/participants/ecf')).toEqual(['arrives']);
  });
});
