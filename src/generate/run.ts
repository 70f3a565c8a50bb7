/** First half of `npm run generate`: makes the folders of both services in `generated/` from `spec/`. */
import { services } from '../contract/index.ts';
import { generateFiles, writeFiles } from './generate.ts';

for (const service of services) {
  const source = `spec/${service}-v3.yaml`;
  await writeFiles(`generated/${service}`, await generateFiles(service, source, source));
  console.log(`generated/${service}: types.ts, schemas.ts, operations.ts from ${source}`);
}
