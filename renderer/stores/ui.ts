/** Which of the window's overlays is open. */
import { create } from 'zustand';

export type Overlay =
  | 'none'
  | 'palette'
  | 'shortcuts'
  | 'import'
  | 'providerFile'
  | 'findMatch'
  | 'merge'
  | 'split'
  | 'park'
  | 'certain'
  | 'rule'
  | 'settings'
  | 'notices'
  | 'books'
  | 'restore';

interface UiStore {
  readonly overlay: Overlay;
  readonly open: (overlay: Overlay) => void;
  readonly close: () => void;
  /** Files waiting for the import dialog. */
  readonly files: readonly PendingFile[];
  readonly importFiles: (files: readonly PendingFile[]) => void;
  /** The same for the open dialog: of bank files, unless another one is. */
  readonly takeFiles: (files: readonly PendingFile[]) => void;
}

/** A file as it was dropped or chosen. */
export interface PendingFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Name of the bank account that it is known to be of. */
  readonly accountName?: string;
}

export const useUi = create<UiStore>((set) => ({
  overlay: 'none',
  open: (overlay) => set({ overlay }),
  close: () => set({ overlay: 'none', files: [] }),
  files: [],
  importFiles: (files) => set({ files, overlay: 'import' }),
  takeFiles: (files) =>
    set(({ overlay }) => ({ files, overlay: overlay === 'providerFile' ? overlay : 'import' })),
}));

/** A folder, or a file that can't be read (any more), is among what was dropped or chosen. */
export class UnreadableFile extends Error {
  /** What it is called. */
  readonly file: string;
  constructor(file: string, cause: unknown) {
    super(`${file} can’t be read.`, { cause });
    this.file = file;
  }
}

/** Reads chosen or dropped files whole. Rejects with `UnreadableFile`. */
export async function readFiles(files: Iterable<File>): Promise<readonly PendingFile[]> {
  return Promise.all(
    [...files].map(async (file) => {
      const buffer = await file.arrayBuffer().catch((error: unknown) => {
        throw new UnreadableFile(file.name, error);
      });
      return { name: file.name, bytes: new Uint8Array(buffer) };
    }),
  );
}
