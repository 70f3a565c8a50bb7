import { idOf } from '../sync/records/ids.ts';
import { resources, type Resource } from '../sync/resources.ts';
import { attributeDifferences, type Translate } from './attributes.ts';
import { finding, isPersonalField } from './finding.ts';
import { keysOf } from './keys.ts';
import { matchRecords, type Matched } from './match.ts';
import { enrolmentDifferences, partsOf, transferDifferences } from './parts.ts';
import { currentIn, isMergedIn, peopleOf, retirements, type People } from './retired.ts';
import type { CompareOptions, Comparison, Finding, Held, Records, Rekeyed } from './types.ts';

/** `updated_at` moves whenever a service touches a record, and every one was touched by the move. */
const OWN_CLOCK = 'updated_at';

/** What others refer to comes first, so that what refers to it can be known by it. */
const order: readonly Resource[] = [
  ...(['deliveryPartners', 'schools', 'statements', 'partnerships', 'participants'] as const),
  ...(['unfundedMentors', 'transfers', 'declarations'] as const),
];

/**
 * Holds two copies of one provider against each other, of `ecf` and of `rect`, and tells what differs. Pure: it reads
 * nothing but what it is given, and changes nothing.
 */
export function compare(from: Records, to: Records, options: CompareOptions): Comparison {
  const [before, after] = [peopleOf(from), peopleOf(to)];
  const current = currentIn(before, after);
  const found: Finding[] = [];
  const rekeyed: Rekeyed[] = [];
  const renamed = new Map<string, string>();
  const translate: Translate = (resource, id, side) => {
    const known = resource === 'participants' ? current(id) : idOf(id);
    return side === 'to' ? known : (renamed.get(`${resource} ${known}`) ?? known);
  };
  const matched = new Map<Resource, Matched>();
  for (const resource of order) {
    const pairs = matchRecords([...from.of(resource)], [...to.of(resource)], keysOf(resource, options, translate));
    matched.set(resource, pairs);
    for (const fresh of otherIds(resource, pairs)) {
      // these two are kept by the id of a person, whom the list of participants may not have
      const what = resource === 'transfers' || resource === 'unfundedMentors' ? 'participants' : resource;
      if (renamed.has(`${what} ${fresh.from}`)) continue;
      renamed.set(`${what} ${fresh.from}`, fresh.to);
      rekeyed.push({ ...fresh, resource: what });
    }
  }
  for (const resource of resources) {
    const pairs = matched.get(resource);
    if (pairs === undefined) continue;
    found.push(...presence(resource, pairs, before, after));
    for (const pair of pairs.pairs) found.push(...differences(resource, pair, { before, after, translate }));
  }
  if (options.match === 'id')
    found.push(...rekeyed.map(({ resource, ...about }) => finding('other-id', resource, { id: about.from, ...about })));
  found.push(...retirements(before, after, (id) => translate('participants', id, 'from')));
  const isLeftOut = ({ resource, field }: Finding): boolean =>
    options.withoutPersonal === true && field !== null && isPersonalField(resource, field);
  const counts = (resource: Resource): number => matched.get(resource)?.pairs.length ?? 0;
  return {
    findings: found.filter((one) => !isLeftOut(one)),
    matched: {
      ...{ deliveryPartners: counts('deliveryPartners'), statements: counts('statements') },
      ...{ partnerships: counts('partnerships'), schools: counts('schools'), participants: counts('participants') },
      ...{ unfundedMentors: counts('unfundedMentors'), transfers: counts('transfers') },
      declarations: counts('declarations'),
    },
    rekeyed,
  };
}

/** Records with another id, each once: a school is in the list of every cohort. */
function otherIds(resource: Resource, { pairs }: Matched): readonly Rekeyed[] {
  const others = new Map(pairs.map(([from, to]) => [idOf(from.id), idOf(to.id)]));
  return [...others].filter(([from, to]) => from !== to).map(([from, to]) => ({ resource, from, to }));
}

/** Records of one copy alone. Somebody who was merged away is told by the id that is retired. */
function* presence(
  resource: Resource,
  { onlyFrom, onlyTo, unmatched }: Matched,
  before: People,
  after: People,
): Generator<Finding> {
  const isTold = (id: string): boolean =>
    resource === 'participants' && (isMergedIn(after, before, idOf(id)) || isMergedIn(before, after, idOf(id)));
  for (const { id, cohort } of onlyFrom) if (!isTold(id)) yield finding('missing', resource, { id, cohort });
  for (const { id, cohort } of onlyTo) if (!isTold(id)) yield finding('extra', resource, { id, cohort });
  for (const { id, cohort } of unmatched.from)
    if (!isTold(id)) yield finding('unmatched', resource, { id, cohort, from: id });
  for (const { id, cohort } of unmatched.to)
    if (!isTold(id)) yield finding('unmatched', resource, { id, cohort, to: id });
}

function* differences(
  resource: Resource,
  [from, to]: readonly [Held, Held],
  { before, after, translate }: { readonly before: People; readonly after: People; readonly translate: Translate },
): Generator<Finding> {
  const skip = [OWN_CLOCK, 'ecf_enrolments', 'transfers', 'participant_id_changes'];
  const about = { id: from.id, cohort: from.cohort };
  for (const one of attributeDifferences(resource, [from.attributes, to.attributes], { skip, translate }))
    yield finding('differs', resource, { ...about, ...one });
  const sameRecords = idOf(from.id) === idOf(to.id);
  if (resource === 'transfers') yield* transferDifferences([from, to], { translate, sameRecords });
  if (resource !== 'participants') return;
  const lent = { from: mergedInto(idOf(to.id), after, before), to: mergedInto(idOf(from.id), before, after) };
  yield* enrolmentDifferences([from, to], lent, { translate, sameRecords });
}

/** The enrolments, in the other copy, of people who were merged into this one in one copy alone. */
const mergedInto = (owner: string, one: People, other: People): readonly Readonly<Record<string, unknown>>[] =>
  [...one.retired].flatMap(([id, retired]) => {
    const person = retired.owner === owner && isMergedIn(one, other, id) ? other.served.get(id) : undefined;
    return person === undefined ? [] : partsOf(person, 'ecf_enrolments');
  });
