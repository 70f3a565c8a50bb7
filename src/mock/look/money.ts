import { uuidOf } from '../ids.ts';
import type { BaseWorld } from '../world/base-world.ts';
import type { Statement } from '../world/records.ts';
import { idAsked, providerAsked, searchFor } from './asked.ts';
import type { DeclarationFacts, Listed, Look, StatementsOf } from './look.ts';
import { newestFirst, statementOrder } from './order.ts';
import { pagesOf } from './pages.ts';
import { declarationRow, statementRow, viewsOf } from './rows.ts';
import type { DeclarationQuery, DeclarationRow, Page, Records, StatementQuery, StatementRow } from './types.ts';

/** Declarations, and the statements that pay them or claw them back. */
export function moneyOf<W extends BaseWorld>(look: Look<W>) {
  const declarations = pagesOf<Listed, W>(newestFirst('d'), (world) => look.declarations(world).values());
  const statements = pagesOf<Statement, W>(statementOrder, (world) => world.statements.values());

  function listDeclarations(world: W, query: DeclarationQuery): Page<DeclarationRow> {
    const fits = testOf(world, query);
    return declarations.page(
      world,
      query,
      ({ id }) => {
        const facts = look.declaration(world, id);
        return facts !== null && fits(facts);
      },
      ({ id }) => {
        const facts = look.declaration(world, id);
        if (facts === null) throw new Error('mock: a declaration is listed that is not there');
        return declarationRow(facts, look.statementsOf(world, facts.id));
      },
    );
  }

  function testOf(world: W, query: DeclarationQuery): (declaration: DeclarationFacts) => boolean {
    const { state, cohort } = query;
    const search = searchFor(query.search);
    const lp = providerAsked(world, query.leadProvider);
    const [who, on] = [idAsked(query.participant), idAsked(query.statement)];
    return (one) =>
      (lp === null || one.lp === lp) &&
      (who === null || one.participant.id === who) &&
      (on === null || isOn(look.statementsOf(world, one.id), on)) &&
      (state === undefined || one.state === state) &&
      (cohort === undefined || one.cohort === cohort) &&
      (search === null ||
        search.isIn(one.participant.name) ||
        search.isIn(one.type) ||
        search.isOf(one.id) ||
        search.isOf(one.participant.id));
  }

  function declaration(world: W, word: string): ReturnType<Records['declaration']> {
    const facts = look.declaration(world, uuidOf(word));
    if (facts === null) return null;
    return {
      declaration: declarationRow(facts, look.statementsOf(world, facts.id)),
      views: viewsOf(world, (lp) => look.declarationView(world, facts.id, lp)),
    };
  }

  function listStatements(world: W, query: StatementQuery): Page<StatementRow> {
    const { state, cohort } = query;
    const asked = providerAsked(world, query.leadProvider);
    return statements.page(
      world,
      query,
      (one) =>
        (asked === null || one.lp === asked) &&
        (state === undefined || one.status === state) &&
        (cohort === undefined || one.cohort.year === cohort),
      statementRow,
    );
  }

  function statement(world: W, word: string): ReturnType<Records['statement']> {
    const found = world.statements.get(uuidOf(word));
    if (found === undefined) return null;
    const counts: Record<string, number> = {};
    const ids = new Set([...look.declarationsOn(world, found)].map(({ id }) => id));
    for (const id of ids) {
      const facts = look.declaration(world, id);
      if (facts !== null && isOn(look.statementsOf(world, id), found.id))
        counts[facts.state] = (counts[facts.state] ?? 0) + 1;
    }
    return { statement: statementRow(found), declarations: counts };
  }

  return { declarations, statements, listDeclarations, declaration, listStatements, statement };
}

/** Whether a statement pays a declaration or claws it back. */
function isOn({ statement, clawbackStatement }: StatementsOf, id: string): boolean {
  return statement === id || clawbackStatement === id;
}
