import { useState } from 'preact/hooks';

/** A text to be copied: shown as it is, and put on the clipboard by its button. */
export function Copy({ label, text }: { readonly label: string; readonly text: string }) {
  const [told, tell] = useState('');
  return (
    <section class="copy" aria-label={label}>
      <h3>{label}</h3>
      <pre tabIndex={0} aria-label={`${label}, text`}>
        {text}
      </pre>
      <button
        type="button"
        onClick={() =>
          void navigator.clipboard.writeText(text).then(
            () => tell('Copied.'),
            () => tell('The browser did not let it be copied. Select the text.'),
          )
        }
      >
        Copy {label}
      </button>{' '}
      <span role="status">{told}</span>
    </section>
  );
}

/** A call that steers the mock, as a line for a shell and as it is written in process. */
export function AsCalls({ of, curl, code }: { readonly of: string; readonly curl: string; readonly code: string }) {
  return (
    <details>
      <summary>As curl and as TypeScript: {of}</summary>
      <Copy label={`curl to ${of}`} text={curl} />
      <Copy label={`TypeScript to ${of}`} text={code} />
    </details>
  );
}
