import { createMock, generateScenario, type Scenario } from 'lead-provider-sdk/mock';
import { describe, expect, test } from 'vitest';
import { routes } from '../../../src/contract/routes.ts';
import type { ScenarioPart } from '../../../src/mock/scenario/schema.ts';

type Person = ScenarioPart<'participants'>[number];

function withoutCompletion(person: Person): Person {
  const { mentorFundingEnd: end, training = [] } = person;
  return {
    ...person,
    mentorFundingEnd: null,
    mentorFundingReason: null,
    training: training.map((entry) =>
      entry.role === 'mentor' && entry.to === end ? { ...entry, to: null, schoolTo: null } : entry,
    ),
  };
}

const isUndone = ({ state }: NonNullable<Scenario['declarations']>[number]): boolean =>
  state === 'voided' || state === 'awaiting-clawback' || state === 'clawed-back';

describe.each(['rect', 'ecf'] as const)('generated worlds of %s', (service) => {
  test.each([1, 2, 3, 4])('hold nothing but declarations the service would take, seed %i', async (seed) => {
    const { declarations = [], ...rest } = generateScenario({
      service,
      seed,
      participants: 150,
      unfundedMentors: 10,
      transfers: 20,
    });
    // as it was when they were sent: no contract has ended, and everything can still be paid
    const { cohorts = [] } = rest;
    const scenario: Scenario = {
      ...rest,
      cohorts: cohorts.map((cohort) => ({ ...cohort, paymentsFrozen: false })),
      statements: cohorts.flatMap(({ year }) =>
        ['lp1', 'lp2'].map((lp) => ({
          ...{ id: `open-${lp}-${year}`, lp, cohort: year, month: 12, year: 2030 },
          ...{ cutOff: '2030-11-30', payment: '2030-12-25' },
        })),
      ),
      // a mentor's completion, and the end of the training that goes with it, come with the declaration
      participants: (rest.participants ?? []).map((person) =>
        person.mentorFundingReason === 'completed_declaration_received' ? withoutCompletion(person) : person,
      ),
    };
    const mock = createMock({ service, scenario });
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
    for (const declaration of [...declarations].sort((a, b) => Date.parse(a.date) - Date.parse(b.date))) {
      const { participant, role, lp, type, date, evidence } = declaration;
      const { status, id } = await send(lp, 'POST', routes[service]['declarations.create'][1], {
        participant_id: mock.id(participant),
        course_identifier: role === 'ect' ? 'ecf-induction' : 'ecf-mentor',
        declaration_type: type,
        declaration_date: date,
        ...(evidence != null && { evidence_held: evidence }),
      });
      expect(status, JSON.stringify([declaration, mock.requests.at(-1)?.rules])).toBe(200);
      // its place is free again for the one that came after it
      if (isUndone(declaration))
        expect((await send(lp, 'PUT', routes[service]['declarations.void'][1].replace('{id}', id), {})).status).toBe(
          200,
        );
    }
    expect(declarations.length).toBeGreaterThan(400);
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
