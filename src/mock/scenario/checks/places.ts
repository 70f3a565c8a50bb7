import { scheduleIdentifiers } from '../../../rules/schedules.ts';
import { declarationTypes } from '../../../rules/terms.ts';
import { tokenOf } from '../../http/incoming.ts';
import { entriesOf, need, needCohort, oneOf, quoted, type Item, type Keys, type Known } from './known.ts';

/** Providers and their tokens, schedules, delivery partners, partnerships. */
export function checkPlaces(known: Known): void {
  const { rest, report, service } = known;
  checkTokens(known);
  const schedules = new Set<string>();
  for (const [schedule, keys] of entriesOf(rest.schedules, 'schedules')) {
    needCohort(known, schedule.cohort, keys, 'cohort');
    oneOf(known, scheduleIdentifiers, 'schedule identifier', schedule.identifier, keys, 'identifier');
    const key = `${schedule.cohort}/${schedule.identifier}`;
    if (schedule.cohort !== undefined && schedule.identifier !== undefined && schedules.has(key))
      report([...keys, 'identifier'], `cohort ${schedule.cohort} has ${quoted(schedule.identifier)} already`);
    schedules.add(key);
    for (const [type, span] of Object.entries(schedule.milestones ?? {})) {
      const at = [...keys, 'milestones', type];
      oneOf(known, declarationTypes, 'declaration type', type, [...keys, 'milestones'], type);
      const [start, end] = span ?? [];
      if (start != null && end != null && end < start) report(at, `ends (${end}) before it starts (${start})`);
    }
  }
  for (const [{ links }, keys] of entriesOf(rest.deliveryPartners, 'deliveryPartners'))
    checkLinks(known, links, [...keys, 'links']);
  for (const [{ links }, keys] of entriesOf(rest.bulk, 'bulk')) checkLinks(known, links, [...keys, 'links']);
  for (const [partnership, keys] of entriesOf(rest.partnerships, 'partnerships')) {
    need(known, known.providers, 'lead provider', partnership.lp, keys, 'lp');
    need(known, known.partners, 'delivery partner', partnership.dp, keys, 'dp');
    need(known, known.schools, 'school', partnership.school, keys, 'school');
    needCohort(known, partnership.cohort, keys, 'cohort');
    if (service === 'rect' && (partnership.status === 'challenged' || partnership.challengedReason != null))
      report([...keys, 'status'], 'only ecf knows challenged partnerships');
  }
}

function checkLinks(known: Known, links: Item<'deliveryPartners'>['links'], at: Keys): void {
  for (const [{ lp, cohort }, keys] of entriesOf(links, ...at)) {
    need(known, known.providers, 'lead provider', lp, keys, 'lp');
    needCohort(known, cohort, keys, 'cohort');
  }
}

/** A token has to come out of an Authorization header as it went in, or nobody could ever use it. */
function checkTokens({ rest, report }: Known): void {
  const tokens = new Set<string>();
  for (const [lp, keys] of entriesOf(rest.leadProviders, 'leadProviders')) {
    const { id, token: written } = typeof lp === 'string' ? { id: lp, token: undefined } : lp;
    const token = written ?? (id === undefined ? undefined : `${id}-token`);
    if (token === undefined) continue;
    if (tokens.has(token)) report(keys, 'two providers share one token');
    tokens.add(token);
    // what is not ASCII is changed on its way through a header
    if (/^[\x20-\x7e]+$/.test(token) && tokenOf(`Bearer ${token}`) === token && tokenOf(`Token ${token}`) === token)
      continue;
    report(
      written === undefined ? keys : [...keys, 'token'],
      `${written === undefined ? `the token that follows from the id, ${quoted(token)},` : quoted(token)} cannot be ` +
        'read out of an Authorization header: write a "token" of ASCII letters, digits and signs, without quotation ' +
        'marks or spaces at its ends, that does not begin with "token="',
    );
  }
}
