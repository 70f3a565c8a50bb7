import addFormats from 'ajv-formats';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { isRecord } from '../../../src/base/guards.ts';
import { readDocument } from '../../../src/generate/document.ts';

const document = await readDocument('spec/mock-control.yaml');
const ajv = new Ajv2020({ allErrors: true, strictTypes: false });
addFormats(ajv);
ajv.addVocabulary(Object.keys(document));
ajv.addSchema({ ...closed(document), $id: 'control' });

/** What does not fit a schema of the control side's description; empty when all fits. */
export function misfits(schema: string, value: unknown): string[] {
  const id = `control#/components/schemas/${schema}`;
  const validate = ajv.getSchema(id);
  if (validate === undefined) throw new Error(`spec/mock-control.yaml has no schema ${schema}.`);
  if (validate(JSON.parse(JSON.stringify(value))) === true) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) => `${schema}${instancePath} ${message ?? ''} ${JSON.stringify(params)}`,
  );
}

/** A copy in which no object has members its schema does not name, so that what is added by mistake is found. */
function closed(node: unknown): object {
  const copy = (one: unknown): unknown => {
    if (Array.isArray(one)) return one.map(copy);
    if (!isRecord(one)) return one;
    const entries = Object.fromEntries(Object.entries(one).map(([key, value]) => [key, copy(value)]));
    return entries['type'] === 'object' &&
      isRecord(entries['properties']) &&
      entries['additionalProperties'] === undefined
      ? { ...entries, additionalProperties: false }
      : entries;
  };
  const made = copy(node);
  return isRecord(made) ? made : {};
}
