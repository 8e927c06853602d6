/**
 * `node electron/cli/run.mjs makeEntryTypes`: writes `docs/entry-types.md` from the code. Run it after a change of what a
 * provider's types are or of where a kind goes; a test compares.
 */
import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { entryTypesPage } from './entryTypes/page.ts';

// Two folders down from the root, as source (electron/cli) and as built (out/main).
const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const path = join(root, 'docs', 'entry-types.md');
await writeFile(path, entryTypesPage());
console.log(path);
