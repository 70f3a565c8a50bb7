/** Of every command that can write its answer to a file. */
const out = `      --out FILE         write a file that only you can read
      --force            write over the file that is there
`;

/** Of every command that talks to a service. */
const evidence = `      --evidence DIR     write what can be handed to DfE about each request: operation, status, request id, dates, keyed
                         digests of bodies; each run in a new folder DIR/0001, without bodies, ids and token
      --evidence-key FILE        the key of the digests, made on first use (default: DIR/key); it stays with you
      --bodies           write the bodies as well: for DfE's sandboxes and servers on this machine alone
`;

/** What each command takes, as `--help` prints it. */
export const help = {
  mock: `  lead-provider mock --service rect|ecf   a mock of the service over HTTP, until it is interrupted
      --port N           port to listen on (default 4010; 0 takes a free one)
      --host ADDRESS     address to listen on (default 127.0.0.1); on one that other machines reach, what steers the
                         mock wants a secret: it is made and printed, or taken from LEAD_PROVIDER_MOCK_SECRET
      --allow-host NAME  another name by which it may be called, where it has one; may be repeated
      --allow-origin ORIGIN      pages of this origin may use the API from a browser, such as
                         http://localhost:5173; may be repeated
      --no-console       a plain first page in place of the console
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
${evidence}      --json             lines of JSON: how far it is, and last the report
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
${out}`,
  report: `  lead-provider report statement ID --db FILE   what stands on a statement and what became of it, counted
      --text             for a person at a terminal (default)
      --csv              its declarations, one on a line
      --section NAME     another table as CSV: counts, moved, stuck, slid, cut-offs, states
      --raw              leave cells as they are that a spreadsheet takes for formulas
      --json             all of it as JSON
      --html             all of it as one page with small charts, which needs nothing else
      --out FILE         write a file that only you can read; .csv, .json and .html say what it is
      --force            write over the file that is there
`,
  reconcile: `  lead-provider reconcile statement ID FILE.csv --db FILE   DfE's finance file against a copy; ends with 3 when they differ
      --json             all of it as JSON
${out}`,
  compare: `  lead-provider compare --from ecf.db --to rect.db   a copy of ecf against a copy of rect, after the move: records, states,
                         dates, merges; both are only read, and names, e-mails, TRNs and reasons are never shown
      --match id|trn     id (default): ids survived; trn: people whose id did not are known again by their TRN, and
                         what belongs to them by them; who could be several is told, and nobody guesses
      --json             all of it as JSON
${out}                         ends with 0 nothing differs; 2 cannot be carried out; 3 something differs or was not compared
`,
  doctor: `  lead-provider doctor --service rect|ecf --environment sandbox|production   looks whether the service, a copy and a
                         Redis are as this package takes them to be; reads only, 40 requests at most, after all others
      --base-url URL     another server in place of --environment, such as a mock
      --allow-http       where that is on another machine and has no https
      --token-file FILE  the file with the token (default: the variable LEAD_PROVIDER_TOKEN)
      --lead-provider NAME       whose the token should be, as the API writes it
      --db FILE          a copy that pull keeps: whose it is, how old, and whether the file is sound
      --redis URL        the Redis of a shared budget, redis:// or rediss://; the requests are taken from that budget
      --redis-key KEY    the name of the budget in it (default: lead-provider-sdk)
${evidence}      --json             one JSON object with all lines; neither it nor the text holds a token, a name, an e-mail, a TRN or an id
                         ends with 0 nothing differs; 1 could not be run; 2 cannot be carried out, nothing was sent;
                         3 something differs
`,
  capture: `  lead-provider capture --service rect|ecf --environment sandbox|production --out world.json   writes a scenario that makes
                         the mock serve what you are served, with stand-ins for everybody in it: pseudonymous, not anonymous
      --base-url URL     another server in place of --environment, such as a mock
      --db FILE          a copy that pull keeps in place of a server; no token is needed
      --yes-production   read production all the same: the file is personal data still
      --allow-http       where the server is on another machine and has no https
      --token-file FILE  the file with the token (default: the variable LEAD_PROVIDER_TOKEN)
      --key-file FILE    the key of the stand-ins, so that the next capture has the same ones (default: the variable
                         LEAD_PROVIDER_CAPTURE_KEY, or a new key that nobody keeps)
      --keep WHAT        leave as it is: names, trns, urns, emails, schools, partners, providers, ids, all; may be repeated
      --reasons keep     leave reasons of withdrawals and deferrals, which are data about health (default: other)
      --all-schools      keep schools that nothing names
      --report FILE      what was fitted and what is left out (default: world.json.report.txt)
      --map FILE         write who is who, for you alone to read
      --force            write over files that are there
${evidence}      --json             lines of JSON: how far it is, and last the report
                         ends with 0 done; 1 could not go on; 2 cannot be carried out, nothing was read; 3 done, and
                         something is left out; 4 another one writes this file; 6 interrupted: the same command goes on
  lead-provider capture --drop ID --out world.json   takes a person out of a captured scenario
      --from FILE        read that one, and write a new one to --out
`,
  parity: `  lead-provider parity --service rect|ecf --against sandbox   asks a sandbox and the mock the same and tells where they
                         differ; the report holds no value, no id, no name: it can be attached to an issue
      --against URL      a server on this machine in place of the sandbox; production is refused
      --token-file FILE  the file with the token (default: the variable LEAD_PROVIDER_TOKEN)
      --values           tell the values that differ; the report may hold personal data then
      --writes           plan writes, too, 25 at most, and print the plan; with --yes they are sent, and taken back
      --participants FILE        the ids of those whom writes may touch, one a line
${evidence}      --json             the report as JSON
                         ends with 0 nothing differs; 1 could not be run; 2 cannot be carried out, nothing was sent;
                         3 something differs
`,
  declare: `  lead-provider declare FILE.csv --journal FILE --environment sandbox|production   declarations from a spreadsheet, each
                                                     sent once and before the cut-off of the statement it is meant for
      --journal FILE     where every step is kept, so that a run that broke off can be gone on with; must not be there yet
      --after JOURNAL    the file is a corrected one: what that journal has done is not done again, and it is ended
      --dry-run          plan only: say what would become of each row, and send nothing
      --base-url URL     another server in place of --environment, such as a mock
      --allow-http       where that is on another machine and has no https
      --token-file FILE  the file with the token, which others cannot read (default: the variable LEAD_PROVIDER_TOKEN)
      --db FILE          take facts from a copy that pull keeps, and tell it what was sent; --stale when it may be more
                         than a day old
      --margin MINUTES   before the end of the cut-off day nothing more is sent (default 5); --no-deadline sends at any time
      --partly           send what can be sent before its cut-off, though not all can
      --hold-unsure      leave rows of which a fact is missing to a person (default: the service judges)
      --lanes N          people whose rows are under way at once (default: from 8 to 32 by itself)
${evidence}      --json             lines of JSON: the plan, how far it is, and last all counts
                         ends with 0 all is there; 1 could not go on; 2 cannot be carried out, nothing was sent; 3 a person
                         has to look at rows; 4 another run has the journal; 5 not all is sent; 6 what became of a row is
                         not known yet
`,
  bulk: `  lead-provider bulk OPERATION FILE.csv --journal FILE --environment sandbox|production   the same for declarations.create,
                                                     declarations.void, partnerships.create, participants.withdraw,
                                                     .defer, .resume and .changeSchedule; options as of declare, and
      --claw-back        take back declarations that are paid, too
      --send-unsure      send voids and actions of which a fact is missing (default: they wait for a person)
  lead-provider bulk drop JOURNAL --line N           that row is not to be sent
  lead-provider bulk close JOURNAL --line N --as done ID | --as not-sent --note TEXT   what became of a row, where only a
                                                     person can say; it takes --evidence, too
  lead-provider bulk import JOURNAL --db FILE        tells a copy which declarations the journal sent, where the run had no
                                                     --db or found the copy busy; sends nothing; --json for one JSON line
  lead-provider bulk erase JOURNAL                   removes it and its result, unless something is open
`,
  resume: `  lead-provider resume JOURNAL --environment sandbox|production   goes on with a journal: first what was under way is
                                                     looked for, and nothing that may have arrived is sent again
      --take-over        take it from a process of which you know that it is gone
      --repair           lines of the journal are bad: look for every row that is not finished
      --keep-going       the service refused what the plan called clear, and that was looked at
      --next-statement   send what missed its cut-off, for the next statement
      --same-owner       the token is new and of the same provider, though nothing can show it
      --frozen           goes by the plan as it is, though it is more than a day old
      --db FILE          a copy that is told what was sent, so that its reports know what slid to a later statement
${evidence}`,
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
