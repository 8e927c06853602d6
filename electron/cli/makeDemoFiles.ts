/** Writes the demo company's bank files to `resources/demo/`. Run again after a change of the story; a test compares. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DEMO_FILES, renderCsv, renderOfx } from '../sandbox/story/bankFiles.ts';
import { createDemoStory } from '../sandbox/story/story.ts';

/** Writes both files under `root` (the repository); returns their paths. */
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
