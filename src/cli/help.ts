/** What each command takes, as `--help` prints it. */
export const help = {
  mock: `  lead-provider mock --service rect|ecf   a mock of the service over HTTP, until it is interrupted
      --port N           port to listen on (default 4010; 0 takes a free one)
      --host ADDRESS     address to listen on (default 127.0.0.1)
      --allow-host NAME  another name by which it may be called, where it has one; may be repeated
      --allow-origin ORIGIN      pages of this origin may use it from a browser, such as
                         http://localhost:5173; may be repeated
      --scenario FILE    the world to start with, JSON (default: a small story)
      --profile S|M|L    a generated world of the size of a small, a middle or the largest provider instead
      --seed N           seed of generated worlds, and of the ids made while it runs (default 1)
      --clock MODE       running: time goes on from the scenario's now (default); frozen: it stands still
      --throttle MODE    fixed: 1,000 requests in each five minutes, as the service counts
                         (default while the clock runs); rolling; off
      --persist FILE     pick the world up from this file if it is there, and put it down there at the end
      --json             lines of JSON instead of plain text
      --quiet            no line for each request
`,
  scenario: `  lead-provider scenario check FILE       every problem of a scenario with its place, or what is in it;
                                          ends with 1 when there is a problem
      --service rect|ecf also what only this service refuses (default: what both refuse)
`,
  generate: `  lead-provider generate --service rect|ecf --out FOLDER   types, schemas and a client from a description of the API
      --spec WHERE       a file, an https address, bundled (the package's own, the default) or live (as published)
      --check            write nothing; end with 1 when FOLDER is not what would be written
      --no-corrections   leave a published description as it is, mistakes of form aside
      --overlay FILE     an OpenAPI Overlay of your own to apply as well; may be repeated
      --allow-remote-refs        follow references to other documents
      --max-documents N          how many of them (default 50)
      --import-extension js|ts|none   how the files import each other (default js)
      --verbose          name every repair
`,
  diff: `  lead-provider diff OLD NEW   what changed from one description to another, for a client; each is a file, an https
                               address, bundled (the package's own) or live (as published)
      --service rect|ecf the service (default: as the paths say)
      --format FORMAT    text (default), markdown or json
      --fail-on LEVEL    breaking or warning: end with 1 when there is such a change (default none)
      --no-corrections   leave published descriptions as they are, mistakes of form aside
      --allow-remote-refs        follow references to other documents
      --max-documents N          how many of them (default 50)
`,
  rule: `  lead-provider rule ID   what a rule refuses, where that is written, and the passage itself;
                          ids are as in docs/rules.md, for example rect.declaration.D14
`,
} as const;

export type Command = keyof typeof help;

/** All of it. */
export const overview = `lead-provider: tools for the lead provider API v3

${Object.values(help).join('\n')}
  lead-provider COMMAND --help   the same of one command
  lead-provider --version        the version of this package
`;

export function isCommand(name: string): name is Command {
  return Object.hasOwn(help, name);
}
