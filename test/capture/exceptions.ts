import { readFileSync } from 'node:fs';
import { isService, type Service } from '../../src/contract/index.ts';

export interface Exception {
  readonly service: Service;
  /** As `Differences` names what differs. */
  readonly name: string;
  readonly why: string;
}

const page = readFileSync(new URL('../../docs/capture.md', import.meta.url), 'utf8');
const [, section = ''] = page.split('### What cannot always be made to agree\n');
const lines = (section.split('\n## ')[0] ?? '').split('\n').filter((line) => line.startsWith('-'));

/** What may differ between a world and the one that was fitted to it: the list of docs/capture.md, a line each. */
export const exceptions: readonly Exception[] = lines.map((line) => {
  const [, service, name, why] = /^- `(\w+)`, `([^`]+)`: (.+)$/.exec(line) ?? [];
  if (service === undefined || !isService(service) || name === undefined || why === undefined)
    throw new Error(`docs/capture.md: an exception without a service, a name or a reason: ${line}`);
  return { service, name, why };
});

/** So many may there be for a service; more would hide too much. */
const MOST = 8;

export function exceptionsOf(service: Service): readonly string[] {
  const names = exceptions.filter((one) => one.service === service).map(({ name }) => name);
  if (names.length === 0)
    throw new Error(`docs/capture.md lists no exception of ${service}; is its heading another now?`);
  if (names.length > MOST)
    throw new Error(`docs/capture.md lists ${names.length} exceptions of ${service}; ${MOST} may be.`);
  return names;
}
