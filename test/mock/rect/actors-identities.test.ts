import { describe, expect, test } from 'vitest';
import { BEFORE, NOW, old, play } from './actors.ts';
import { ect, enrolmentOf, mentor, spell } from './world.ts';

const started = { role: 'ect', type: 'started', date: '2025-10-01T00:00:00Z', ...old } as const;

describe('rect.md 8: mergeParticipants', () => {
  const world = () =>
    play({
      participants: [
        // registered twice: first at s1 with lp1, later at s2 with lp2
        ect(
          'first',
          { to: '2025-12-31', mentor: 'mia' },
          {
            name: 'Ada F',
            trn: '1000001',
            idChanges: [{ from: 'older', to: 'first', at: '2025-10-01T09:00:00Z' }],
            induction: { start: '2025-09-01', end: '2025-12-31' },
          },
        ),
        ect('second', { partnership: 'ps2', from: '2026-01-05' }, { name: 'Ada Finch', trn: '1000002' }),
        mentor('mia', { to: '2025-12-31', schoolTo: null }, { name: 'Mia L' }),
        mentor('mia-again', { partnership: 'ps2', from: '2026-01-05' }, { name: 'Mia Larsen' }),
        ect('ben', { mentor: 'mia' }),
      ],
      declarations: [
        { ...started, id: 'd1', participant: 'first', lp: 'lp1', state: 'eligible', statement: 'st-open' },
        { ...started, id: 'd-ben', participant: 'ben', lp: 'lp1', date: '2025-09-02T00:00:00Z' },
      ],
    });

  test('stays, training, induction and earlier changes go over; the first id is retired', async () => {
    const it = world();
    it.dfe.mergeParticipants('first', 'second');
    expect(await it.participant('first')).toBeUndefined();
    expect((await it.participant('second'))?.['attributes']).toMatchObject({
      full_name: 'Ada Finch',
      teacher_reference_number: '1000002',
      updated_at: NOW,
      participant_id_changes: [
        { from_participant_id: it.id('older'), to_participant_id: it.id('first'), changed_at: '2025-10-01T09:00:00Z' },
        { from_participant_id: it.id('first'), to_participant_id: it.id('second'), changed_at: NOW },
      ],
    });
    // the record id of the one who stays; the eligibility and the induction dates of the person
    expect(await it.enrolment('second')).toMatchObject({
      training_record_id: it.id('second-ect'),
      school_urn: '100001',
      participant_status: 'left',
      most_recent_induction_period_end_date: '2025-12-31',
    });
    expect(await it.listed('/participants', ['first', 'second'])).toEqual(['second']);
    expect(await it.listed('/participants', ['first', 'second'], it.other)).toEqual(['second']);
    for (const id of ['older', 'first'])
      expect(await it.listed(`/participants?filter[from_participant_id]=${it.id(id)}`, ['second'])).toEqual(['second']);
  });

  test('declarations follow silently, and can be seen by the other provider now', async () => {
    const it = world();
    it.dfe.mergeParticipants('first', 'second');
    expect(await it.attributes('participant-declarations', 'd1')).toMatchObject({
      participant_id: it.id('second'),
      updated_at: BEFORE,
    });
    expect(await it.listed('/participant-declarations', ['d1'], it.other)).toEqual(['d1']);
    expect((await it.caller.get(`/participant-declarations?filter[participant_id]=${it.id('first')}`)).records).toEqual(
      [],
    );
  });

  test('the move between the two schools is a transfer', async () => {
    const it = world();
    expect((await it.caller.get('/participants/transfers')).records).toMatchObject([
      { attributes: { transfers: [{ joining: null }] } },
    ]);
    it.dfe.mergeParticipants('first', 'second');
    expect((await it.caller.get('/participants/transfers')).records).toMatchObject([
      {
        id: it.id('second'),
        attributes: {
          transfers: [
            {
              transfer_type: 'new_provider',
              leaving: { date: '2025-12-31' },
              joining: { school_urn: '100002', date: '2026-01-05' },
            },
          ],
        },
      },
    ]);
  });

  test('whom a merged mentor mentors is not touched, although mentor_id changes', async () => {
    const it = world();
    it.dfe.mergeParticipants('mia', 'mia-again');
    expect(await it.enrolment('ben')).toMatchObject({ mentor_id: it.id('mia-again') });
    expect(await it.updated('participants', 'ben')).toBe(BEFORE);
    expect(await it.attributes('participant-declarations', 'd-ben')).toMatchObject({
      mentor_id: it.id('mia-again'),
      updated_at: BEFORE,
    });
    expect(await it.updated('participants', 'mia-again')).toBe(NOW);
  });

  test('a chain: the last one carries every row', async () => {
    const it = world();
    it.dfe.mergeParticipants('first', 'second');
    it.caller.mock.clock.advance({ days: 1 });
    it.dfe.mergeParticipants('second', 'mia-again');
    expect(await it.participant('second')).toBeUndefined();
    const merged = await it.participant('mia-again');
    expect(merged?.['attributes']).toMatchObject({
      participant_id_changes: [
        { to_participant_id: it.id('first') },
        { to_participant_id: it.id('second') },
        { to_participant_id: it.id('mia-again') },
      ],
    });
    // the ECT side gets a record id of its own, because the old one went with the old id
    expect(enrolmentOf(merged ?? {}, 'ect')['training_record_id']).not.toBe(it.id('second-ect'));
    expect(await it.listed(`/participants?filter[from_participant_id]=${it.id('older')}`, ['mia-again'])).toEqual([
      'mia-again',
    ]);
    expect(() => it.dfe.mergeParticipants('first', 'ben')).toThrow(`was retired by a merge; use ${it.id('mia-again')}`);
  });

  test('overlaps make it fail as a whole', async () => {
    const it = world();
    const before = await it.caller.get('/participants');
    expect(() => it.dfe.mergeParticipants('first', 'ben')).toThrow(
      'mock.dfe.mergeParticipants: "first" and "ben" cannot be one: their stays as ect overlap. Nothing was changed.',
    );
    expect(() => it.dfe.mergeParticipants('mia', 'ben')).toThrow('one of them mentors the other');
    expect(() => it.dfe.mergeParticipants('ben', 'ben')).toThrow('the same participant');
    expect(() => it.dfe.mergeParticipants('nobody', 'ben')).toThrow('no participant "nobody"');
    expect((await it.caller.get('/participants')).text).toBe(before.text);
  });

  test('mentors may be at two schools at once, but not in two trainings', () => {
    const twoSchools = (partnership: string | null) =>
      play({
        participants: [
          mentor('mia'),
          {
            id: 'twin',
            training: [
              {
                role: 'mentor',
                record: 'twin',
                school: 's2',
                partnership,
                schedule: 'ecf-standard-september',
                from: '2025-09-01',
              },
            ],
          },
        ],
      });
    expect(() => twoSchools('ps3').dfe.mergeParticipants('twin', 'mia')).toThrow('their training as mentor overlaps');
    expect(() => twoSchools(null).dfe.mergeParticipants('twin', 'mia')).not.toThrow();
  });
});

describe('rect.md 5.9: names, numbers and e-mails', () => {
  const world = () =>
    play({
      participants: [
        ect('ada', { mentor: 'uma' }, { trn: '1000001' }),
        ect('ben', {}, { trn: '1000002' }),
        {
          id: 'uma',
          training: [
            {
              role: 'mentor',
              record: 'uma',
              partnership: null,
              school: 's1',
              from: '2025-09-01',
              email: 'uma@s1.example',
            },
          ],
        },
        {
          id: 'mel',
          training: [
            spell('mentor', 'mel', { to: '2025-12-31', schoolTo: '2025-12-31' }),
            spell('mentor', 'mel', { partnership: 'ps3', from: '2026-01-05' }),
          ],
        },
      ],
    });

  test('a name or a TRN moves the participant, and the unfunded mentor', async () => {
    const it = world();
    it.schools.changeName('ada', 'Ada Finch');
    it.dfe.correctTrn('ada', '1234567');
    expect((await it.participant('ada'))?.['attributes']).toMatchObject({
      full_name: 'Ada Finch',
      teacher_reference_number: '1234567',
      updated_at: NOW,
    });
    expect(await it.attributes('unfunded-mentors', 'uma')).toMatchObject({ updated_at: BEFORE });
    it.schools.changeName('uma', 'Uma Clarke');
    expect(await it.attributes('unfunded-mentors', 'uma')).toMatchObject({ full_name: 'Uma Clarke', updated_at: NOW });
    // the number is free again
    it.dfe.correctTrn('ben', '1000001');
    it.dfe.correctTrn('ada', null);
    expect((await it.participant('ada'))?.['attributes']).toMatchObject({ teacher_reference_number: null });
  });

  test('a TRN has seven digits and one owner', () => {
    const it = world();
    expect(() => it.dfe.correctTrn('ada', '12')).toThrow('seven digits');
    expect(() => it.dfe.correctTrn('ada', '1000002')).toThrow(`belongs to participant ${it.id('ben')}`);
    it.dfe.mergeParticipants('ben', 'mel');
    expect(() => it.dfe.correctTrn('ada', '1000002')).not.toThrow();
  });

  test('the same again moves nothing', async () => {
    const it = world();
    it.dfe.correctTrn('ada', '1000001');
    it.schools.changeEmail('ada', 'ada@example.test');
    expect(await it.updated('participants', 'ada')).toBe(BEFORE);
  });

  test('an e-mail is that of the stays that are not over', async () => {
    const it = world();
    it.schools.changeEmail('mel', 'new@example.test', { role: 'mentor' });
    expect(await it.enrolment('mel')).toMatchObject({ email: 'new@example.test' });
    expect(await it.updated('participants', 'mel')).toBe(NOW);
    it.schools.changeEmail('uma', 'uma@new.example');
    expect(await it.attributes('unfunded-mentors', 'uma')).toMatchObject({ email: 'uma@new.example', updated_at: NOW });
    expect(await it.updated('participants', 'ada')).toBe(BEFORE);
    expect(() => it.schools.changeEmail('ada', 'x@example.test', { role: 'mentor' })).toThrow(
      'not registered as mentor',
    );
    expect(() => it.schools.changeName('nobody', 'x')).toThrow(
      'mock.schools.changeName: there is no participant "nobody"',
    );
  });
});
