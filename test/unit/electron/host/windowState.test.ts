import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readWindowState, writeWindowState } from '../../../../electron/host/windowState.ts';

const screens = [{ x: 0, y: 0, width: 1920, height: 1080 }];
const fallback = { bounds: { width: 1280, height: 800 }, maximised: false };
let dir = '';

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'tieout-window-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

it('opens where it was closed', async () => {
  const file = join(dir, 'deeper', 'window.json');
  const state = { bounds: { x: 40, y: 60, width: 1300, height: 900 }, maximised: true };
  await writeWindowState(file, state);
  expect(await readWindowState(file, screens)).toEqual(state);
});

it('opens at 1280 × 800 the first time, and when its screen is gone', async () => {
  const file = join(dir, 'window.json');
  expect(await readWindowState(file, screens)).toEqual(fallback);
  await writeWindowState(file, { bounds: { x: 2500, y: 0, width: 1300, height: 900 }, maximised: false });
  expect(await readWindowState(file, screens)).toEqual(fallback);
});

it.each(['', '{', '{"bounds":{"x":0,"y":0,"width":10,"height":10},"maximised":false}', 'null'])(
  'ignores a file that says %j',
  async (text) => {
    const file = join(dir, 'window.json');
    await writeFile(file, text);
    expect(await readWindowState(file, screens)).toEqual(fallback);
  },
);
