import * as z from 'zod';
import { scenarioSchema } from './schema.ts';

/**
 * The scenario as JSON Schema, for completion and checks in an editor. When the mock loads a scenario it checks more
 * (ids that lead nowhere, impossible days). Draft 7, because editors know that best.
 */
export function scenarioJsonSchema(): string {
  const schema = z.toJSONSchema(scenarioSchema, { target: 'draft-7', io: 'input' });
  const { $schema, ...rest } = schema;
  const document = {
    $schema,
    title: 'Scenario of the lead provider mock',
    description: 'A world for the mock. Only what matters needs writing; everything else has a default.',
    $comment:
      'Made from src/mock/scenario/schema.ts by `npm run generate`. Do not edit: change the source and generate again.',
    ...rest,
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
