import { render, type ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { DeclarationPage, Declarations } from './pages/declarations.tsx';
import { Faults } from './pages/faults.tsx';
import { Log, LogEntry, RulePage } from './pages/log.tsx';
import { Overview } from './pages/overview.tsx';
import { People, PersonPage } from './pages/people.tsx';
import { PartnershipPage, Partnerships, SchoolPage, Schools } from './pages/schools.tsx';
import { Snapshots } from './pages/snapshots.tsx';
import { StatementPage, Statements } from './pages/statements.tsx';
import { StepPage, Steps } from './pages/steps.tsx';
import { Time } from './pages/time.tsx';
import { Field, Head, Link, when } from './parts.tsx';
import { routeOf, secretIn, type Route } from './route.ts';
import { begin, reload, unlock, useShared } from './store.ts';

type PageOf = ComponentType<{ readonly route: Route }>;

/** What stands at a place: its list, and what an id behind it shows. */
const pages: Readonly<Record<string, readonly [name: string, list: PageOf | null, one: PageOf | null]>> = {
  '': ['Overview', Overview, null],
  participants: ['People', People, PersonPage],
  declarations: ['Declarations', Declarations, DeclarationPage],
  statements: ['Statements', Statements, StatementPage],
  schools: ['Schools', Schools, SchoolPage],
  partnerships: ['Partnerships', Partnerships, PartnershipPage],
  log: ['Log', Log, LogEntry],
  time: ['Time', Time, null],
  faults: ['Faults', Faults, null],
  steps: ['Other actors', Steps, StepPage],
  snapshots: ['Snapshots', Snapshots, null],
  rules: ['Rules', null, RulePage],
};

function App() {
  const [route, go] = useState(() => routeOf(location.hash));
  const { index, present, isOld, needsSecret } = useShared();
  useEffect(() => {
    const listener = (): void => {
      takeSecret();
      go(routeOf(location.hash));
    };
    addEventListener('hashchange', listener);
    return () => removeEventListener('hashchange', listener);
  }, []);
  const [, list = null, one = null] = Object.hasOwn(pages, route.page) ? (pages[route.page] ?? []) : [];
  const Shown = route.id === '' ? list : one;
  return (
    <>
      <a class="skip" href="#content" onClick={skip}>
        Go to the content
      </a>
      <header>
        <p class="brand">Mock{index !== null && ` of ${index.service}`}</p>
        <p role="timer" aria-label="Clock of the mock">
          {present === null ? '' : when(present.now)}
        </p>
        <nav aria-label="Pages">
          <ul>
            {Object.entries(pages).map(([page, [name, shown]]) =>
              shown === null ? null : (
                <li key={page}>
                  <a href={page === '' ? '#/' : `#/${page}`} aria-current={page === route.page ? 'page' : undefined}>
                    {name}
                  </a>
                </li>
              ),
            )}
          </ul>
        </nav>
      </header>
      <main id="content" tabIndex={-1}>
        {isOld && (
          <p role="alert" class="notice">
            The world was replaced or the clock set back: what you see is of before.{' '}
            <button type="button" onClick={() => void reload()}>
              Read it anew
            </button>
          </p>
        )}
        {needsSecret ? (
          <Locked />
        ) : Shown === null ? (
          <>
            <Head>Nothing is here</Head>
            <p>
              There is no such page. <Link page="">Overview</Link>
            </p>
          </>
        ) : (
          <Shown key={`${route.page}/${route.id}`} route={route} />
        )}
      </main>
    </>
  );
}

/** The fragment is where somebody is; going to the content must not change it. */
function skip(event: Event): void {
  event.preventDefault();
  document.getElementById('content')?.focus();
}

function Locked() {
  const [secret, write] = useState('');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void unlock(secret);
      }}
    >
      <Head>This mock is locked</Head>
      <p>It listens on more than its own machine. The server printed a secret at its start, within an address.</p>
      <Field label="Secret">
        <input
          type="password"
          autocomplete="off"
          value={secret}
          onInput={(event) => write(event.currentTarget.value)}
        />
      </Field>
      <button type="submit">Unlock</button>
    </form>
  );
}

/** A secret in the address is taken into memory, and out of the address and its history. */
function takeSecret(): void {
  const secret = secretIn(location.hash);
  if (secret === null) return;
  history.replaceState(null, '', '#/');
  void unlock(secret);
}

takeSecret();
const root = document.getElementById('app');
if (root !== null) render(<App />, root);
void begin();
