import type { components } from '../../../generated/control/types.ts';
import { insideOf, type Inside } from '../inside.ts';
import type { LoadedMock } from '../mock.ts';
import { BadControl } from './bad-control.ts';
import { Living } from './live.ts';

/** Checks a scenario and puts it in place of the mock's. */
export type Load = (scenario: unknown) => void | Promise<void>;

/** Reads a file of the package, such as `docs/services/rect.md`. */
export type ReadPage = (file: string) => Promise<string>;

/** What all endpoints share. */
export interface Desk {
  readonly mock: LoadedMock;
  readonly load: Load;
  readonly page: ReadPage;
  /** @throws {BadControl} for a mock that somebody has built otherwise */
  readonly inside: () => Inside;
  readonly epoch: () => string;
  readonly present: () => components['schemas']['Present'];
  readonly living: Living;
}

export function deskOf(mock: LoadedMock, load: Load, page: ReadPage): Desk {
  const found = insideOf(mock);
  // of a server that was started anew, too, what was shown before is of another time
  const start = Math.random().toString(36).slice(2, 8);
  const epoch = (): string => `${start}-${found?.epoch ?? 0}`;
  const present = (): components['schemas']['Present'] => ({
    now: mock.clock.now,
    epoch: epoch(),
    running: found?.isRunning ?? false,
  });
  return {
    mock,
    load,
    page,
    inside() {
      if (found === null)
        throw new BadControl('this mock was not made by createMock, so there is nothing to look at in it');
      return found;
    },
    epoch,
    present,
    living: new Living({ mock, present }),
  };
}
