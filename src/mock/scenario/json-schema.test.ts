import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { services } from '../../contract/index.ts';
import { defaultScenario } from './default-scenario.ts';
import { scenarioJsonSchema } from './json-schema.ts';
import { scenarioSchema } from './schema.ts';

const ajv = new Ajv({ allErrors: true, strictTypes: false });
addFormats(ajv);
const schema: unknown = JSON.parse(scenarioJsonSchema());
const validate = ajv.compile(schema as object);

describe('the JSON Schema of scenarios', () => {
  test.each(services)('takes the default scenario of %s', (service) => {
    validate(defaultScenario(service));
    expect(validate.errors ?? []).toEqual([]);
  });

  const wrong: Readonly<Record<string, unknown>> = {
    'an unknown key': { nows: '2026-02-10T12:00:00Z' },
    'a day that is no day': {
      statements: [
        { id: 's', lp: 'lp', cohort: 2025, month: 1, year: 2026, cutOff: '31 December', payment: '2026-01-25' },
      ],
    },
    'an instant that is a day': { now: '2026-02-10' },
    'a cohort in words': { cohorts: [{ year: '2025' }] },
    'a URN in words': { schools: [{ id: 's', urn: 'elm' }] },
  };
  test.each(Object.keys(wrong))('refuses what loading refuses too: %s', (name) => {
    expect(validate(wrong[name])).toBe(false);
    expect(scenarioSchema.safeParse(wrong[name]).success).toBe(false);
  });

  test('takes a milestone with an open end, and the name of its own schema', () => {
    const scenario = {
      $schema: './scenario.schema.json',
      schedules: [
        { cohort: 2025, identifier: 'ecf-standard-september', milestones: { started: ['2025-06-01', null] } },
      ],
    };
    expect(validate(scenario)).toBe(true);
    expect(scenarioSchema.safeParse(scenario).success).toBe(true);
  });
});
