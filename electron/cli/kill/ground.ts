/** The start that rounds are copied from, and the books of a run that nothing disturbs. */
import { cp, mkdir, mkdtemp, rename } from 'node:fs/promises';
import { createServer } from 'node:net';
import { basename, join } from 'node:path';
import { readTable } from '../demo/localData.ts';
import type { AppPlace } from './app.ts';
import { ourReferences } from './compare.ts';
import { getReady, type Goal, postUntilDone } from './drive.ts';
import { durabilityInPage, parseDurability } from './pageScript.ts';
import type { RoundPlan } from './model.ts';
import type { Expected } from './round.ts';
import { openWorld, type World } from './world.ts';

export interface Ground {
  readonly expected: Expected;
  /** Read-write transactions of the undisturbed run, by durability. */
  readonly durability: Readonly<Record<string, number>>;
  /** A folder for a round, filled with its start. The caller deletes it. */
  place(from: RoundPlan['from']): Promise<AppPlace>;
}

type Build = Pick<AppPlace, 'entry' | 'rendererDir'>;

/** What a browser makes again by itself, and what it leaves to know whether another one runs. */
const NOT_COPIED = new Set([
  'Cache',
  'Code Cache',
  'GPUCache',
  'DawnGraphiteCache',
  'DawnWebGPUCache',
  'GrShaderCache',
  'ShaderCache',
  'GraphiteDawnCache',
  'component_crx_cache',
  'SingletonLock',
  'SingletonCookie',
  'SingletonSocket',
]);

/**
 * Goes through the story once: with `decisions` matches confirmed (`Infinity` for all) it is the start of later rounds,
 * everything posted what they must come to, and the start of those that take something back.
 */
export async function prepareGround(
  root: string,
  build: Build,
  statementFile: string,
  decisions: number,
): Promise<Ground> {
  const port = await freePort();
  const start = join(root, 'start');
  const posted = join(root, 'posted');
  const place = async (from: RoundPlan['from']): Promise<AppPlace> => {
    const dir = await mkdtemp(join(root, 'round-'));
    if (from !== 'story') {
      await cp(from === 'undo' ? posted : start, dir, {
        recursive: true,
        filter: (source) => !NOT_COPIED.has(basename(source)),
      });
    }
    return { ...build, dir, port };
  };
  await mkdir(start, { recursive: true });
  const story = { statementFile, decisions };
  await decide({ ...build, dir: start, port }, story);
  const undisturbed = await place('post');
  const { durability, ...made } = await post(undisturbed, story);
  await rename(undisturbed.dir, posted);
  return { expected: { ...made, ...story }, durability, place };
}

type Story = Pick<Goal, 'statementFile' | 'decisions'>;

const goalOf = (story: Story, world: World): Goal => ({
  ...story,
  journal: 1,
  sleep: (ms) => world.sleep(ms),
  signal: new AbortController().signal,
});

async function decide(place: AppPlace, story: Story): Promise<void> {
  const world = await openWorld(place, () => ({}));
  try {
    await world.app.revive(0);
    const page = world.app.page();
    await getReady(page, goalOf(story, world));
    const made = (await readTable(page, 'decisions')).length;
    if (made === 0 || made > story.decisions) throw new Error(`The undisturbed run made ${made} decisions.`);
  } finally {
    await world.close();
  }
}

async function post(place: AppPlace, story: Story) {
  const world = await openWorld(place, () => ({}));
  try {
    await world.app.revive(0);
    const page = world.app.page();
    await postUntilDone(page, goalOf(story, world));
    const ledger = await world.ledger();
    const journal = (await readTable(page, 'journal')).length;
    if (ourReferences(ledger).length !== journal)
      throw new Error('The undisturbed run did not post everything.');
    return { ledger, journal, durability: parseDurability(await page.evaluate(durabilityInPage)) };
  } finally {
    await world.close();
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('No port is free');
  return address.port;
}
