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
  pull: `  lead-provider pull --service rect|ecf --environment sandbox|production --out FILE   keeps a local copy of all that
                                                       you are served, in a SQLite file; run it again and again
      --base-url URL     another server in place of --environment, such as a mock
      --allow-http       where that is on another machine and has no https
      --token-file FILE  the file with the token (default: the variable LEAD_PROVIDER_TOKEN)
      --full             read every list whole (default: what was updated, and whole what that cannot show)
      --auto             --full when the last one is too long ago
      --full-every DAYS  how long that is (default 3)
      --cohort YEARS     the cohorts whose schools are kept: 2025,2026; may be repeated (default none)
      --only LISTS       the lists that are kept: participants,declarations; may be repeated (default all)
      --no-daily         do not read participants and partnerships whole once a day
      --personal none    store neither who somebody is nor why they left
      --accept-absence LIST=N    let as many records be missing from a list as an earlier run has told; may be repeated
      --same-owner       the token is new and of the same provider, though nothing in the copy can show it
      --take-over        take the copy from a run of which you know that it is gone
      --trust-updated-since      believe the dates of a sandbox
      --json             lines of JSON: how far it is, and last the report
                         ends with 0 done; 1 could not go on; 2 cannot be carried out, nothing was done; 3 a person has
                         to look at something; 4 another run has the copy; 5 the next run has reads to make up for;
                         6 interrupted, the next run goes on from there
`,
  changes: `  lead-provider changes --db FILE   what changed in a copy, one JSON object on a line; the last one is the cursor to keep
      --after CURSOR     what came after it (default: from the oldest that is kept);
                         ends with 3 when the changes do not go on from it
`,
  export: `  lead-provider export --db FILE --table NAME   a table or a view of a copy: participants, dfe_v_stuck
      --csv              as CSV, with a header (default); what a spreadsheet takes for a formula is led in by an apostrophe
      --raw              leave such cells as they are
      --json             one JSON object on a line instead
`,
  report: `  lead-provider report statement ID --db FILE   what stands on a statement, counted
      --csv              its declarations, one on a line
      --raw              leave cells as they are that a spreadsheet takes for formulas
      --json             all of it as JSON
`,
  reconcile: `  lead-provider reconcile statement ID FILE.csv --db FILE   DfE's finance file against a copy; ends with 3 when they differ
      --json             all of it as JSON
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
