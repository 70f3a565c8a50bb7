import { createClient, type BulkRow, type Client, type Paged } from 'lead-provider-sdk';
import type { Participant as EcfParticipant, paths as EcfPaths } from 'lead-provider-sdk/types/ecf';
import type { Participant as RectParticipant, paths as RectPaths, Statement } from 'lead-provider-sdk/types/rect';
import { describe, expect, expectTypeOf, test } from 'vitest';
import { operations as ecfOperations } from '../../generated/ecf/operations.ts';
import { operations as rectOperations } from '../../generated/rect/operations.ts';
import { routes, type WrapperName } from '../../src/contract/index.ts';

/** `resource.method` of everything a client's resources can do. */
type Methods<C> = { [R in keyof C & string]: C[R] extends object ? `${R}.${keyof C[R] & string}` : never }[keyof C &
  string];

/** What a wrapper's promise or list gives. */
type Given<F> = F extends (...args: never[]) => infer R ? (R extends Paged<infer I> ? I : Awaited<R>) : never;

/** Whether `any` is found anywhere in a type, as far down as answers go. */
type HasAny<T, Depth extends 0[] = []> = 0 extends 1 & T
  ? true
  : Depth['length'] extends 7
    ? false
    : T extends readonly (infer I)[]
      ? HasAny<I, [...Depth, 0]>
      : T extends (...args: never[]) => unknown
        ? false
        : T extends object
          ? { [K in keyof T]-?: HasAny<T[K], [...Depth, 0]> }[keyof T]
          : false;

type Resources<C> = Exclude<keyof C, 'service' | 'raw'>;
/** The methods of a client whose answer holds `any`, or whose type could not be read off the specification. */
type Suspect<C> = {
  [R in Resources<C> & string]: {
    [M in keyof C[R] & string]: [Given<C[R][M]>] extends [never]
      ? `${R}.${M}`
      : true extends HasAny<Given<C[R][M]>>
        ? `${R}.${M}`
        : never;
  }[keyof C[R] & string];
}[Resources<C> & string];

declare const rect: Client<'rect'>;
declare const ecf: Client<'ecf'>;
/** Only the compiler reads what is inside. */
const typesOnly = (read: () => unknown): void => expect(read).toBeTypeOf('function');
const id = '11111111-1111-4111-8111-111111111111';

describe('every operation has a wrapper', () => {
  test.each([
    ['rect', rectOperations, createClient({ service: 'rect', baseUrl: 'http://localhost:1', token: 'abc' })],
    ['ecf', ecfOperations, createClient({ service: 'ecf', baseUrl: 'http://localhost:1', token: 'abc' })],
  ] as const)('%s, at run time', (service, operations, client) => {
    const names = Object.keys(operations);
    expect(names.toSorted()).toEqual(Object.keys(routes[service]).toSorted());
    for (const name of names) {
      const [resource = '', method = ''] = name.split('.');
      const methods: unknown = Reflect.get(client, resource);
      expect(
        typeof methods === 'object' && methods !== null ? typeof Reflect.get(methods, method) : 'missing',
        name,
      ).toBe('function');
    }
  });

  test('and in the types', () => {
    expectTypeOf<Exclude<keyof typeof rectOperations, Methods<Client<'rect'>>>>().toBeNever();
    expectTypeOf<Exclude<keyof typeof ecfOperations, Methods<Client<'ecf'>>>>().toBeNever();
  });

  test('and the table of each service names its own wrappers', () => {
    expectTypeOf<keyof typeof rectOperations>().toEqualTypeOf<WrapperName<'rect'>>();
    expectTypeOf<keyof typeof ecfOperations>().toEqualTypeOf<WrapperName<'ecf'>>();
  });
});

describe('answers', () => {
  test('never hold any, and are all read off the specification', () => {
    expectTypeOf<Suspect<Client<'rect'>>>().toBeNever();
    expectTypeOf<Suspect<Client<'ecf'>>>().toBeNever();
  });

  test('have no question marks where the service always answers', () => {
    type Attributes = Given<Client<'rect'>['participants']['get']>['attributes'];
    expectTypeOf<Attributes['full_name']>().toEqualTypeOf<string>();
    expectTypeOf<Attributes['ecf_enrolments'][number]['training_status']>().toEqualTypeOf<
      'active' | 'deferred' | 'withdrawn'
    >();
    expectTypeOf<Given<Client<'ecf'>['participants']['get']>['attributes']['full_name']>().toEqualTypeOf<string>();
    expectTypeOf<Given<Client<'rect'>['statements']['list']>>().toEqualTypeOf<Statement>();
    expectTypeOf<Given<Client<'rect'>['participants']['list']>>().toEqualTypeOf<RectParticipant>();
    expectTypeOf<Given<Client<'ecf'>['participants']['defer']>>().toEqualTypeOf<EcfParticipant>();
  });

  test('differ where the services do', () => {
    expectTypeOf<
      'status' extends keyof Given<Client<'ecf'>['partnerships']['get']>['attributes'] ? true : false
    >().toEqualTypeOf<true>();
    expectTypeOf<
      'status' extends keyof Given<Client<'rect'>['partnerships']['get']>['attributes'] ? true : false
    >().toEqualTypeOf<false>();
    type EcfState = Given<Client<'ecf'>['declarations']['get']>['attributes']['state'];
    type RectState = Given<Client<'rect'>['declarations']['get']>['attributes']['state'];
    expectTypeOf<Exclude<EcfState, RectState>>().toEqualTypeOf<'ineligible'>();
  });

  test('of resolve are the participant', () => {
    expectTypeOf<
      NonNullable<Given<Client<'rect'>['participants']['resolve']>>['current']
    >().toEqualTypeOf<RectParticipant>();
  });
});

test('a draft that was checked with many is sent as it is', () => {
  typesOnly(async () => {
    const draft = {
      participant_id: id,
      declaration_type: 'started',
      declaration_date: new Date(),
      course_identifier: 'ecf-induction',
      evidence_held: 'other',
      payroll: 7,
    } as const;
    const { rows } = await rect.declarations.checkMany([draft]);
    expectTypeOf(rows).toEqualTypeOf<readonly BulkRow<typeof draft>[]>();
    for (const row of rows) await rect.declarations.create(row.draft, { checks: 'off' });

    const drafts: Parameters<Client<'ecf'>['declarations']['create']>[0][] = [];
    for (const row of (await ecf.declarations.checkMany(drafts, { checks: 'service' })).rows)
      await ecf.declarations.create(row.draft, { checks: 'off' });

    // @ts-expect-error a type that no service knows
    await rect.declarations.checkMany([{ ...draft, declaration_type: 'ended' }]);
    // @ts-expect-error there is no one participant that many drafts are about
    await rect.declarations.checkMany([draft], { participant: null });
  });
});

describe('what does not exist', () => {
  test('methods', () => {
    expectTypeOf<Client<'rect'>['statements']>().not.toHaveProperty('void');
    expectTypeOf<Client<'rect'>['transfers']>().not.toHaveProperty('get');
    expectTypeOf<Client<'ecf'>['deliveryPartners']>().not.toHaveProperty('create');
  });

  test('filters and sorting', () => {
    typesOnly(() => {
      // @ts-expect-error no such filter
      rect.participants.list({ state: 'paid' });
      // @ts-expect-error rect knows no types of statements
      rect.statements.list({ type: 'ecf' });
      ecf.statements.list({ type: 'ecf' });
      // @ts-expect-error statements cannot be sorted
      rect.statements.list({ sort: 'created_at' });
      rect.transfers.list({ sort: '-updated_at' });
      // @ts-expect-error ecf cannot sort transfers
      ecf.transfers.list({ sort: '-updated_at' });
      // @ts-expect-error no such training status
      rect.participants.list({ training_status: 'left' });
      // @ts-expect-error one school year at a time
      rect.schools.list({ cohort: [2024, 2025] });
      // @ts-expect-error options are in camelCase and in the second argument
      rect.participants.list({ per_page: 100 });
    });
  });

  test('what is accepted', () => {
    typesOnly(() => {
      rect.participants.list(
        { cohort: [2024, '2025'], updated_since: new Date(), sort: ['-updated_at', 'created_at'] },
        { perPage: 3000 },
      );
      rect.declarations.list({ participant_id: [id, id], delivery_partner_id: id });
      ecf.participants.list({ training_status: 'deferred', from_participant_id: id });
    });
  });

  test('schools without a cohort', () => {
    typesOnly(() => {
      // @ts-expect-error the cohort is required
      rect.schools.list();
      // @ts-expect-error the cohort is required
      ecf.schools.list({});
      // @ts-expect-error the cohort is required
      void rect.schools.get(id);
      rect.schools.list({ cohort: 2025 });
    });
  });

  test("the other service's reasons", () => {
    typesOnly(() => {
      void rect.participants.withdraw(id, { reason: 'changed-lead-provider', course_identifier: 'ecf-induction' });
      // @ts-expect-error only rect knows this reason
      void ecf.participants.withdraw(id, { reason: 'changed-lead-provider', course_identifier: 'ecf-induction' });
      // @ts-expect-error a reason for withdrawing is none for deferring
      void rect.participants.defer(id, { reason: 'moved-school', course_identifier: 'ecf-induction' });
      // @ts-expect-error resuming has no reason
      void rect.participants.resume(id, { reason: 'other', course_identifier: 'ecf-induction' });
    });
  });

  test('drafts that no rule set allows', () => {
    const draft = {
      participant_id: id,
      declaration_type: 'started',
      declaration_date: new Date(),
      course_identifier: 'ecf-mentor',
    } as const;
    typesOnly(() => {
      void rect.declarations.create(draft);
      void ecf.declarations.create({
        ...draft,
        declaration_type: 'extended-3',
        evidence_held: '75-percent-engagement-met',
      });
      void rect.declarations.create({ ...draft, evidence_held: null });
      // @ts-expect-error no such declaration type
      void rect.declarations.create({ ...draft, declaration_type: 'retained-9' });
      // @ts-expect-error no such evidence
      void rect.declarations.create({ ...draft, evidence_held: 'a-hunch' });
      // @ts-expect-error a draft says who it is about
      void rect.declarations.create({
        declaration_type: 'started',
        declaration_date: new Date(),
        course_identifier: 'ecf-mentor',
      });
      // @ts-expect-error no such property
      void rect.declarations.create({ ...draft, has_passed: true });
    });
  });
});

describe('createClient', () => {
  test('takes types generated from another specification', () => {
    typesOnly(() => {
      expectTypeOf(
        createClient<'rect', RectPaths>({ service: 'rect', environment: 'sandbox', token: 'abc' }),
      ).toEqualTypeOf<Client<'rect'>>();
      expectTypeOf(
        createClient<'ecf', EcfPaths>({ service: 'ecf', environment: 'sandbox', token: 'abc' }),
      ).toEqualTypeOf<Client<'ecf'>>();
      // @ts-expect-error the paths of one service do not fit the other
      createClient<'ecf', RectPaths>({ service: 'ecf', environment: 'sandbox', token: 'abc' });
    });
  });

  test('wants to know which server is meant', () => {
    typesOnly(() => {
      // @ts-expect-error neither environment nor baseUrl
      createClient({ service: 'rect', token: 'abc' });
      // @ts-expect-error both of them
      createClient({ service: 'rect', token: 'abc', environment: 'sandbox', baseUrl: 'http://localhost:1' });
      // @ts-expect-error no such service
      createClient({ service: 'npq', token: 'abc', environment: 'sandbox' });
    });
  });
});
