import { useState } from 'preact/hooks';
import { Facts, Head, Link, Text, when } from '../parts.tsx';
import { api, useShared, wordsFor } from '../store.ts';

export function Overview() {
  const { index, present } = useShared();
  if (index === null)
    return (
      <>
        <Head>Mock</Head>
        <p role="status">Reading…</p>
      </>
    );
  const { counts } = index;
  return (
    <>
      <Head>{`Mock of ${index.service}`}</Head>
      <p>
        This is a mock of the lead provider API v3, made for tests. It is not a service of the Department for Education,
        and nothing here is real.
      </p>
      <Facts
        facts={[
          ['Clock', when((present ?? index).now)],
          ['People', <Link page="participants">{counts.participants.toLocaleString('en-GB')}</Link>],
          ['Declarations', <Link page="declarations">{counts.declarations.toLocaleString('en-GB')}</Link>],
          ['Statements', <Link page="statements">{counts.statements}</Link>],
          ['Schools', <Link page="schools">{counts.schools.toLocaleString('en-GB')}</Link>],
          ['Partnerships', <Link page="partnerships">{counts.partnerships.toLocaleString('en-GB')}</Link>],
          ['Requests in the log', <Link page="log">{counts.requests}</Link>],
        ]}
      />
      <ul>
        <li>
          <a href="/docs/">API reference</a>
        </li>
        <li>
          <a href="/openapi.json">Description of the API</a> (OpenAPI 3.1)
        </li>
      </ul>
      <h2>Lead providers</h2>
      <ul>
        {index.leadProviders.map(({ id, name }) => (
          <li key={id}>
            <Text of={name} most={80} /> <Token lp={id} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** A token is shown when somebody asks for it, and goes away again. */
function Token({ lp }: { readonly lp: string }) {
  const [token, show] = useState<string | null>(null);
  const [error, tell] = useState('');
  const reveal = async (): Promise<void> => {
    try {
      show((await api.tokens())[lp] ?? null);
    } catch (refusal) {
      tell(wordsFor(refusal));
    }
  };
  return token === null ? (
    <>
      <button type="button" onClick={() => void reveal()}>
        Show token of {lp.slice(0, 60)}
      </button>{' '}
      <span role="status">{error}</span>
    </>
  ) : (
    <>
      <code>
        <Text of={token} most={80} />
      </code>{' '}
      <button type="button" onClick={() => show(null)}>
        Hide token of {lp.slice(0, 60)}
      </button>
    </>
  );
}
