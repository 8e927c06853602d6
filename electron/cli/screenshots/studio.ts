/** Takes one scene after the other, each in every look, and notes what doesn't fit. */
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { cutOff, overlapping, shortened } from './layout.ts';
import { isZoomed, type Look, PLAIN, wear } from './looks.ts';

/** What is to be seen: opened in English in a window of 1280 × 800, and left as it was found. */
export interface Scene {
  readonly name: string;
  readonly open: (page: Page) => Promise<void>;
  /** Leaves it again; without it, Escape closes what is open. */
  readonly leave?: (page: Page) => Promise<void>;
  /** Something moves for ever or nothing is read: it is taken without waiting for rest. */
  readonly moves?: true;
}

/** How far down a page is taken that is four times as large: pixels. */
const ZOOMED_HEIGHT = 2000;

/** Which pictures are taken, and how. */
export interface Camera {
  /** The looks of a scene; none: it is left out. */
  looksOf(scene: string): readonly Look[];
  take(page: Page, scene: string, look: Look): Promise<void>;
}

export interface Studio {
  readonly page: Page;
  /** Folder of what couldn't be taken. */
  readonly out: string;
  readonly camera: Camera;
  /** Says what was found. */
  readonly note: (text: string) => void;
  taken: number;
}

/** Takes all looks into a folder as PNG; `only`: the scenes whose names begin so, none means all. */
export function fullCamera(out: string, looks: readonly Look[], only: readonly string[]): Camera {
  const isWanted = (scene: string) => only.length === 0 || only.some((start) => scene.startsWith(start));
  return {
    looksOf: (scene) => (isWanted(scene) ? looks : []),
    take: async (page, scene, look) => {
      const path = join(out, `${scene}-${look.name}.png`);
      const clip = { x: 0, y: 0, ...look.size, height: ZOOMED_HEIGHT };
      await page.screenshot(isZoomed(look) ? { path, fullPage: true, clip } : { path });
    },
  };
}

/** Takes every wanted scene. One that can't be opened is said, and the rest goes on. */
export async function takeAll(studio: Studio, scenes: readonly Scene[]): Promise<void> {
  for (const scene of scenes) {
    if (studio.camera.looksOf(scene.name).length === 0) continue;
    try {
      await take(studio, scene);
    } catch (error) {
      studio.note(`${scene.name}: NOT TAKEN: ${String(error).split('\n').slice(0, 3).join(' ')}`);
      await studio.page.screenshot({ path: join(studio.out, `failed-${scene.name}.png`) });
    }
    await wear(studio.page, PLAIN);
    await closeAll(studio.page);
  }
}

async function take(studio: Studio, scene: Scene): Promise<void> {
  const { page, camera, note } = studio;
  await wear(page, PLAIN);
  await scene.open(page);
  for (const look of camera.looksOf(scene.name)) {
    await wear(page, look);
    if (scene.moves !== true) await workedOut(page);
    await camera.take(page, scene.name, look);
    studio.taken += 1;
    // Rows of lists keep their columns and scroll sideways where a window is narrow.
    const apart = isZoomed(look) ? '.vlist, .table' : ':not(*)';
    const misfits = [...(await cutOff(page, apart)), ...(await overlapping(page))];
    for (const one of misfits) note(`${scene.name}-${look.name}: ${one}`);
    for (const one of isZoomed(look) ? [] : await shortened(page))
      note(`${scene.name}-${look.name}: … ${one}`);
  }
  await wear(page, PLAIN);
  await scene.leave?.(page);
}

/** What a screen says while it still reads or works something out, in each language. */
const NOT_YET = new RegExp(
  [
    'Loading|Working it out|Measuring|Still counting|being counted again',
    'Chargement|Calcul en cours|Mesure en cours|Décompte en cours|est recompté',
    'Memuat|Sedang dihitung|sedang dihitung|Mengukur|Masih menghitung',
  ].join('|'),
);

const PATIENCE_MS = 15_000;

/** Waits until the page shows what it has to show and no work is under way; one that can't is taken as it is. */
export async function workedOut(page: Page): Promise<void> {
  const end = Date.now() + PATIENCE_MS;
  for (let calm = 0; calm < 2 && Date.now() < end;) {
    await page.waitForTimeout(calm === 0 ? 50 : 150);
    const isBusy = await page.evaluate(
      (notYet) =>
        document.querySelector('main [role=progressbar], .jobs') !== null ||
        new RegExp(notYet).test(document.body.innerText),
      NOT_YET.source,
    );
    calm = isBusy ? 0 : calm + 1;
  }
}

/** Closes whatever dialogs lie over the page. */
async function closeAll(page: Page): Promise<void> {
  const open = page.locator('[role=dialog], [role=alertdialog]');
  for (let tries = 0; tries < 6 && (await open.count()) > 0; tries += 1) {
    // A dialog whose focus is somewhere else has a cross all the same.
    const cross = open.last().locator('.dialogHead button');
    if (tries > 2 && (await cross.isVisible())) await cross.click();
    else await page.keyboard.press('Escape');
    await page.waitForTimeout(250);
  }
}
