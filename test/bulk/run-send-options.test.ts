import { expect, test } from 'vitest';
import type { BulkOperation } from '../../src/bulk/rows/operations.ts';
import { draftOf, sendOptions } from '../../src/bulk/run/send-new.ts';
import { sendRow } from '../../src/bulk/run/send-row.ts';
import { FreshDeclarations } from '../../src/bulk/run/send-void.ts';
import { bareRun, planned } from './bare.ts';
import { fail, listed, network, serve } from './served.ts';

/** How a row is sent, and what is kept when what has to be read before it is not served. */

test('a send is given up with its run, and has no signal of its own otherwise', () => {
  const { signal } = new AbortController();
  const run = bareRun('declarations.create', [planned(2)]);
  const options = (): object => sendOptions(run.context, run.row(2), null, () => undefined);
  expect(options()).not.toHaveProperty('signal');
  Object.assign(run.context, { abort: signal });
  expect(options()).toMatchObject({ signal });
});

test('a declaration of which no id is known is sent as it is', () => {
  const row = bareRun('declarations.create', [planned(2, { draft: { declaration_type: 'started' } })]).row(2);
  expect(draftOf(row, true)).toStrictEqual({ declaration_type: 'started' });
});

test.each<BulkOperation>(['participants.defer', 'declarations.void', 'declarations.create'])(
  '%s: of a read whose answer was lost nothing is kept, since nothing was sent',
  async (operation) => {
    const run = bareRun(operation, [planned(2, { id: 'X', anew: true })]);
    const lost = (): never => fail(network('unknown'));
    serve(run.context, {
      participants: { get: lost },
      declarations: { get: lost, list: () => ({ ...listed(), collect: () => Promise.reject(network('unknown')) }) },
    });
    await sendRow(run.context, run.row(2), new FreshDeclarations(run.context));
    expect([run.events, run.context.sends, run.context.unreached]).toEqual([[], 0, 1]);
  },
);
