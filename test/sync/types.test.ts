import { expectTypeOf, test } from 'vitest';
import type { Service } from '../../src/contract/service.ts';
import type { Client } from '../../src/index.ts';
import type { AnyClient, SyncClient } from '../../src/sync/client.ts';

test('a client of either service is what a run reads through', () => {
  expectTypeOf<Client<'rect'>>().toExtend<SyncClient>();
  expectTypeOf<Client<'ecf'>>().toExtend<SyncClient>();
});

test('a client of a service that a variable names can be given, too', () => {
  expectTypeOf<Client<Service>>().toExtend<AnyClient>();
});
