import { expectTypeOf, test } from 'vitest';
import type { Client } from '../../src/index.ts';
import type { SyncClient } from '../../src/sync/client.ts';

test('a client of either service is what a run reads through', () => {
  expectTypeOf<Client<'rect'>>().toExtend<SyncClient>();
  expectTypeOf<Client<'ecf'>>().toExtend<SyncClient>();
});
