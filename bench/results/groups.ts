import type { Group } from './measurement.ts';

/** Each group of measurements, loaded when it is asked for. */
const groups = {
  client: async () => (await import('./client.ts')).open(),
  mock: async () => (await import('./mock.ts')).open(),
  msw: async () => (await import('./msw.ts')).open(),
  ready: async () => (await import('./ready.ts')).open(),
  checks: async () => (await import('./checks.ts')).open(),
  types: async () => (await import('./types.ts')).open(),
  sync: async () => (await import('./sync.ts')).open(),
  bulk: async () => (await import('./bulk.ts')).open(),
  loading: async () => (await import('./loading.ts')).open(),
  console: async () => (await import('./console.ts')).open(),
  diff: async () => (await import('./diff.ts')).open(),
} as const satisfies Record<string, () => Promise<Group>>;

export type GroupName = keyof typeof groups;

export const isGroupName = (name: string): name is GroupName => Object.hasOwn(groups, name);
export const groupNames: readonly GroupName[] = Object.keys(groups).filter(isGroupName);

/** Prepares a group: its servers run from here until it is closed. */
export const openGroup = (name: GroupName): Promise<Group> => groups[name]();
