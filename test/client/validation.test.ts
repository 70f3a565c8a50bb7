import type { ClientOptions } from 'lead-provider-sdk';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { errorOf, ID, json, observe, OTHER_ID } from '../support/observed-client.ts';

const statement = (attributes: object = {}, id = ID): object => ({
  id,
  type: 'statement',
  attributes: {
    month: 'April',
    year: '2026',
    cohort: '2025',
    cut_off_date: '2026-03-31',
    payment_date: '2026-04-25',
    paid: false,
    created_at: '2026-01-01T00:00:00Z',
    updated_at: '2026-01-01T00:00:00Z',
    ...attributes,
  },
});
const serve = (record: object, options: Partial<Pick<ClientOptions<'rect'>, 'validate' | 'schemas'>> = {}) =>
  observe('rect', () => json({ data: record }), { validate: 'warn', ...options });

describe('validate', () => {
  test('an answer as specified causes no event, unknown fields included, and keeps them', async () => {
    const record = statement({ colour: 'blue' });
    const { dfe, events } = serve(record);
    expect(await dfe.statements.get(ID)).toEqual(record);
    expect(events.map(({ type }) => type)).toEqual(['request', 'response']);
  });

  test('"warn" tells which fields differ, not their values, and leaves the answer as it is', async () => {
    const record = statement({ paid: 'yes', month: undefined, payment_date: '25 April 2026' });
    const { dfe, events } = serve(record);
    expect(await dfe.statements.get(ID)).toEqual(JSON.parse(JSON.stringify(record)));
    const invalid = events.filter(({ type }) => type === 'invalid');
    expect(invalid).toMatchObject([
      {
        operation: 'statements.get',
        problems: expect.arrayContaining([expect.objectContaining({ field: 'data.attributes.paid', count: 1 })]),
      },
    ]);
    expect(JSON.stringify(invalid)).not.toMatch(/yes|25 April/);
  });

  test('"error" rejects, and says that the request has had its effect', async () => {
    const { dfe } = serve(statement({ paid: 'yes' }), { validate: 'error' });
    expect(await errorOf(dfe.statements.get(ID))).toMatchObject({
      kind: 'validation',
      outcome: 'unknown',
      issues: [{ title: 'data.attributes.paid' }],
    });
  });

  test('"off" compares nothing', async () => {
    const { dfe, events } = serve(statement({ paid: 'yes' }), { validate: 'off' });
    await dfe.statements.get(ID);
    expect(events.map(({ type }) => type)).toEqual(['request', 'response']);
  });

  test.each(['warn', 'error'] as const)(
    'an unknown value of an enumeration is told of and never an error (%s)',
    async (validate) => {
      const person = (id: string): object => ({
        id,
        type: 'participant',
        attributes: {
          full_name: 'Ada Finch',
          teacher_reference_number: null,
          participant_id_changes: [],
          updated_at: '2026-01-01T00:00:00Z',
          ecf_enrolments: [
            {
              training_record_id: id,
              email: 'ada@example.com',
              mentor_id: null,
              school_urn: '100001',
              participant_type: 'ect',
              working_pattern: null,
              cohort: '2025',
              training_status: 'sabbatical',
              participant_status: 'active',
              eligible_for_funding: null,
              pupil_premium_uplift: false,
              sparsity_uplift: false,
              schedule_identifier: 'ecf-standard-september',
              delivery_partner_id: OTHER_ID,
              withdrawal: null,
              deferral: null,
              created_at: '2026-01-01T00:00:00Z',
              induction_end_date: null,
              most_recent_induction_period_end_date: null,
              overall_induction_start_date: null,
              mentor_funding_end_date: null,
              cohort_changed_after_payments_frozen: false,
              mentor_ineligible_for_funding_reason: null,
            },
          ],
        },
      });
      const { dfe, events } = serve([person(ID), person(OTHER_ID)], { validate });
      expect(await dfe.participants.list().take(2)).toHaveLength(2);
      expect(events.filter(({ type }) => type === 'new-value' || type === 'invalid')).toEqual([
        {
          type: 'new-value',
          operation: 'participants.list',
          field: 'data[].attributes.ecf_enrolments[].training_status',
          value: 'sabbatical',
          count: 2,
        },
      ]);
    },
  );

  test('the schemas of a generated client take the place of the bundled ones', async () => {
    const schemas = () =>
      Promise.resolve({ answers: { 'statements.get': z.object({ data: z.object({ id: z.string() }) }) } });
    const { dfe, events } = serve({ id: ID }, { schemas, validate: 'error' });
    expect(await dfe.statements.get(ID)).toEqual({ id: ID });
    // an operation that they do not know is not compared
    await dfe.deliveryPartners.get(ID);
    expect(events.some(({ type }) => type === 'invalid')).toBe(false);
  });

  describe('schemas that cannot be loaded', () => {
    const broken: readonly [string, () => Promise<object>][] = [
      ['reject', () => Promise.reject(new SyntaxError('Invalid regular expression'))],
      [
        'throw at once',
        () => {
          throw new SyntaxError('Invalid regular expression');
        },
      ],
    ];

    test.each(broken)('%s: an event, and the call goes on', async (_, schemas) => {
      const { dfe, events } = serve(statement(), { schemas });
      expect(await dfe.statements.get(ID)).toEqual(statement());
      expect(events.filter(({ type }) => type === 'not-compared')).toEqual([
        { type: 'not-compared', operation: 'statements.get', cause: expect.any(SyntaxError) },
      ]);
    });

    test.each(broken)('%s: with "error" an error of the family, which says what the write did', async (_, schemas) => {
      const { dfe } = serve(statement(), { schemas, validate: 'error' });
      expect(await errorOf(dfe.statements.get(ID))).toMatchObject({
        kind: 'validation',
        outcome: 'unknown',
        message: expect.stringContaining('could not be loaded: Invalid regular expression'),
      });
      const record = { id: ID, type: 'participant-declaration', attributes: { state: 'voided' } };
      const { dfe: other } = serve(record, { schemas, validate: 'error' });
      expect(await errorOf(other.declarations.void(ID, { checks: 'off' }))).toMatchObject({
        kind: 'validation',
        outcome: 'applied',
        record,
        cause: expect.any(SyntaxError),
      });
    });

    test('they are tried again at the next call', async () => {
      let tries = 0;
      const schemas = () => {
        tries += 1;
        if (tries === 1) return Promise.reject(new Error('not yet'));
        return Promise.resolve({ answers: { 'statements.get': z.object({ data: z.object({ id: z.number() }) }) } });
      };
      const { dfe, events } = serve(statement(), { schemas });
      for (let i = 0; i < 3; i += 1) await dfe.statements.get(ID);
      expect(events.map(({ type }) => type).filter((type) => !/^re/.test(type))).toEqual([
        'not-compared',
        'invalid',
        'invalid',
      ]);
      expect(tries).toBe(2);
    });
  });
});
