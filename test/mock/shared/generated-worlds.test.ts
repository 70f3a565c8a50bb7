import { createMock, generateScenario, type Scenario } from 'lead-provider-sdk/mock';
import { describe, expect, test } from 'vitest';
import { routes } from '../../../src/contract/routes.ts';

/** What refuses a declaration of a contract that has ended: it could be made once, and cannot be made now. */
const tooLateNow = { rect: ['rect.declaration.D15', 'rect.declaration.D16'], ecf: ['ecf.declaration.8'] } as const;

const isUndone = ({ state }: NonNullable<Scenario['declarations']>[number]): boolean =>
  state === 'voided' || state === 'awaiting-clawback' || state === 'clawed-back';

describe.each(['rect', 'ecf'] as const)('generated worlds of %s', (service) => {
  test.each([1, 2, 3, 4])('hold nothing but declarations the service would take, seed %i', async (seed) => {
    const { declarations = [], ...rest } = generateScenario({
      service,
      seed,
      participants: 150,
      declarations: 450,
      unfundedMentors: 10,
      transfers: 20,
    });
    const mock = createMock({ service, scenario: rest });
    const send = async (
      lp: string,
      method: string,
      path: string,
      attributes: object,
    ): Promise<{ readonly status: number; readonly id: string }> => {
      const response = await mock.fetch(
        new Request(`https://mock.test${path}`, {
          method,
          headers: { authorization: `Bearer ${mock.token(lp)}`, 'content-type': 'application/json' },
          body: JSON.stringify({ data: { attributes } }),
        }),
      );
      const { data }: { data?: { readonly id: string } } = await response.json();
      return { status: response.status, id: data?.id ?? '' };
    };
    let taken = 0;
    for (const declaration of [...declarations].sort((a, b) => Date.parse(a.date) - Date.parse(b.date))) {
      const { participant, role, lp, type, date, evidence } = declaration;
      const { status, id } = await send(lp, 'POST', routes[service]['declarations.create'][1], {
        participant_id: mock.id(participant),
        course_identifier: role === 'ect' ? 'ecf-induction' : 'ecf-mentor',
        declaration_type: type,
        declaration_date: date,
        ...(evidence != null && { evidence_held: evidence }),
      });
      if (status !== 200) {
        expect(tooLateNow[service], JSON.stringify(declaration)).toEqual(
          expect.arrayContaining([...(mock.requests.at(-1)?.rules ?? ['no rule'])]),
        );
        continue;
      }
      taken += 1;
      // its place is free again for the one that came after it
      if (isUndone(declaration))
        expect((await send(lp, 'PUT', routes[service]['declarations.void'][1].replace('{id}', id), {})).status).toBe(
          200,
        );
    }
    expect(taken).toBeGreaterThan(declarations.length / 2);
  });

  test('have declarations in the state that their statements are in', () => {
    const { declarations = [], statements = [], now = '' } = generateScenario({ service, seed: 6, participants: 300 });
    const today = now.slice(0, 10);
    const phaseOf = new Map(
      statements.map(({ id, paid, cutOff }) => [id, paid === true ? 'paid' : cutOff < today ? 'payable' : 'open']),
    );
    const found = new Set(
      declarations.map(({ state, statement, clawbackStatement }) =>
        [
          state,
          statement == null ? 'none' : phaseOf.get(statement),
          clawbackStatement == null ? 'none' : phaseOf.get(clawbackStatement),
        ].join(' '),
      ),
    );
    // a state, the statement it is paid on, and the one it is taken back on
    const fitting = [
      'submitted none none',
      'eligible open none',
      'payable payable none',
      'paid paid none',
      'ineligible none none',
      'voided none none',
      'voided open none',
      'voided payable none',
      'awaiting-clawback paid open',
      'awaiting-clawback paid payable',
      'clawed-back paid paid',
    ];
    expect([...found].filter((one) => !fitting.includes(one))).toEqual([]);
    expect(found.size).toBeGreaterThan(5);
  });
});
