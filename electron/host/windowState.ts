/** Where the window was when it was last closed. */
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import * as v from 'valibot';

const size = (least: number) => v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(20_000));
const place = v.pipe(v.number(), v.integer(), v.minValue(-20_000), v.maxValue(20_000));

/** Bounds in device-independent pixels. */
const BoundsSchema = v.object({ x: place, y: place, width: size(1100), height: size(700) });
const SavedSchema = v.object({ bounds: BoundsSchema, maximised: v.boolean() });

export interface WindowState {
  /** Without a position the system centres the window. */
  readonly bounds: {
    readonly x?: number;
    readonly y?: number;
    readonly width: number;
    readonly height: number;
  };
  readonly maximised: boolean;
}

export type Bounds = v.InferOutput<typeof BoundsSchema>;

/** The saved state if it is sound and its top left corner lies on one of `screens`; 1280 × 800 otherwise. */
export async function readWindowState(file: string, screens: readonly Bounds[]): Promise<WindowState> {
  const fallback: WindowState = { bounds: { width: 1280, height: 800 }, maximised: false };
  try {
    const saved = v.safeParse(SavedSchema, JSON.parse(await readFile(file, 'utf8')));
    if (!saved.success) return fallback;
    return screens.some((screen) => contains(screen, saved.output.bounds)) ? saved.output : fallback;
  } catch {
    return fallback;
  }
}

/** Saves the state; written aside and renamed, so that it is never half there. */
export async function writeWindowState(file: string, state: WindowState): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(`${file}.new`, JSON.stringify(state));
  await rename(`${file}.new`, file);
}

function contains(screen: Bounds, window: Bounds): boolean {
  const right = screen.x + screen.width;
  const bottom = screen.y + screen.height;
  return window.x >= screen.x && window.y >= screen.y && window.x < right - 100 && window.y < bottom - 100;
}
