import { afterEach, describe, expect, test } from 'vitest';
import { inside } from '../../src/sync/copy/copy.ts';
import { difference } from '../../src/sync/records/difference.ts';
import { LeaseLostError } from '../../src/sync/store/lease.ts';
import { write } from '../../src/sync/store/steps.ts';
import { watermarksOf } from '../../src/sync/store/walks.ts';
import { enrolment, stand, type Stand } from './stand.ts';

/**
 * What a naive loop gets wrong, one test for each; the mutants of test/sync/mutants break the code in each of these ways
 * and have to be caught here.
 */

let open: Stand | null = null;
afterEach(async () => {
  await open?.copy.close();
  open = null;
});
async function loaded(options?: Parameters<typeof stand>[0]): Promise<Stand> {
  open = await stand(options);
  await open.sync().full();
  await open.news();
  expect(await open.wrong()).toEqual([]);
  return open;
}

const minutes = (count: number) => ({ minutes: count });

describe('what a delta asks for', () => {
  test('a change that was stamped before the last run and shown after it is found', async () => {
    const { mock, sync, list, wrong } = await loaded();
    mock.clock.advance(minutes(300));
    await sync({ daily: false }).delta();
    const [somebody] = await list('participants');
    // a transaction that began 30 minutes ago and is committed now
    mock.clock.advance(minutes(-30));
    mock.schools.changeName(somebody?.id ?? '', 'Late Comer');
    mock.clock.advance(minutes(31));
    await sync({ daily: false }).delta();
    expect(await wrong()).toEqual([]);
  });

  test('a change during a long walk is found by the next run', async () => {
    open = await stand();
    const { mock, sync, list, wrong } = open;
    const [first] = await list('participants');
    let isDone = false;
    const stop = mock.between({
      after({ operation }) {
        if (operation !== 'participants.list' || isDone) return;
        isDone = true;
        // right after the first page, which had the record; the walk takes five hours more
        mock.clock.advance(minutes(5));
        mock.schools.changeName(first?.id ?? '', 'While You Read');
        mock.clock.advance(minutes(300));
      },
    });
    await sync({ daily: false }).full();
    stop();
    mock.clock.advance(minutes(10));
    await sync({ daily: false }).delta();
    expect(await wrong()).toEqual([]);
  });

  test('a record stamped in the future by a moved clock hides nothing', async () => {
    const { mock, sync, list, wrong } = await loaded();
    const [one, two] = await list('participants');
    mock.withServerDate('2031-01-01T09:00:00Z', () => mock.schools.changeName(one?.id ?? '', 'From The Future'));
    // two, because a delta looks back behind the last walk but one
    for (let runs = 0; runs < 2; runs += 1) {
      mock.clock.advance(minutes(300));
      await sync({ daily: false }).delta();
    }
    mock.clock.advance(minutes(300));
    mock.schools.changeName(two?.id ?? '', 'Of The Present');
    mock.clock.advance(minutes(1));
    await sync({ daily: false }).delta();
    expect(await wrong()).toEqual([]);
  });

  test('the watermark moves with the last page, not before', async () => {
    open = await stand();
    const { copy, sync } = open;
    const { connection } = copy[inside];
    const whole = (): Promise<string | null> =>
      connection.read(function* () {
        return (yield* watermarksOf({ resource: 'participants', cohort: null })).last;
      });
    const broken = new Error('the machine stops');
    const seen: (string | null)[] = [];
    const stopped = sync(
      {
        onProgress({ resource, page }) {
          if (resource !== 'participants' || page < 10) return;
          throw broken;
        },
      },
      8,
    ).full();
    await expect(stopped).rejects.toBe(broken);
    seen.push(await whole());
    expect(seen).toEqual([null]);
    const report = await sync({}, 8).full();
    expect(report.resumed).toBe(true);
    expect(await whole()).not.toBeNull();
  });
});

describe('a merge', () => {
  test('takes the declarations of the person along, at once', async () => {
    const { mock, sync, list, copy } = await loaded();
    const declared = (await list('participant-declarations')).find(
      ({ attributes }) => attributes['state'] !== 'voided',
    );
    const from = String(declared?.attributes['participant_id']);
    const to = (await list('participants')).find(({ id }) => id !== from && mergeable(mock, from, id));
    mock.clock.advance(minutes(10));
    if (to === undefined) throw new Error('nobody to merge with');
    mock.dfe.mergeParticipants(from, to.id);
    mock.clock.advance(minutes(1));
    await sync({ daily: false }).delta();
    const rows = await copy.query('SELECT participant_id FROM dfe_declarations WHERE id = ?', declared?.id ?? '');
    expect(rows).toEqual([{ participant_id: to.id }]);
  });

  test('gives the mentees of a mentor the current id, at once', async () => {
    const { mock, sync, list, copy } = await loaded();
    const people = await list('participants');
    const mentee = people.find((person) => typeof enrolment(person, 'mentor_id') === 'string');
    const from = String(enrolment(mentee, 'mentor_id'));
    const to = people.find(({ id }) => id !== from && id !== mentee?.id && mergeable(mock, from, id));
    if (to === undefined || mentee === undefined) throw new Error('nobody to merge with');
    mock.clock.advance(minutes(10));
    mock.dfe.mergeParticipants(from, to.id);
    mock.clock.advance(minutes(1));
    await sync({ daily: false }).delta();
    const rows = await copy.query('SELECT mentor_id FROM dfe_enrolments WHERE participant_id = ?', mentee.id);
    expect(rows.map((row) => row['mentor_id'])).toContain(to.id);
    expect(rows.map((row) => row['mentor_id'])).not.toContain(from);
  });
});

/** Whether the mock would merge two: tried in a world that is put back. */
function mergeable(mock: Stand['mock'], from: string, to: string): boolean {
  const before = mock.snapshot();
  try {
    mock.dfe.mergeParticipants(from, to);
    return true;
  } catch {
    return false;
  } finally {
    mock.restore(before);
  }
}

describe('what differs', () => {
  test('enrolments are matched by their record, never by their place', () => {
    const of = (...roles: readonly (readonly [string, string])[]) => ({
      id: '1',
      type: 'participant',
      attributes: {
        ecf_enrolments: roles.map(([role, email]) => ({ training_record_id: role, participant_type: role, email })),
      },
    });
    const found = difference('participants', of(['ect', 'a'], ['mentor', 'b']), of(['mentor', 'b'], ['ect', 'c']));
    expect(found).toEqual({
      paths: ['ecf_enrolments[ect].email'],
      before: { 'ecf_enrolments[ect].email': 'a' },
      after: { 'ecf_enrolments[ect].email': 'c' },
    });
  });

  test('a record whose updated_at moved and nothing else makes no event', async () => {
    let shift = false;
    const { mock, sync, news } = await loaded({
      fetch: (mock) => async (request) => {
        const answer = await mock.fetch(request);
        if (!shift || !request.url.includes('/statements')) return answer;
        const text = (await answer.text()).replace(/"updated_at":"[^"]*"/g, '"updated_at":"2030-01-01T00:00:00Z"');
        return new Response(text, answer);
      },
    });
    shift = true;
    mock.clock.advance(minutes(10));
    const report = await sync({ daily: false }).delta();
    expect(report.resources.statements.touchedOnly).toBeGreaterThan(0);
    expect(await news()).toEqual([]);
  });
});

describe('what is missing', () => {
  test('is asked for before it counts as gone', async () => {
    let hides = '';
    const { mock, sync, list, news, copy } = await loaded({
      fetch: (mock) => async (request) => {
        const answer = await mock.fetch(request);
        if (hides === '' || !/\/statements\?/.test(request.url)) return answer;
        const body = (await answer.json()) as { data: { id: string }[] };
        return Response.json({ data: body.data.filter(({ id }) => id !== hides) }, answer);
      },
    });
    hides = (await list('statements'))[0]?.id ?? '';
    mock.clock.advance(minutes(10));
    await sync({ daily: false }, 3000).delta();
    expect(await news()).toEqual([]);
    expect(await copy.query('SELECT gone_at, unlisted FROM dfe_statements WHERE id = ?', hides)).toEqual([
      { gone_at: null, unlisted: 1 },
    ]);
  });

  test('is not gone because a page that is not the service’s says 404', async () => {
    let hides = '';
    const { mock, sync, list, news } = await loaded({
      fetch: (mock) => async (request) => {
        if (hides !== '' && request.url.endsWith(`/statements/${hides}`))
          return new Response('<html>Not Found</html>', { status: 404, headers: { 'content-type': 'text/html' } });
        const answer = await mock.fetch(request);
        if (hides === '' || !/\/statements\?/.test(request.url)) return answer;
        const body = (await answer.json()) as { data: { id: string }[] };
        return Response.json({ data: body.data.filter(({ id }) => id !== hides) }, answer);
      },
    });
    hides = (await list('statements'))[0]?.id ?? '';
    mock.clock.advance(minutes(10));
    const report = await sync({ daily: false }, 3000).delta();
    expect(report.todo).toBe(1);
    expect(await news()).toEqual([]);
  });
});

describe('what is written', () => {
  test('a run that was overtaken writes nothing more', async () => {
    const { copy, mock, sync } = await loaded();
    const { connection } = copy[inside];
    const before = await copy.query('SELECT seq FROM dfe_lease');
    const work = sync({
      onProgress({ resource }) {
        if (resource !== 'statements') return;
        // another machine takes the copy over while this run waits
        void connection.write(function* () {
          yield* write("UPDATE dfe_lease SET number = number + 1, word = 'another', until_ms = {now} + 600000");
        });
      },
    }).full();
    mock.schools.changeName((await open?.list('participants'))?.[0]?.id ?? '', 'Not To Be Written');
    await expect(work).rejects.toBeInstanceOf(LeaseLostError);
    expect(await copy.query("SELECT id FROM dfe_participants WHERE full_name = 'Not To Be Written'")).toEqual([]);
    expect(await copy.query('SELECT seq FROM dfe_lease')).toEqual(before);
  });

  test('a number of the feed never comes twice, whatever was taken out of it', async () => {
    const { copy, mock, sync, list } = await loaded();
    const { connection } = copy[inside];
    const [one] = await list('participants');
    const change = async (name: string): Promise<number> => {
      mock.clock.advance(minutes(10));
      mock.schools.changeName(one?.id ?? '', name);
      mock.clock.advance(minutes(1));
      await sync({ daily: false }).delta();
      return Number((await copy.query('SELECT max(seq) AS seq FROM dfe_changes'))[0]?.['seq']);
    };
    const first = await change('Once');
    await connection.write(() => write('DELETE FROM dfe_changes'));
    const second = await change('Twice');
    expect(second).toBeGreaterThan(first);
  });
});
