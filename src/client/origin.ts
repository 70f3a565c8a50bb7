import { isLoopback } from '../base/loopback.ts';
import { environments, isEnvironment, servers, services, type Service } from '../contract/index.ts';
import { refuse } from './input.ts';

export interface Target {
  readonly origin: string;
  /** Whether the origin is DfE's production of either service. */
  readonly production: boolean;
  /**
   * Whether it is a server on this machine, or has a name reserved for tests. Such a server has no limits to use up.
   */
  readonly local: boolean;
}

const OPERATION = 'createClient';

/** Finds the server to talk to, and refuses what would send a token in the clear or to the wrong place. */
export function findTarget(service: Service, environment: unknown, baseUrl: unknown, allowHttp: boolean): Target {
  if ((environment === undefined) === (baseUrl === undefined)) {
    refuse(OPERATION, [
      {
        title: 'environment',
        detail: 'Pass either environment ("sandbox" or "production") or baseUrl.',
      },
    ]);
  }
  if (environment !== undefined) {
    if (!isEnvironment(environment)) {
      refuse(OPERATION, [
        { title: 'environment', detail: `Has to be one of ${environments.map((e) => `"${e}"`).join(', ')}.` },
      ]);
    }
    return { origin: servers[service][environment], production: environment === 'production', local: false };
  }
  return checkOrigin(service, baseUrl, allowHttp);
}

function checkOrigin(service: Service, baseUrl: unknown, allowHttp: boolean): Target {
  const url = typeof baseUrl === 'string' && URL.canParse(baseUrl) ? new URL(baseUrl) : null;
  if (url === null || !/^https?:$/.test(url.protocol)) {
    refuse(OPERATION, [{ title: 'baseUrl', detail: 'Is not an http(s) URL, such as "http://127.0.0.1:4010".' }]);
  }
  if (url.username !== '' || url.password !== '') {
    refuse(OPERATION, [{ title: 'baseUrl', detail: 'Must not hold a user name or password.' }]);
  }
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '') {
    refuse(OPERATION, [
      {
        title: 'baseUrl',
        detail:
          `Has to be an origin without a path: "${url.origin}". The paths, /api/v3 included, come from the ` +
          'specification.',
      },
    ]);
  }
  const owner = dfeServer(url);
  if (owner !== null && owner.service !== service) {
    refuse(OPERATION, [
      { title: 'baseUrl', detail: `Is the host of ${owner.service}, but service is "${service}". Change one of them.` },
    ]);
  }
  if (url.protocol === 'http:' && !isHere(url.hostname) && (owner !== null || !allowHttp)) {
    refuse(OPERATION, [
      {
        title: 'baseUrl',
        detail:
          owner !== null
            ? 'DfE is only reached over https:; the token would travel in the clear.'
            : 'Over http: the token would travel in the clear. Use https:, or allowHttp: true for a mock on ' +
              'another host.',
      },
    ]);
  }
  return {
    origin: url.origin,
    production: owner?.production ?? false,
    local: isHere(url.hostname) || /\.(test|example|invalid)$/.test(url.hostname),
  };
}

function dfeServer(url: URL): { service: Service; production: boolean } | null {
  for (const service of services) {
    for (const environment of environments) {
      const host = new URL(servers[service][environment]).hostname;
      const apex = host.replace(/^www\./, '');
      if (url.hostname === host || url.hostname === apex) return { service, production: environment === 'production' };
    }
  }
  return null;
}

/** Names such as `mock.localhost` are set up by the people who run this program, so the name alone is trusted. */
function isHere(hostname: string): boolean {
  return isLoopback(hostname) || hostname.endsWith('.localhost');
}
