import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { classOf } from '../../src/sync/records/personal.ts';
import { resources, type Resource } from '../../src/sync/resources.ts';
import { described } from './attributes.ts';
import { enrolment, stand, type Stand } from './stand.ts';

let open: Stand | null = null;
const folders: string[] = [];
afterEach(async () => {
  await open?.copy.close();
  open = null;
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'dfe-personal-'));
  folders.push(made);
  return made;
}

/** Whether any byte beside the database, or in it, spells a text. */
function isWritten(place: string, text: string): boolean {
  return readdirSync(place).some((name) => readFileSync(join(place, name)).includes(text));
}

test('what each attribute tells of a person was thought about', () => {
  const known = readFileSync(new URL('attributes.txt', import.meta.url), 'utf8')
    .trim()
    .split('\n');
  const now = resources.flatMap((resource) => described(resource).map((path) => `${resource} ${path}`));
  const said = new Map(
    known.map((line) => [line.slice(0, line.lastIndexOf(' ')), line.slice(line.lastIndexOf(' ') + 1)]),
  );
  // a new one: say in src/sync/records/personal.ts what it tells, and add it to attributes.txt
  expect(now.filter((name) => !said.has(name))).toEqual([]);
  for (const [name, kind] of said) {
    const [resource = '', path = ''] = name.split(' ');
    expect([name, classOf(resource as Resource, path)]).toEqual([name, kind]);
  }
});

test('a file is nobody else’s to read, from its first byte', async () => {
  const place = folder();
  open = await stand({ path: join(place, 'crm.db') });
  await open.sync().full();
  for (const name of readdirSync(place)) expect([name, statSync(join(place, name)).mode & 0o077]).toEqual([name, 0]);
});

/** Somebody of whom every kind of personal data is served, none of which anybody else shares. */
async function known(place: string, personal?: 'none') {
  open = await stand({ path: join(place, 'crm.db'), ...(personal && { personal }) });
  const { mock, list } = open;
  const person = (await list('participants')).find(
    (one) => enrolment(one, 'training_status') === 'active' && enrolment(one, 'participant_status') === 'active',
  );
  const id = person?.id ?? '';
  mock.schools.changeName(id, 'Quillon Zephyrine');
  mock.schools.changeEmail(id, 'q.zephyrine@only-here.example');
  mock.dfe.fixSilently(id, { trn: '7654321', deferred: { at: mock.clock.now, reason: 'parental-leave' } });
  return { ...open, id, secrets: ['Quillon Zephyrine', 'q.zephyrine@only-here.example', 'Zephyrine', '7654321'] };
}

describe('without personal data', () => {
  test('none of it is in any byte, and no hash gives it away', async () => {
    const place = folder();
    const { sync, copy, secrets, mock, id } = await known(place, 'none');
    await sync({ seed: true }).full();
    mock.schools.changeName(id, 'Zephyrine Quillon');
    mock.clock.advance({ minutes: 5 });
    await sync().delta();
    for (const secret of secrets) expect([secret, isWritten(place, secret)]).toEqual([secret, false]);
    const hashes = secrets.flatMap((secret) =>
      ['sha1', 'sha256', 'md5'].flatMap((kind) =>
        (['hex', 'base64', 'base64url'] as const).map((form) => createHash(kind).update(secret).digest(form)),
      ),
    );
    for (const hash of hashes) expect(isWritten(place, hash)).toBe(false);
    expect(await copy.query('SELECT full_name FROM dfe_participants WHERE id = ?', id)).toEqual([{ full_name: null }]);
    expect((await copy.query('SELECT count(*) AS n FROM dfe_enrolments WHERE deferral_reason IS NOT NULL'))[0]).toEqual(
      { n: 0 },
    );
  });
});

describe('erasing', () => {
  test('takes a person out of tables, history, feed and every byte, and later runs leave them out', async () => {
    const place = folder();
    const { sync, copy, secrets, mock, id, news } = await known(place);
    await sync({ seed: true }).full();
    for (const secret of secrets) expect([secret, isWritten(place, secret)]).toEqual([secret, true]);
    const { ids } = await copy.erase({ participant: id.toUpperCase() });
    expect(ids).toEqual([id]);
    for (const secret of secrets) expect([secret, isWritten(place, secret)]).toEqual([secret, false]);
    expect((await news()).at(-1)).toMatchObject({ kind: 'erased', resource: 'participants', id });

    mock.clock.advance({ minutes: 10 });
    mock.schools.changeName(id, 'Quillon Again');
    mock.clock.advance({ minutes: 1 });
    await sync().full();
    for (const secret of [...secrets, 'Quillon Again'])
      expect([secret, isWritten(place, secret)]).toEqual([secret, false]);
    // what is served and tells nothing of who it is, is kept
    const [row] = await copy.query('SELECT participant_status FROM dfe_enrolments WHERE participant_id = ?', id);
    expect(row?.['participant_status']).not.toBeNull();
    expect(await news()).toEqual([]);
  });

  test('holds for the person under a later id, too', async () => {
    const place = folder();
    const { sync, copy, mock, id, list } = await known(place);
    const before = mock.snapshot();
    const other = (await list('participants')).find((one) => {
      mock.restore(before);
      try {
        mock.dfe.mergeParticipants(id, one.id);
        return one.id !== id;
      } catch {
        return false;
      }
    });
    mock.restore(before);
    const later = other?.id ?? '';
    mock.schools.changeName(later, 'Later Name Only');
    await sync({ seed: true }).full();
    await copy.erase({ participant: id });
    expect(isWritten(place, 'Later Name Only')).toBe(true);
    mock.clock.advance({ minutes: 10 });
    mock.dfe.mergeParticipants(id, later);
    mock.clock.advance({ minutes: 1 });
    await sync().delta();
    expect(await copy.query("SELECT id FROM dfe_participants WHERE full_name = 'Later Name Only'")).toEqual([]);
    expect(await copy.query("SELECT seq FROM dfe_changes WHERE data LIKE '%Later Name Only%'")).toEqual([]);
  });

  test('clears a tutor from what is stored; served again, it comes back', async () => {
    const place = folder();
    open = await stand({ path: join(place, 'crm.db') });
    const { mock, sync, list, copy } = open;
    const school = (await list('partnerships'))[0]?.attributes['school_id'];
    mock.schools.setTutor(String(school), { name: 'Tuvalia Norse', email: 'T.Norse@only-here.example' });
    await sync({ seed: true }).full();
    expect(isWritten(place, 'Tuvalia Norse')).toBe(true);
    const { records } = await copy.erase({ tutorEmail: 't.norse@ONLY-HERE.example' });
    expect(records).toBeGreaterThan(0);
    expect(isWritten(place, 'Tuvalia Norse')).toBe(false);
    await sync().full();
    expect(isWritten(place, 'Tuvalia Norse')).toBe(true);
  });

  test.each([{}, { participant: 'x' }, { tutorEmail: 'nobody' }, { participant: 'a', tutorEmail: 'b@c' }, null])(
    'says what it takes when it is given %o',
    async (who) => {
      open = await stand();
      const { copy } = open;
      // as plain JavaScript can call it
      const erase: unknown = Reflect.get(copy, 'erase');
      if (typeof erase !== 'function') throw new TypeError('no erase');
      await expect(Reflect.apply(erase, copy, [who])).rejects.toThrow(/copy\.erase: /);
    },
  );
});
