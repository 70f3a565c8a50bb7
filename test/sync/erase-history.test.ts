import { describe, expect, test } from 'vitest';
import { prepare } from '../../src/sync/records/prepared.ts';
import type { Item, Resource } from '../../src/sync/resources.ts';
import { applyRecords, type ApplyContext } from '../../src/sync/store/apply.ts';
import { erasedIds, erasePeople, eraseTutor } from '../../src/sync/store/erase.ts';
import { transaction, type Writer } from '../../src/sync/store/events.ts';
import { query, type CopyConnection } from '../../src/sync/store/steps.ts';
import { bareCopy, changesOf, put, writerOf } from './bare.ts';

const AT = '2024-06-01T00:00:00Z';
const context: ApplyContext = {
  ...{ service: 'rect', provider: null, readAt: AT, wholeBefore: null, tellsAdded: true },
  isMerge: () => false,
};

const enrolment = (name: string, more: Readonly<Record<string, unknown>> = {}) => ({
  ...{ training_record_id: 'r', participant_type: 'ect', email: `${name}@x`, school_urn: '1', cohort: '2024' },
  ...more,
});
const person = (id: string, name: string, more: Readonly<Record<string, unknown>> = {}): Item => ({
  ...{ id, type: 'participant' },
  attributes: {
    ...{ full_name: name, teacher_reference_number: `trn-${name}`, updated_at: AT },
    ecf_enrolments: [enrolment(name, more)],
  },
});

const apply = (copy: CopyConnection, by: Writer, resource: Resource, cohort: number | null, ...items: Item[]) =>
  copy.write(() =>
    transaction(by, AT, (emit) =>
      applyRecords(
        resource,
        items.map((item) => prepare(item, cohort)),
        context,
        emit,
      ),
    ),
  );
const erase = (copy: CopyConnection, by: Writer, ...ids: readonly string[]) =>
  copy.write(() => transaction(by, AT, (emit) => erasePeople(ids, AT, emit)));

describe('a person who is erased', () => {
  test('is gone from each change that was told, and what tells nothing of who it is stays', async () => {
    const copy = await bareCopy();
    const by = await writerOf(copy);
    const withdrawal = { reason: 'secret', date: '2024-05-01' };
    await apply(copy, by, 'participants', null, person('a', 'Ann'), person('b', 'Ben'));
    await apply(copy, by, 'participants', null, person('a', 'Anna', { school_urn: '2', withdrawal }));
    await apply(copy, by, 'participants', null, {
      ...{ id: 'a', type: 'participant' },
      attributes: { full_name: 'Anna', teacher_reference_number: 'trn-Anna', updated_at: AT, ecf_enrolments: [] },
    });
    const before = await changesOf(copy);
    const ofBen = before.filter(({ id }) => id === 'b');
    expect(await erase(copy, by, 'a')).toEqual(['a']);

    const [added, changed, left, erased, ...more] = (await changesOf(copy)).filter(({ id }) => id === 'a');
    expect(more).toEqual([]);
    expect(added).toMatchObject({
      kind: 'added',
      now: {
        attributes: {
          ...{ full_name: null, teacher_reference_number: null, updated_at: AT },
          ecf_enrolments: [{ email: null, school_urn: '1', training_record_id: 'r', cohort: '2024' }],
        },
      },
    });
    // that it changed is still told, and what of it is nobody's secret
    const paths = ['email', 'school_urn', 'withdrawal'].map((name) => `ecf_enrolments[ect].${name}`);
    const whole = { 'ecf_enrolments[ect].email': null, 'ecf_enrolments[ect].withdrawal': null };
    const none = { full_name: null, teacher_reference_number: null };
    expect(changed).toMatchObject({
      paths: [...paths, 'full_name', 'teacher_reference_number'],
      before: { ...whole, ...none, 'ecf_enrolments[ect].school_urn': '1' },
      after: { ...whole, ...none, 'ecf_enrolments[ect].school_urn': '2' },
    });
    // an enrolment that went as a whole held an address
    expect(left).toMatchObject({
      ...{ kind: 'changed', paths: ['ecf_enrolments[ect]'] },
      ...{ before: { 'ecf_enrolments[ect]': null }, after: { 'ecf_enrolments[ect]': null } },
    });
    expect(erased).toMatchObject({ kind: 'erased', resource: 'participants', cohort: null });
    expect((await changesOf(copy)).filter(({ id }) => id === 'b')).toEqual(ofBen);
    for (const table of ['dfe_changes', 'dfe_participants', 'dfe_enrolments'])
      expect(JSON.stringify(await copy.read(() => query(`SELECT * FROM ${table}`)))).not.toMatch(/Ann|secret/);
    expect(await copy.read(() => query('SELECT full_name, trn FROM dfe_participants ORDER BY id'))).toEqual([
      { full_name: null, trn: null },
      { full_name: 'Ben', trn: 'trn-Ben' },
    ]);
    expect(await copy.read(() => query('SELECT email FROM dfe_enrolments'))).toEqual([{ email: 'Ben@x' }]);
  });

  test('is gone from what vanished, too, and a merge that was told stays as it was', async () => {
    const copy = await bareCopy();
    const by = await writerOf(copy);
    const merged = { into: 'z', trainingRecords: [{ role: 'ect', from: 'r', to: null }] };
    await copy.write(() =>
      transaction(by, AT, function* (emit) {
        yield* [];
        emit({
          resource: 'participants',
          id: 'a',
          cohort: null,
          kind: 'vanished',
          last: person('a', 'Ann'),
          ours: null,
        });
        emit({ resource: 'participants', id: 'a', cohort: null, kind: 'merged', ...merged });
        emit({ resource: 'unfundedMentors', id: 'a', cohort: null, kind: 'added', now: person('a', 'Ann') });
        emit({ resource: 'declarations', id: 'a', cohort: null, kind: 'added', now: person('a', 'Other') });
      }),
    );
    await erase(copy, by, 'a');
    const [vanished, merge, mentor, declaration] = await changesOf(copy);
    expect(vanished).toMatchObject({ last: { id: 'a', attributes: { full_name: null } }, ours: null });
    expect(merge).toMatchObject({ kind: 'merged', ...merged });
    expect(mentor).toMatchObject({ kind: 'added', now: { attributes: { full_name: null } } });
    // of another list: an id there is nobody's
    expect(declaration).toMatchObject({ now: { attributes: { full_name: 'Other' } } });
  });

  test('is erased under every id that id changes link, over any number of them', async () => {
    const copy = await bareCopy();
    const by = await writerOf(copy);
    const link = (from: string, owner: string, to: string) => ({
      ...{ from_id: from, owner_id: owner, to_id: to, changed_at: AT, current_id: to, seen_at: AT, gone_at: null },
    });
    await put(copy, 'dfe_id_changes', link('a', 'b', 'b'), link('b', 'c', 'c'), link('x', 'y', 'y'));
    expect(await erase(copy, by, 'a')).toEqual(['a', 'b', 'c']);
    expect([...(await copy.read(erasedIds))].sort()).toEqual(['a', 'b', 'c']);
    expect(await erase(copy, by, 'c')).toEqual(['a', 'b', 'c']);
    expect(await erase(copy, by, 'nobody')).toEqual(['nobody']);
    expect((await copy.read(erasedIds)).has('x')).toBe(false);
  });
});

describe('a tutor who is cleared', () => {
  const school = (id: string, email: string | null, name = 'Tuva'): Item => ({
    ...{ id, type: 'school' },
    attributes: {
      name: 'A school',
      urn: '1',
      updated_at: AT,
      induction_tutor_name: name,
      induction_tutor_email: email,
    },
  });

  test('is gone from what is stored, and from the changes that name that address; another one stays', async () => {
    const copy = await bareCopy();
    const by = await writerOf(copy);
    await apply(copy, by, 'schools', 2024, school('s', ' T@X.example '), school('o', 'other@x.example', 'Olaf'));
    await apply(copy, by, 'schools', 2025, school('s', 't@x.example'));
    await apply(copy, by, 'schools', 2025, school('o', 'other@x.example', 'Oda'));
    await apply(copy, by, 'partnerships', null, school('p', 't@x.example'));
    const count = await copy.write(() => transaction(by, AT, (emit) => eraseTutor(' t@x.EXAMPLE', emit)));
    expect(count).toBe(3);
    expect(
      await copy.read(() =>
        query('SELECT id, cohort, induction_tutor_name AS name FROM dfe_schools ORDER BY id, cohort'),
      ),
    ).toEqual([
      { id: 'o', cohort: '2024', name: 'Olaf' },
      { id: 'o', cohort: '2025', name: 'Oda' },
      { id: 's', cohort: '2024', name: null },
      { id: 's', cohort: '2025', name: null },
    ]);
    const changes = await changesOf(copy);
    expect(JSON.stringify(changes)).not.toMatch(/Tuva|t@x/i);
    expect(JSON.stringify(changes)).toMatch(/Olaf.*Oda/);
    const erased = changes.flatMap((one) => (one.kind === 'erased' ? [`${one.resource} ${one.id} ${one.cohort}`] : []));
    expect(erased.sort()).toEqual(['partnerships p null', 'schools s 2024', 'schools s 2025']);
  });

  test('who is not there clears nothing', async () => {
    const copy = await bareCopy();
    const by = await writerOf(copy);
    await apply(copy, by, 'schools', 2024, school('s', null));
    const before = await changesOf(copy);
    expect(await copy.write(() => transaction(by, AT, (emit) => eraseTutor('t@x.example', emit)))).toBe(0);
    expect(await changesOf(copy)).toEqual(before);
  });
});
