import { basename, relative } from 'node:path';
import { servers, type Service } from '../contract/index.ts';
import { DocumentError } from './document-error.ts';
import { isAddress, shown } from './fetch-document.ts';
import { bundledDescription, packageFiles } from './package-files.ts';

/** Where a description is read from. */
export interface Source {
  /** A file or an address. */
  readonly location: string;
  /** How it is called in files and messages; no path of this machine, no secret. */
  readonly name: string;
  readonly bundled: boolean;
}

/** Where each service publishes its description; null where no lasting address is known. */
const published: Readonly<Record<Service, string | null>> = {
  rect: `${servers.rect.production}/api/docs/v3/swagger.yaml`,
  ecf: null,
};

/**
 * Where to read what the user named: `bundled` (our own description), `live` (what the service publishes), an address,
 * or a file.
 *
 * @throws {DocumentError} for `live` where the service has no known address
 */
export async function findSource(named: string, service: Service): Promise<Source> {
  if (named === 'bundled') {
    const files = await packageFiles();
    return {
      location: bundledDescription(files, service),
      name: `the ${service} description of lead-provider-sdk`,
      bundled: true,
    };
  }
  if (named === 'live') {
    const address = published[service];
    if (address === null)
      throw new DocumentError(
        'live',
        [],
        `the address where ${service} publishes its description is not known to this package. Give the address or ` +
          'a file instead.',
      );
    return { location: address, name: address, bundled: false };
  }
  if (isAddress(named)) return { location: named, name: shown(named), bundled: false };
  const path = relative(process.cwd(), named).replaceAll('\\', '/');
  return { location: named, name: path.startsWith('..') ? basename(named) : path, bundled: false };
}
