import { environments, servers, type Service } from '../contract/index.ts';

/**
 * The hosts that msw handlers answer when they are not told which: DfE's for the service, so that mocks of both can stand
 * side by side; names that are reserved for tests (RFC 2606 and 6761); and this machine. A pattern of a URL's origin,
 * because what a handler does not match is msw's to report.
 */

const dfe = (service: Service): string[] =>
  environments.flatMap((environment) => {
    const { hostname } = new URL(servers[service][environment]);
    // the client takes the name without www for the same server
    return [...new Set([hostname, hostname.replace(/^www\./, '')])].map(escaped);
  });

const LABELS = String.raw`(?:[^/:]+\.)`;
const HOSTS = [
  `${LABELS}+(?:test|example|invalid|localhost)`,
  String.raw`${LABELS}*example\.(?:com|net|org)`,
  // addresses come in their plain spelling: a URL writes 127.1 as 127.0.0.1
  'localhost',
  String.raw`127(?:\.\d{1,3}){3}`,
  String.raw`\[::1\]`,
  String.raw`0\.0\.0\.0`,
];

/** A path of the API (`/api/v3/participants/{id}`, or one that ends in a star) at any of the usual hosts. */
export function atUsualHosts(service: Service, path: string): RegExp {
  const parts = path
    .split(/(\{id\}|\*$)/)
    .map((part) => (part === '{id}' ? '[^/]+' : part === '*' ? '.*' : escaped(part)));
  // as msw matches a path that is a text: the case of letters and a slash at the end do not count
  return new RegExp(
    String.raw`^https?://(?:${[...dfe(service), ...HOSTS].join('|')})(?::\d+)?${parts.join('')}/?$`,
    'i',
  );
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
