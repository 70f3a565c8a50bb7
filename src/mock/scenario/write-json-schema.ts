/** Second half of `npm run generate`: the JSON Schema of scenarios, for editors. */
import { writeFile } from 'node:fs/promises';
import { scenarioJsonSchema } from './json-schema.ts';

await writeFile('generated/scenario.schema.json', scenarioJsonSchema());
console.log('generated/scenario.schema.json from src/mock/scenario/schema.ts');
