import { useEffect, useState } from 'preact/hooks';
import { steps, type Argument, type Step } from '../../../generated/control/steps.ts';
import { Copy } from '../copy.tsx';
import { argsOf, bodyOf, NONE, startValues, wordsOf, type Values } from '../form.ts';
import { Doing, Field, Head, Link } from '../parts.tsx';
import type { Route } from '../route.ts';
import { api, changed, useShared } from '../store.ts';
import { stepCodeOf } from '../text/code.ts';
import { controlCurlOf } from '../text/curl.ts';
import { SearchField } from './list.tsx';
import { isPicked, optionsFor } from './pick.ts';

const nameOf = ({ who, step }: Step): string => `${who}.${step}`;

/** What others than the provider can do. */
export function Steps() {
  const { index } = useShared();
  const own = steps.filter(({ only }) => only === null || only === index?.service);
  return (
    <>
      <Head>Other actors</Head>
      {(['schools', 'dfe'] as const).map((who) => (
        <section key={who} aria-label={who === 'dfe' ? 'DfE' : 'Schools'}>
          <h2>{who === 'dfe' ? 'DfE' : 'Schools'}</h2>
          <ul>
            {own
              .filter((step) => step.who === who)
              .map((step) => (
                <li key={step.step}>
                  <Link page="steps" id={nameOf(step)}>
                    {step.summary}
                  </Link>{' '}
                  <code>{nameOf(step)}</code>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </>
  );
}

export function StepPage({ route: { id, query } }: { readonly route: Route }) {
  const step = steps.find((one) => nameOf(one) === id);
  if (step === undefined)
    return (
      <>
        <Head>Other actors</Head>
        <p role="alert">
          There is no such step. <Link page="steps">All steps</Link>
        </p>
      </>
    );
  return <StepForm key={id + JSON.stringify(query)} step={step} query={query} />;
}

function StepForm({ step, query }: { readonly step: Step; readonly query: Values }) {
  const [values, put] = useState<Record<string, string>>(() => startValues(step.arguments, query));
  const body = bodyOf(step.arguments, values);
  const set = (path: string) => (value: string) => put((before) => ({ ...before, [path]: value }));
  return (
    <>
      <Head>{step.summary}</Head>
      <form class="step" onSubmit={(event) => event.preventDefault()}>
        <Parts parts={step.arguments} {...{ values, set }} prefix="" />
        <Doing
          label="Do it"
          onDone={changed}
          act={async () => {
            const { result } = await api.step(step.who, step.step, body);
            return result === null ? 'Done.' : `Done: ${JSON.stringify(result)}`;
          }}
        />
      </form>
      <Copy
        label="curl"
        text={controlCurlOf('POST', `/__mock/${step.who}/${step.step}`, body, location.origin, api.isLocked())}
      />
      <Copy label="TypeScript" text={stepCodeOf(step.who, step.step, argsOf(step.arguments, body))} />
    </>
  );
}

interface Fields {
  readonly values: Values;
  readonly set: (path: string) => (value: string) => void;
  readonly prefix: string;
}

function Parts({ parts, ...fields }: Fields & { readonly parts: readonly Argument[] }) {
  return (
    <>
      {parts.map((part) => (
        <Part key={part.name} part={part} {...fields} />
      ))}
    </>
  );
}

function Part({ part, values, set, prefix }: Fields & { readonly part: Argument }) {
  const path = `${prefix}${part.name}`;
  const label = `${wordsOf(part.name)}${part.isRequired ? '' : ' (may be left out)'}`;
  const value = values[path] ?? '';
  const none = part.isNullable && (
    <label class="check">
      <input
        type="checkbox"
        checked={value === NONE}
        onChange={(event) => set(path)(event.currentTarget.checked ? NONE : '')}
      />{' '}
      No {wordsOf(part.name)}
    </label>
  );
  if (part.kind === 'group')
    return (
      <fieldset>
        <legend>{label}</legend>
        {value !== NONE && <Parts parts={part.parts ?? []} {...{ values, set }} prefix={`${path}.`} />}
        {none}
      </fieldset>
    );
  return (
    <div>
      {value !== NONE && <Input part={part} label={label} value={value} onInput={set(path)} />}
      {none}
    </div>
  );
}

function Input({
  part,
  label,
  value,
  onInput,
}: {
  readonly part: Argument;
  readonly label: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
}) {
  const { index } = useShared();
  const { kind, isRequired, least, most, about } = part;
  if (isPicked(kind)) return <Picker part={part} label={label} value={value} onInput={onInput} />;
  const choices =
    kind === 'enumeration'
      ? part.values
      : kind === 'flag'
        ? ['yes', 'no']
        : kind === 'leadProvider'
          ? index?.leadProviders.map(({ id }) => id)
          : kind === 'schedule'
            ? [...new Set(index?.cohorts.flatMap(({ schedules }) => schedules))].sort()
            : undefined;
  if (choices !== undefined)
    return (
      <Field label={label} help={about}>
        <select value={value} required={isRequired} onChange={(event) => onInput(event.currentTarget.value)}>
          <option value="">–</option>
          {choices.map((choice) => (
            <option key={choice} value={choice}>
              {choice.slice(0, 100)}
            </option>
          ))}
        </select>
      </Field>
    );
  const shared = {
    value,
    required: isRequired,
    onInput: (event: { currentTarget: HTMLInputElement }) => onInput(event.currentTarget.value),
  };
  return (
    <Field label={label} help={about}>
      {kind === 'date' ? (
        <input type="date" {...shared} />
      ) : kind === 'cohort' || kind === 'month' ? (
        <input type="number" min={least ?? 0} max={most ?? 9999} {...shared} />
      ) : (
        <input type="text" maxLength={most ?? 255} {...shared} />
      )}
    </Field>
  );
}

/** A record that is looked for by name and chosen from what was found. */
function Picker({
  part,
  label,
  value,
  onInput,
}: {
  readonly part: Argument;
  readonly label: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
}) {
  const [search, setSearch] = useState(value);
  const [found, show] = useState<readonly (readonly [string, string])[]>([]);
  useEffect(() => {
    let isOver = false;
    optionsFor(api, part.kind, search).then(
      (options) => !isOver && show(options),
      () => !isOver && show([]),
    );
    return () => {
      isOver = true;
    };
  }, [search]);
  const isKnown = found.some(([id]) => id === value);
  return (
    <div class="picker">
      <SearchField label={`Find ${wordsOf(part.name)}`} value={search} onSearch={setSearch} />
      <Field label={label}>
        <select value={value} required={part.isRequired} onChange={(event) => onInput(event.currentTarget.value)}>
          <option value="">–</option>
          {!isKnown && value !== '' && <option value={value}>{value.slice(0, 100)}</option>}
          {found.map(([id, words]) => (
            <option key={id} value={id}>
              {words.slice(0, 140)}
            </option>
          ))}
        </select>
      </Field>
    </div>
  );
}
