import type { Scenario } from 'lead-provider-sdk/mock';

/** A world in which everything that tells of somebody carries a mark, so that what leaks can be found. */
const id = (number: number): string => `c0ffee00-5eed-4bad-8bad-${String(number).padStart(12, '0')}`;

const names = {
  own: 'Zqproviderown Zqéclair',
  other: 'Zqproviderother Zqhouse',
  partner: 'Zqpartner Zqhub',
  school: 'Zqschool "Zqquoted" Zqhill',
  mentor: 'Zqmentorfirst Zqmentorlast',
  ect: "Zqectfirst O'Zqectlast\\Zqback",
  tutor: 'Zqtutorfirst Zqtutorlast',
} as const;
const emails = [
  'zqmentorbox@zqmentordomain.example',
  'zqectbox@zqectdomain.example',
  'zqtutorbox@zqtutordomain.example',
];
const [mentorMail, ectMail, tutorMail] = emails;
const numbers = { urn: '147147', otherUrn: '158158', mentor: '3692581', ect: '3703692' } as const;

const common = { schedule: 'ecf-standard-september', from: '2025-09-01', eligibleForFunding: true } as const;

export const marked: Scenario = {
  now: '2026-02-10T12:00:00Z',
  leadProviders: [
    { id: 'lp1', name: names.own, token: 'zq-token-of-lp1' },
    { id: 'lp2', name: names.other, token: 'zq-token-of-lp2' },
  ],
  cohorts: [{ year: 2024 }, { year: 2025 }],
  deliveryPartners: [{ id: id(1), name: names.partner, links: [{ lp: 'lp1', cohort: 2025 }] }],
  schools: [
    { id: id(2), urn: numbers.urn, name: names.school, tutor: { name: names.tutor, email: tutorMail ?? '' } },
    { id: id(3), urn: numbers.otherUrn, name: 'Zqnobodynames School' },
  ],
  partnerships: [{ id: id(4), lp: 'lp1', dp: id(1), school: id(2), cohort: 2025 }],
  participants: [
    {
      ...{ id: id(5), name: names.mentor, trn: numbers.mentor },
      training: [{ role: 'mentor', record: id(6), partnership: id(4), email: mentorMail, ...common }],
    },
    {
      ...{ id: id(7), name: names.ect, trn: numbers.ect, induction: { start: '2025-09-01' } },
      idChanges: [{ from: id(8), to: id(7), at: '2025-12-01T00:00:00Z' }],
      training: [
        {
          ...{ role: 'ect', record: id(9), partnership: id(4), email: ectMail, mentor: id(5), ...common },
          deferred: { at: '2026-01-20T00:00:00Z', reason: 'long_term_sickness' },
        },
      ],
    },
  ],
  declarations: [
    {
      ...{ id: id(10), participant: id(7), role: 'ect', lp: 'lp1', type: 'started', date: '2025-10-06T00:00:00Z' },
      ...{ state: 'eligible', evidence: 'training-event-attended', statement: id(11) },
    },
  ],
  statements: [
    { id: id(11), lp: 'lp1', cohort: 2025, month: 4, year: 2026, cutOff: '2026-03-31', payment: '2026-04-25' },
  ],
};

/** Whoever is in the world without being kept by `--all-schools`. */
export const ids = { ect: id(7), mentor: id(5), school: id(2), urn: numbers.urn, mentorName: names.mentor };

const originals = [
  ...Object.values(names),
  ...emails,
  ...Object.values(numbers),
  ...Array.from({ length: 11 }, (_, index) => id(index + 1)),
  'Zqnobodynames School',
  'zq-token-of-lp1',
  'long-term-sickness',
  'long_term_sickness',
];

/** What each original could leak as. */
function formsOf(original: string): readonly string[] {
  const parts = original.split(/[\s@."'\\]+/).filter((part) => /zq/i.test(part));
  return [original, ...parts].flatMap((text) => [
    text,
    encodeURIComponent(text),
    JSON.stringify(text).slice(1, -1),
    JSON.stringify(text).replaceAll(
      /[^\u0000-\u007f]/g,
      (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
    ),
    text.replaceAll('-', ''),
    text.replaceAll(' ', '-'),
    Buffer.from(text).toString('hex'),
    ...[text, text.toLowerCase(), `x${text}`, `xx${text}`].map((one) =>
      // what stands at either end depends on what is beside it
      Buffer.from(one).toString('base64').slice(4, -4),
    ),
  ]);
}

const forms = [...new Set(originals.flatMap(formsOf).map((form) => form.toLowerCase()))].filter(
  (form) => form.length > 5,
);

/** The originals, in whatever form, that stand in a text. */
export function leaksIn(text: string): readonly string[] {
  const lower = text.toLowerCase();
  return forms.filter((form) => lower.includes(form));
}
