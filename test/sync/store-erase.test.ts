import { describe, expect, test } from 'vitest';
import { withoutPersonal } from '../../src/sync/records/personal.ts';
import { prepare } from '../../src/sync/records/prepared.ts';
import type { Item, Resource } from '../../src/sync/resources.ts';
import { applyRecords } from '../../src/sync/store/apply.ts';
import { CopyError } from '../../src/sync/store/copy-error.ts';
import { erasePeople } from '../../src/sync/store/erase.ts';
import type { NewEvent } from '../../src/sync/store/events.ts';
import type { CopyConnection } from '../../src/sync/store/steps.ts';
import { bareCopy, put } from './bare.ts';
import { history, rowsOf, told } from './store-support.ts';

const AT = '2024-06-01T00:00:00Z';

const apply = (copy: CopyConnection, resource: Resource, cohort: number | null, ...items: readonly Item[]) =>
  copy.write(() =>
    applyRecords(
      resource,
      items.map((item) => prepare(item, cohort)),
      { service: 'rect', provider: null, readAt: AT, wholeBefore: null, tellsAdded: false, isMerge: () => false },
      () => undefined,
    ),
  );
async function erase(copy: CopyConnection, ids: readonly string[], at = AT) {
  const events: NewEvent[] = [];
  const erased = await copy.write(() => erasePeople(ids, at, (event) => void events.push(event)));
  return { erased, events };
}

const enrolment = (record: string, role: string, secret: string) => ({
  ...{ training_record_id: record, participant_type: role, email: `${secret}@x.example`, training_status: 'withdrawn' },
  ...{ withdrawal: { reason: secret, date: '2024-05-01' }, deferral: { reason: secret, date: '2024-04-01' } },
});
const person = (id: string, secret: string): Item => ({
  ...{ id, type: 'participant' },
  attributes: {
    full_name: secret,
    ecf_enrolments: [enrolment(`${id}1`, 'ect', secret), enrolment(`${id}2`, 'mentor', secret)],
  },
});

describe('a person who is erased', () => {
  test('is gone from every enrolment; the dates stay, and so does everybody else', async () => {
    const copy = await bareCopy();
    await apply(copy, 'participants', null, person('a', 'Ann'), person('b', 'Ben'));
    const { erased, events } = await erase(copy, ['a', 'nobody']);
    expect(erased).toEqual(['a', 'nobody']);
    expect(events).toEqual([{ resource: 'participants', id: 'a', cohort: null, kind: 'erased' }]);
    const kept = { withdrawal_date: '2024-05-01', deferral_date: '2024-04-01', training_status: 'withdrawn' };
    const bare = { email: null, withdrawal_reason: null, deferral_reason: null, ...kept };
    const ben = { email: 'Ben@x.example', withdrawal_reason: 'Ben', deferral_reason: 'Ben', ...kept };
    const columns = ['training_record_id', 'role', ...Object.keys(bare)].join(', ');
    expect(await rowsOf(copy, `SELECT ${columns} FROM dfe_enrolments ORDER BY 1`)).toEqual([
      { training_record_id: 'a1', role: 'ect', ...bare },
      { training_record_id: 'a2', role: 'mentor', ...bare },
      { training_record_id: 'b1', role: 'ect', ...ben },
      { training_record_id: 'b2', role: 'mentor', ...ben },
    ]);
  });

  test('served again without personal data is no change', async () => {
    const copy = await bareCopy();
    await apply(copy, 'participants', null, person('a', 'Ann'));
    await erase(copy, ['a']);
    const again = await apply(copy, 'participants', null, withoutPersonal('participants', person('a', 'Anna')));
    expect(again).toMatchObject({ seen: 1, changed: 0, touchedOnly: 0, moved: [] });
  });

  test('as an unfunded mentor is gone from that list, too', async () => {
    const copy = await bareCopy();
    const mentor = (id: string, name: string): Item => ({
      ...{ id, type: 'unfunded-mentor' },
      attributes: { full_name: name, email: `${name}@x`, teacher_reference_number: '1', created_at: AT },
    });
    await apply(copy, 'unfundedMentors', null, mentor('a', 'Ann'), mentor('b', 'Ben'));
    const { events } = await erase(copy, ['a']);
    expect(events).toEqual([{ resource: 'unfundedMentors', id: 'a', cohort: null, kind: 'erased' }]);
    expect(
      await rowsOf(copy, 'SELECT full_name, email, trn, created_at FROM dfe_unfunded_mentors ORDER BY id'),
    ).toEqual([
      { full_name: null, email: null, trn: null, created_at: AT },
      { full_name: 'Ben', email: 'Ben@x', trn: '1', created_at: AT },
    ]);
    expect(JSON.stringify(await rowsOf(copy, 'SELECT * FROM dfe_unfunded_mentors'))).not.toContain('Ann');
  });

  test('keeps the day on which that was first asked', async () => {
    const copy = await bareCopy();
    await erase(copy, ['a']);
    await erase(copy, ['a', 'b'], '2024-07-01T00:00:00Z');
    expect(await rowsOf(copy, 'SELECT id, at FROM dfe_erased ORDER BY id')).toEqual([
      { id: 'a', at: AT },
      { id: 'b', at: '2024-07-01T00:00:00Z' },
    ]);
  });

  test('is gone from changes of one of two enrolments of a role; what has no values stays without', async () => {
    const copy = await bareCopy();
    const patch = {
      'ecf_enrolments[ect:r1].email': 'a@x',
      'ecf_enrolments[ect:r1].deferral': { reason: 'x' },
      urn: '1',
    };
    const bare = { 'ecf_enrolments[ect:r1].email': null, 'ecf_enrolments[ect:r1].deferral': null, urn: '1' };
    await put(
      copy,
      'dfe_changes',
      told(1, 'participants', 'a', { before: JSON.stringify(patch), after: '{"urn":"2"}' }),
    );
    await put(copy, 'dfe_changes', told(2, 'participants', 'a', { after: JSON.stringify(patch) }));
    await put(copy, 'dfe_changes', told(3, 'participants', 'a', { before: '[1]', data: '{"into":"b"}' }));
    await put(copy, 'dfe_changes', told(4, 'participants', 'a', { data: '[{"attributes":1}]' }));
    await erase(copy, ['a']);
    expect(await history(copy)).toEqual([
      { before: JSON.stringify(bare), after: '{"urn":"2"}', data: null },
      { before: null, after: JSON.stringify(bare), data: null },
      { before: null, after: null, data: '{"into":"b"}' },
      { before: null, after: null, data: '[{"attributes":1}]' },
    ]);
  });

  test('is not said to be erased where a change cannot be read', async () => {
    const copy = await bareCopy();
    await put(copy, 'dfe_changes', told(1, 'participants', 'a', { after: '{' }));
    await expect(erase(copy, ['a'])).rejects.toThrow(CopyError);
    expect(await rowsOf(copy, 'SELECT id FROM dfe_erased')).toEqual([]);
  });
});
