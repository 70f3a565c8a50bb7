import { serviceIn } from '../../capture/about.ts';
import { dropPerson } from '../../capture/drop-person.ts';
import { checkScenario } from '../../mock/scenario/check.ts';
import { put } from '../copy/output.ts';
import { writePrivate } from '../copy/write-private.ts';
import { readScenarioFile } from '../scenario-file.ts';
import { UsageError } from '../usage-error.ts';
import type { DropLine } from './options.ts';
import { scenarioText } from './scenario-text.ts';

/** `lead-provider capture --drop ID`: a scenario without a person, which loads as before. */
export async function drop({ drop: id, from, out, force }: DropLine): Promise<void> {
  const written = await readScenarioFile('capture', from);
  const before = checked(written, from);
  const dropped = dropPerson(before, id);
  if (dropped === null)
    throw new UsageError(
      `capture: ${from} has nobody of that id. Ids are as the scenario writes them, or as the mock serves them. Nothing was written.`,
    );
  const after = checked(dropped.scenario, from);
  // what was asked for is that the file is without them: its own is written over
  await writePrivate('capture', out, scenarioText(after), { force: force || from === out, never: null });
  await put(
    `Written to ${out}, for you alone to read: one participant less, ${dropped.declarations} declarations less, ` +
      `${dropped.mentored} people without that mentor. Its report may still hold the id.\n`,
  );
}

function checked(written: unknown, file: string) {
  try {
    const about: unknown = typeof written === 'object' && written !== null ? Reflect.get(written, 'about') : null;
    return checkScenario(written, serviceIn(about));
  } catch (error) {
    if (error instanceof Error && error.name === 'ScenarioError')
      throw new UsageError(
        `capture: ${file} does not load: see lead-provider scenario check ${file}. Nothing was written.`,
      );
    throw error;
  }
}
