/** Writes two sets of files in turn, over and over, until it is killed: `write-again.ts FOLDER`. */
import { writeFiles } from '../../../src/generate/write-files.ts';
import { setOf } from './sets.ts';

const [folder = ''] = process.argv.slice(2);
process.stdout.write('ready\n');
for (let run = 0; ; run += 1) await writeFiles(folder, setOf(run % 2 === 0 ? 'a' : 'b'));
