import { pathToFileURL } from 'node:url';
import { isRecord } from '../../src/base/guards.ts';
import { code, table } from './table.ts';

/** The table of rooms that lint goes by, as Markdown. */
export async function roomsTable(): Promise<string> {
  const config: unknown = await import(pathToFileURL('eslint.config.js').href);
  const rooms = isRecord(config) && isRecord(config['rooms']) ? config['rooms'] : {};
  const rows = Object.entries(rooms).map(([room, of]) => {
    if (!isRecord(of) || !Array.isArray(of['mayImport'])) throw new Error(`eslint.config.js: the room ${room}`);
    const open =
      room === 'base' ? [] : ['base', 'errors', ...of['mayImport'].map(String)].filter((one) => one !== room);
    return [code(room), String(of['for']), open.length === 0 ? 'nothing' : open.map(code).join(', ')];
  });
  return table(
    ['Room', 'What it is for', 'May import'],
    [...rows, [code('cli'), 'the command `lead-provider`, thin; nobody imports it', 'anything']],
  );
}

const BLOCK = /(<!-- rooms: written by `npm run docs` -->\n)[\s\S]*?(<!-- end of rooms -->)/;

/** A page with the table written into the place that is marked for it. */
export async function withRooms(page: string): Promise<string> {
  if (!BLOCK.test(page)) throw new Error('The page has no place for the table of rooms.');
  const made = await roomsTable();
  return page.replace(BLOCK, (_, begin: string, end: string) => `${begin}\n${made}\n\n${end}`);
}
