import { isLoopback } from '../../base/loopback.ts';
import { clockIn } from '../../base/service-clock.ts';
import { environments, servers, services } from '../../contract/index.ts';
import { saidOf } from '../asker.ts';
import { cannotTell, differs, ok, skipped, type Check, type Context } from '../types.ts';

/** Seconds by which two clocks may differ: what is due "now" is dated by ours, and judged by the service's. */
const MOST_SKEW = 60;

/** Which of DfE's servers an origin is; null for any other. */
function placeOf(origin: string): string | null {
  for (const service of services)
    for (const environment of environments)
      if (servers[service][environment] === origin) return `${environment} of ${service}`;
  return null;
}

export const environment: Check = async ({ asker, origin, service, options }) => {
  const asked = placeOf(origin);
  const wanted = 'environment' in options.server ? `${options.server.environment} of ${service}` : null;
  const looking = {
    id: 'environment',
    looked: 'which server answers',
    expected: wanted ?? 'the server that was named, without sending on',
  };
  await asker.page('statements.list');
  const [first] = asker.sent.heads;
  if (first === undefined) return cannotTell(looking, 'no answer came');
  if (first.status >= 300 && first.status < 400) {
    const to = first.headers.get('location') ?? '';
    const where = URL.canParse(to, origin) ? placeOf(new URL(to, origin).origin) : null;
    return differs(
      looking,
      `status ${first.status}, sends on to ${where ?? 'another address'}`,
      'Name the server that is meant: --environment, or the --base-url without a redirect.',
    );
  }
  if (asked !== null) return ok(looking, asked);
  return cannotTell(
    looking,
    "the address is none of DfE's, and no answer names an environment",
    'Use --environment for DfE.',
  );
};

export const service: Check = async ({ asker, service: ours }) => {
  const looking = {
    id: 'service',
    looked: 'the path of the participants',
    expected: `the paths of ${ours} are there`,
  };
  const page = await asker.page('participants.list');
  if (page.kind === 'rows') return ok(looking, 'it is there');
  if (page.kind === 'refused' && page.status === 404)
    return differs(looking, 'status 404', `Say --service ${ours === 'rect' ? 'ecf' : 'rect'} if that one is meant.`);
  return cannotTell(looking, saidOf(page));
};

export const token: Check = async ({ asker }) => {
  const looking = { id: 'token', looked: 'a list of your own', expected: 'the token is accepted' };
  const page = await asker.page('statements.list');
  const refused = asker.sent.heads.find(({ status }) => status === 401 || status === 403);
  if (refused !== undefined)
    return differs(
      looking,
      `status ${refused.status}`,
      'Use the token of this service and this environment: each of the four has its own.',
    );
  return page.kind === 'rows' ? ok(looking, 'accepted') : cannotTell(looking, saidOf(page));
};

export const clock: Check = ({ asker, options }) => {
  const looking = {
    id: 'clock',
    looked: 'the header date of the answers',
    expected: `at most ${MOST_SKEW} s from this machine's clock`,
  };
  const { server, now } = options;
  if (now === undefined && 'baseUrl' in server && isLoopback(new URL(server.baseUrl).hostname))
    return skipped(looking, 'a server on this machine, such as a mock, may live in a time of its own');
  const skews = asker.sent.heads.flatMap(({ headers, sentAt, cameAt }) => {
    const at = clockIn(headers);
    // the header has whole seconds, so it is half a second behind in the middle
    return at === null ? [] : [(at + 500 - (sentAt + cameAt) / 2) / 1000];
  });
  const least = skews.sort((a, b) => Math.abs(a) - Math.abs(b))[0];
  if (least === undefined) return cannotTell(looking, 'no answer has a date that can be read');
  const found = `${Math.round(Math.abs(least))} s ${least < 0 ? 'behind' : 'before'} this machine's clock`;
  return Math.abs(least) <= MOST_SKEW
    ? ok(looking, found)
    : differs(looking, found, 'Set the clock of this machine right.');
};

export const mediaType: Check = ({ asker, service: ours }) => {
  const wanted = ours === 'ecf' ? 'application/vnd.api+json' : 'application/json';
  const looking = { id: 'media-type', looked: 'the header content-type of the lists', expected: wanted };
  const types = asker.sent.heads
    .filter(({ status }) => status === 200)
    .map(({ headers }) => headers.get('content-type')?.split(';')[0]?.trim().toLowerCase());
  if (types.length === 0) return cannotTell(looking, 'no list was answered');
  const others = types.filter((type) => type !== wanted).length;
  if (others === 0) return ok(looking, `${wanted} on ${types.length} answers`);
  return differs(
    looking,
    `another one on ${others} of ${types.length} answers`,
    'Look whether a proxy stands in between.',
  );
};

export const provider: Check = async (context) => {
  const { options, asker } = context;
  const given = options.leadProviderName;
  const looking = {
    id: 'provider',
    looked: 'whose the records are, by lead_provider_name',
    expected: given === undefined ? 'one provider is named' : 'the name given by --lead-provider',
  };
  const stopped = asker.stopped();
  if (stopped !== null) return cannotTell(looking, stopped);
  const named = await nameOf(context);
  if (named === null)
    return cannotTell(
      looking,
      'no record that can only be your own names a provider',
      'Look again when there are declarations.',
    );
  if (given === undefined) return ok(looking, 'one provider is named (its name is not told here)');
  const isSame = named.trim().toLowerCase() === given.trim().toLowerCase();
  return isSame
    ? ok(looking, 'the same name')
    : differs(looking, 'another name', 'Use the token of the provider that is meant, or mend --lead-provider.');
};

async function nameOf({ asker }: Context): Promise<string | null> {
  const { whoAmI } = await import('../../resources/writing/provider-name.ts');
  return whoAmI(asker.connection, { priority: 'low', retries: 0 }).catch(() => null);
}
