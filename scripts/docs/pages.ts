import { diagramOf } from './diagram/svg.ts';
import { pictureOf, withImages } from './diagram/words.ts';
import { machines } from './machines.ts';
import { withMigration } from './migration.ts';
import { withRooms } from './rooms.ts';
import { rulesPage } from './rules-page.ts';
import { statesPage } from './states-page.ts';
import { withSync } from './sync-page.ts';
import { withDefaultWorld } from './world-table.ts';

/** The pages and pictures that are made, whole or in part, from the code's own data, by file; each from what stands there now. */
export const madePages: Readonly<Record<string, (page: string) => string | Promise<string>>> = {
  'docs/rules.md': rulesPage,
  'docs/states.md': statesPage,
  'docs/concepts.md': withImages,
  'docs/mock.md': withDefaultWorld,
  'docs/sync.md': withSync,
  'docs/jobs/move-from-ecf-to-rect.md': withMigration,
  'ARCHITECTURE.md': withRooms,
  'decisions/0001-rooms-and-imports.md': withRooms,
  ...Object.fromEntries(machines.map((machine) => [pictureOf(machine), () => diagramOf(machine)])),
};
