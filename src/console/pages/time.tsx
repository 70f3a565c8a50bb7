import { useState } from 'preact/hooks';
import type { LivedDay } from '../api.ts';
import { AsCalls } from '../copy.tsx';
import { Doing, Field, Head, Link, Text, when } from '../parts.tsx';
import { api, changed, changedEpoch, useShared, wordsFor } from '../store.ts';
import { literal } from '../text/code.ts';
import { controlCurlOf } from '../text/curl.ts';

export function Time() {
  const { present } = useShared();
  return (
    <>
      <Head>Time</Head>
      <p>
        The clock says <strong>{present === null ? '…' : when(present.now)}</strong>
        {present !== null && (present.running === true ? ', and goes on.' : ', and stands still.')}
      </p>
      <SetClock />
      <Advance />
      <Live />
    </>
  );
}

const curlOf = (path: string, method: string, body: object): string =>
  controlCurlOf(method, `/__mock/${path}`, body, location.origin, api.isLocked());

/** Sets the clock; before it is set back a snapshot is offered, because there is no way forward to what was. */
function SetClock() {
  const { present } = useShared();
  const [written, write] = useState('');
  const [isAsking, ask] = useState(false);
  const [told, tell] = useState('');
  const instant = written === '' ? '' : `${written.length === 16 ? `${written}:00` : written}Z`;
  const set = async (withSnapshot: boolean): Promise<void> => {
    ask(false);
    try {
      const kept = withSnapshot ? await api.takeSnapshot('before the clock was set back') : null;
      await api.setClock(instant);
      changedEpoch();
      tell(kept === null ? 'The clock is set.' : `The clock is set; the snapshot is ${kept.id}.`);
    } catch (error) {
      tell(wordsFor(error));
    }
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (instant === '') tell('Write a time first.');
        else if (present !== null && Date.parse(instant) < Date.parse(present.now)) ask(true);
        else void set(false);
      }}
    >
      <h2>Set the clock</h2>
      <Field label="New time (UTC)">
        <input
          type="datetime-local"
          step="1"
          min="1900-01-01T00:00"
          max="9999-12-31T23:59"
          value={written}
          onInput={(event) => write(event.currentTarget.value)}
        />
      </Field>
      <button type="submit">Set the clock</button> <span role="status">{told}</span>
      <p>
        <small>The clock alone makes no statement payable. Make it payable on its page, or let days pass.</small>
      </p>
      <AsCalls
        of="set the clock"
        curl={curlOf('clock', 'PUT', { now: instant })}
        code={`mock.clock.set(${literal(instant)});\n`}
      />
      {isAsking && (
        <div role="alertdialog" aria-label="The clock goes back" class="ask">
          <p>That is before the present. What was shown is of another time then, and only a snapshot brings it back.</p>
          <button type="button" onClick={() => void set(true)}>
            Take a snapshot, then set it back
          </button>{' '}
          <button type="button" onClick={() => void set(false)}>
            Set it back without one
          </button>{' '}
          <button type="button" onClick={() => ask(false)}>
            Leave it
          </button>
        </div>
      )}
    </form>
  );
}

function Advance() {
  const [days, setDays] = useState('1');
  const [hours, setHours] = useState('0');
  return (
    <section aria-label="Move the clock on">
      <h2>Move the clock on</h2>
      <Field label="Days on">
        <input type="number" min="0" max="3660" value={days} onInput={(event) => setDays(event.currentTarget.value)} />
      </Field>
      <Field label="Hours on">
        <input
          type="number"
          min="0"
          max="1000"
          value={hours}
          onInput={(event) => setHours(event.currentTarget.value)}
        />
      </Field>
      <Doing
        label="Move on"
        onDone={changed}
        act={async () => when((await api.advance({ days: Number(days), hours: Number(hours) })).now)}
      />
      <AsCalls
        of="move on"
        curl={curlOf('clock/advance', 'POST', { days: Number(days), hours: Number(hours) })}
        code={`mock.clock.advance(${literal({ days: Number(days), hours: Number(hours) })});\n`}
      />
    </section>
  );
}

function Live() {
  const { living, index } = useShared();
  const [days, setDays] = useState('7');
  const [perDay, setPerDay] = useState('20');
  const [seed, setSeed] = useState('1');
  const [lp, setLp] = useState('');
  const [provider, setProvider] = useState(false);
  const [lived, show] = useState<readonly LivedDay[]>([]);
  return (
    <section aria-label="Let days pass">
      <h2>Let days pass</h2>
      <p>Schools, DfE and lead providers do what they lawfully may, by chance; statements run on their dates.</p>
      <Field label="Days">
        <input type="number" min="1" max="366" value={days} onInput={(event) => setDays(event.currentTarget.value)} />
      </Field>
      <Field label="Acts a day">
        <input
          type="number"
          min="0"
          max="1000"
          value={perDay}
          onInput={(event) => setPerDay(event.currentTarget.value)}
        />
      </Field>
      <Field label="Chance (seed)">
        <input type="number" value={seed} onInput={(event) => setSeed(event.currentTarget.value)} />
      </Field>
      <label class="check">
        <input type="checkbox" checked={provider} onChange={(event) => setProvider(event.currentTarget.checked)} /> The
        lead provider acts, too
      </label>
      {provider && (
        <Field label="Which lead provider">
          <select value={lp} onChange={(event) => setLp(event.currentTarget.value)}>
            <option value="">the first one</option>
            {(index?.leadProviders ?? []).map(({ id }) => (
              <option key={id} value={id}>
                {id.slice(0, 60)}
              </option>
            ))}
          </select>
        </Field>
      )}
      <Doing
        label="Let them pass"
        onDone={changed}
        act={async () => {
          const asked = { days: Number(days), perDay: Number(perDay), seed: Number(seed), provider };
          const answer = await api.live(lp === '' || !provider ? asked : { ...asked, lp });
          show(answer.days);
          return `${answer.days.length} days have passed${answer.stopped ? '; stopped' : ''}. It is ${when(answer.now)}.`;
        }}
      />
      <AsCalls
        of="let days pass"
        curl={curlOf('live', 'POST', { days: Number(days), perDay: Number(perDay), seed: Number(seed), provider })}
        code={`let left = ${Number(days)};
for (const { date, acts } of mock.live(${literal({ perDay: Number(perDay), seed: Number(seed), provider })})) {
  console.log(date, acts.length);
  left -= 1;
  if (left === 0) break;
}
`}
      />
      {living?.living === true && (
        <p>
          <progress max={living.of} value={living.done} aria-label="Days that have passed" /> {living.done} of{' '}
          {living.of}{' '}
          <Doing
            label="Stop"
            act={async () => ((await api.stopLiving()).stopped ? 'It stops.' : 'Nothing was passing.')}
          />
        </p>
      )}
      {lived.length > 0 && <WhatHappened days={lived} />}
    </section>
  );
}

function WhatHappened({ days }: { readonly days: readonly LivedDay[] }) {
  const shown = days.slice(-60);
  return (
    <section aria-label="What happened">
      <h3>What happened</h3>
      {shown.length < days.length && <p>The last {shown.length} days.</p>}
      {shown.map(({ date, acts }) => (
        <details key={date} open={shown.length === 1}>
          <summary>
            {date}: {acts.length} acts
          </summary>
          <ul>
            {acts.slice(0, 100).map(({ who, act, lp, args }, i) => (
              <li key={i}>
                {act} by {lp ?? who} <Args args={args} />
              </li>
            ))}
          </ul>
        </details>
      ))}
    </section>
  );
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function Args({ args }: { readonly args: readonly unknown[] }) {
  return (
    <>
      {args.map((arg, i) =>
        typeof arg === 'string' && UUID.test(arg) ? (
          <Link key={i} page="participants" query={{ search: arg }}>
            {arg.slice(0, 8)}
          </Link>
        ) : (
          <Text key={i} of={typeof arg === 'string' ? arg : JSON.stringify(arg)} most={120} />
        ),
      )}
    </>
  );
}
