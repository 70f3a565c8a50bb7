import { generateScenario, type Scenario } from 'lead-provider-sdk/mock';

/** A provider in September: people are registered, and nothing is declared yet. */
export const september = (people: number): Scenario =>
  generateScenario({ service: 'rect', participants: people, schools: Math.ceil(people / 4), declarations: 0, seed: 3 });

/** One line of a spreadsheet. */
export interface Line {
  readonly participant: string;
  readonly role: string;
  readonly cohort: string;
}

/** The spreadsheet, as somebody keeps it: with names, dates as they are written here, and some rows that cannot be right. */
export function spreadsheet(lines: readonly Line[]): string {
  const rows = lines.map(({ participant, role, cohort }, index) => {
    // every twentieth is dated before anybody began
    const date = index % 20 === 7 ? '01/02/2019' : `15/10/${cohort === '2026' ? '2025' : cohort}`;
    return `Person ${index + 1},${participant},${role},Started,${date},training-event-attended`;
  });
  return ['Name,Participant ID,Role,Type,Date,Evidence', ...rows, rows[0] ?? ''].join('\r\n');
}
