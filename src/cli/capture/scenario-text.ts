import type { Scenario } from '../../mock/index.ts';

/** With what the file of a capture begins: the key that says what it is. */
export const START = '{\n  "about": ';

/** A scenario as JSON, a record on a line, in pieces: one of a large provider is longer than a text may be. */
export function* scenarioText({ about, ...scenario }: Scenario): Generator<string> {
  yield `${START}${JSON.stringify(about ?? '')}`;
  for (const [name, value] of Object.entries(scenario)) {
    yield `,\n  ${JSON.stringify(name)}: `;
    if (!Array.isArray(value) || value.length === 0) yield JSON.stringify(value);
    else {
      yield '[\n';
      for (let at = 0; at < value.length; at += 500)
        yield `${value
          .slice(at, at + 500)
          .map((one) => `    ${JSON.stringify(one)}`)
          .join(',\n')}${at + 500 < value.length ? ',\n' : ''}`;
      yield '\n  ]';
    }
  }
  yield '\n}\n';
}
