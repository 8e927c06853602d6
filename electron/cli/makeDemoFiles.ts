/**
 * `node electron/cli/run.mjs makeDemoFiles`: writes the demo company's bank files to `resources/demo/` from the story. Run it
 * after a change of the story; a test compares byte for byte.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DEMO_FILES, renderCsv, renderOfx } from '../sandbox/story/bankFiles.ts';
import { createDemoStory } from '../sandbox/story/story.ts';

/** Writes both files under `root` (the repository); returns their paths. Rejects if they can't be written. */
export async function makeDemoFiles(root: string): Promise<readonly string[]> {
  const story = createDemoStory();
  const folder = join(root, 'resources', 'demo');
  await mkdir(folder, { recursive: true });
  const files = [
    { path: join(folder, DEMO_FILES.ofx), text: renderOfx(story) },
    { path: join(folder, DEMO_FILES.csv), text: renderCsv(story) },
  ];
  for (const file of files) await writeFile(file.path, file.text, 'latin1');
  return files.map((file) => file.path);
}

// Two folders down from the root, as source (electron/cli) and as built (out/main).
const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
for (const path of await makeDemoFiles(root)) console.log(path);
