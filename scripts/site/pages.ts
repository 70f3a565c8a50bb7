/**
 * What the documentation site shows, and where: the groups of its sidebar, in order. A page is named by its file in the
 * project; a test holds that every page of `docs/` stands here.
 */
export interface Group {
  readonly title: string;
  /** Whether the group is folded until a reader opens it. */
  readonly folded?: boolean;
  readonly pages: readonly Page[];
}

/** A Markdown file of the project, and its name in the sidebar. */
export type Page = readonly [file: string, title: string];

export const groups: readonly Group[] = [
  {
    title: 'Start',
    pages: [
      ['docs/getting-started.md', 'Getting started'],
      ['README.md', 'Overview'],
      ['docs/concepts.md', 'Concepts and states'],
      ['docs/client.md', 'The client'],
      ['docs/mock.md', 'The mock'],
      ['docs/console.md', 'The console'],
    ],
  },
  {
    title: 'Jobs',
    pages: [
      ['docs/jobs/open-a-cohort.md', 'Open a cohort'],
      ['docs/jobs/onboard-participants.md', 'Onboard participants'],
      ['docs/jobs/declare-before-a-deadline.md', 'Declare before a deadline'],
      ['docs/jobs/change-participants.md', 'Change participants'],
      ['docs/jobs/transfers.md', 'Transfers'],
      ['docs/jobs/unfunded-mentors.md', 'Unfunded mentors'],
      ['docs/jobs/retired-ids.md', 'Retired ids'],
      ['docs/jobs/void-and-claw-back.md', 'Void and claw back'],
      ['docs/jobs/reconcile-a-statement.md', 'Reconcile a statement'],
      ['docs/testing.md', 'Test with the mock'],
      ['docs/jobs/test-in-ci.md', 'Test in CI'],
      ['docs/capture.md', 'Capture a world'],
      ['docs/jobs/several-workers.md', 'Several workers on one token'],
      ['docs/jobs/move-from-ecf-to-rect.md', 'Move from ecf to rect'],
      ['docs/when-the-spec-changes.md', 'When the specification changes'],
    ],
  },
  {
    title: 'Examples',
    folded: true,
    pages: [
      ['examples/README.md', 'A program for each job'],
      ['examples/commonjs/README.md', 'CommonJS'],
      ['examples/crm/README.md', 'Tests of a small CRM'],
      ['examples/browser/README.md', 'A page in a browser'],
    ],
  },
  {
    title: 'Jobs in the console',
    folded: true,
    pages: [
      ['docs/console/01-find-a-person.md', 'Find a person'],
      ['docs/console/02-why-was-it-refused.md', 'Why was it refused'],
      ['docs/console/03-set-the-clock.md', 'Set the clock'],
      ['docs/console/04-let-days-pass.md', 'Let days pass'],
      ['docs/console/05-let-something-fail.md', 'Let something fail'],
      ['docs/console/06-move-a-teacher.md', 'Move a teacher'],
      ['docs/console/07-merge-two-people.md', 'Merge two people'],
      ['docs/console/08-pay-and-claw-back.md', 'Pay and claw back'],
      ['docs/console/09-challenge-a-partnership.md', 'Challenge a partnership'],
      ['docs/console/10-snapshots.md', 'Take a snapshot and go back'],
      ['docs/console/11-copy-a-call.md', 'Copy a call'],
      ['docs/console/12-send-a-link.md', 'Send somebody a link'],
    ],
  },
  {
    title: 'Concepts',
    pages: [
      ['docs/identifiers.md', 'Identifiers'],
      ['docs/checks.md', 'Checks before a write'],
      ['docs/reliability.md', 'Reliability'],
      ['docs/bulk.md', 'Many writes at once'],
      ['docs/outbox.md', 'The outbox'],
      ['docs/sync.md', 'A local copy'],
      ['docs/sync-inside.md', 'Inside the local copy'],
      ['docs/scenarios.md', 'Scenarios'],
      ['docs/parity.md', 'Mock and service compared'],
    ],
  },
  {
    title: 'Reference',
    pages: [
      ['docs/errors.md', 'A call failed'],
      ['docs/rules.md', 'Rules'],
      ['docs/states.md', 'States'],
      ['docs/commands.md', 'Commands over a local copy'],
      ['docs/doctor.md', 'The doctor'],
      ['docs/spec.md', 'Our descriptions of the API'],
      ['docs/hosts.md', 'Hosts, and which service when'],
      ['docs/network.md', 'Proxies and certificates'],
      ['docs/limits.md', 'Limits'],
      ['docs/personal-data.md', 'Personal data'],
    ],
  },
  {
    title: 'Behaviour of the services',
    pages: [
      ['docs/services/rect.md', 'rect: Register early career teachers'],
      ['docs/services/ecf.md', 'ecf: Manage training'],
    ],
  },
  {
    title: 'The project',
    folded: true,
    pages: [
      ['CHANGELOG.md', 'Changes'],
      ['docs/versioning.md', 'What a version promises'],
      ['docs/releasing.md', 'How a version is made'],
      ['SECURITY.md', 'Security'],
      ['ARCHITECTURE.md', 'Architecture'],
      ['CONTRIBUTING.md', 'Contributing'],
      ['decisions/README.md', 'Decisions'],
    ],
  },
];
