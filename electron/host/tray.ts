/** Tieout in the system's tray, by the user's wish: closing the window then hides it, and syncing by itself goes on. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Menu, nativeImage, Tray } from 'electron';
import type { TrayWish } from '../../shared/bridge.ts';

export interface TrayDeps {
  /** Folders that may have `tray/` in them; the first that has is used. */
  readonly resources: readonly string[];
  readonly isMac: boolean;
  readonly onOpen: () => void;
  readonly onSync: () => void;
  readonly onQuit: () => void;
}

export interface TrayKeeper {
  /** Shows the icon with the menu in these words, or takes it away. */
  keep(wish: TrayWish): void;
  /** Whether the icon is there: only then may a window hide, or nobody would find it again. */
  isKept(): boolean;
}

/** A keeper that has no icon yet. */
export function createTray(deps: TrayDeps): TrayKeeper {
  let tray: Tray | null = null;
  return {
    isKept: () => tray !== null,
    keep: ({ isWanted, words }) => {
      if (!isWanted) {
        tray?.destroy();
        tray = null;
        return;
      }
      if (tray === null) {
        tray = new Tray(iconOf(deps));
        tray.setToolTip('Tieout');
        // On macOS a click opens the menu.
        if (!deps.isMac) tray.on('click', deps.onOpen);
      }
      tray.setContextMenu(
        Menu.buildFromTemplate([
          { label: words.open, click: deps.onOpen },
          { label: words.sync, click: deps.onSync },
          { type: 'separator' },
          { label: words.quit, click: deps.onQuit },
        ]),
      );
    },
  };
}

/** macOS colours a template itself. Throws `Error` where the app lacks its pictures. */
function iconOf({ resources, isMac }: Pick<TrayDeps, 'resources' | 'isMac'>) {
  const name = isMac ? 'trayTemplate.png' : 'tray.png';
  const path = resources.map((folder) => join(folder, 'tray', name)).find((file) => existsSync(file));
  if (path === undefined) throw new Error(`Tieout's picture ${name} is missing.`);
  const image = nativeImage.createFromPath(path);
  if (isMac) image.setTemplateImage(true);
  return image;
}
