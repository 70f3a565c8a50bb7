import { expect, test, vi } from 'vitest';

test('what take and collect need is loaded when it is first needed, kept, and tried again when that failed', async () => {
  let loads = 0;
  let isFailing = true;
  vi.doMock('../../src/paging/rare.ts', async (original) => {
    loads += 1;
    if (isFailing) throw new Error('the network is gone');
    return original();
  });
  vi.resetModules();
  const { createPaged } = await import('../../src/paging/index.ts');
  const list = createPaged<string>({
    operation: 'some.list',
    perPage: undefined,
    maxPages: undefined,
    ahead: undefined,
    open: () => () => Promise.resolve({ items: ['a', 'b'], response: new Response() }),
    idOf: String,
    updatedAt: () => null,
    onDrift: () => undefined,
  });
  expect(loads).toBe(0);
  await expect(list.take(1)).rejects.toThrow();
  await expect(list.collect({ max: 2 })).rejects.toThrow();
  isFailing = false;
  expect(await list.take(1)).toEqual(['a']);
  const sofar = loads;
  expect(await list.collect({ max: 2 })).toEqual(['a', 'b']);
  expect(loads).toBe(sofar);
  vi.doUnmock('../../src/paging/rare.ts');
});
