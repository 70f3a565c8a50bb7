import { isRecord } from '../base/guards.ts';
import type { Service } from '../contract/index.ts';
import { type OpenApiDocument } from './document.ts';
import { fetchDocument, type ReadLimits } from './fetch-document.ts';
import { normalise, type Repair } from './normalise.ts';
import { applyOverlay } from './overlay.ts';
import { bundledDescription, bundledOverlay, packageFiles } from './package-files.ts';
import { followRemoteRefs } from './remote-refs.ts';
import type { Source } from './source.ts';

export interface PrepareOptions {
  /**
   * Whether to say over a published description what the service really sends.
   * @default true
   */
  readonly corrections?: boolean;
  /** Overlays of the user's own, applied after the corrections. */
  readonly overlays?: readonly string[];
  /**
   * Whether references to other documents are followed.
   * @default false
   */
  readonly allowRemoteRefs?: boolean;
  readonly limits?: ReadLimits;
}

export interface Correction {
  readonly overlay: string;
  readonly applied: number;
  /** Targets that are no longer in the description. */
  readonly missed: readonly string[];
}

/** A description ready to generate from or to compare. */
export interface PreparedDescription {
  readonly source: Source;
  readonly document: OpenApiDocument;
  /** The version of OpenAPI it was written in. */
  readonly written: string;
  readonly repairs: readonly Repair[];
  readonly corrections: readonly Correction[];
}

/** Reads a description, repairs it, and corrects it unless it is our own or that is not wanted. */
export async function prepare(
  service: Service,
  source: Source,
  options: PrepareOptions = {},
): Promise<PreparedDescription> {
  return prepareRead(service, source, await fetchDocument(source.location, options.limits ?? {}), options);
}

/** The same of a description that was read already. */
export async function prepareRead(
  service: Service,
  source: Source,
  read: unknown,
  options: PrepareOptions = {},
): Promise<PreparedDescription> {
  const { corrections = true, overlays = [], allowRemoteRefs = false, limits = {} } = options;
  const whole = allowRemoteRefs ? await followRemoteRefs(read, source.location, limits) : read;
  const { document, repairs } = normalise(whole, source.name);
  const files = [
    ...(corrections && !(await isOurs(service, source, document)) ? [await ownOverlay(service)] : []),
    ...overlays.map((file) => ({ file, name: file })),
  ];
  let corrected = document;
  const made: Correction[] = [];
  for (const { file, name } of files) {
    const result = applyOverlay(corrected, await fetchDocument(file, limits), name);
    // corrections say `nullable`, and add to lists of required names: that is cleared as it is in a published document
    corrected = normalise(result.document, `${source.name} with ${name}`).document;
    made.push({ overlay: name, applied: result.applied, missed: result.missed });
  }
  return { source, document: corrected, written: versionOf(read), repairs, corrections: made };
}

async function ownOverlay(service: Service): Promise<{ file: string; name: string }> {
  return { file: bundledOverlay(await packageFiles(), service), name: `spec/${service}.overlay.yaml` };
}

/**
 * Our descriptions say already what the corrections say, by schemas of other names. A copy of one is known by its
 * title.
 */
async function isOurs(service: Service, source: Source, document: OpenApiDocument): Promise<boolean> {
  if (source.bundled) return true;
  const bundled = await fetchDocument(bundledDescription(await packageFiles(), service));
  return isRecord(bundled) && isRecord(bundled['info']) && bundled['info']['title'] === document.info.title;
}

function versionOf(read: unknown): string {
  return isRecord(read) ? String(read['openapi']) : '';
}
