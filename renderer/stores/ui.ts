/** Which of the window's overlays is open. */
import { create } from 'zustand';
import type { FileKind } from '../flows/fileKind.ts';

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
  /** Files that wait to be taken in, one after the other: the first is shown. */
  readonly files: readonly PendingFile[];
  /** What became of the files before it, where there are several. */
  readonly filed: readonly FileOutcome[];
  /** Shows these instead of what is shown; none: lets files be chosen. */
  readonly importFiles: (files: readonly PendingFile[]) => void;
  /** The same, behind those that wait already where several do; `filed` are those that can't be taken in at all. */
  readonly takeFiles: (files: readonly PendingFile[], filed?: readonly FileOutcome[]) => void;
  /** What became of the file shown; the next one is shown, after the last of several what became of each, else nothing. */
  readonly nextFile: (outcome: FileOutcome) => void;
  /** Reads the file shown as another kind. */
  readonly readAs: (kind: FileKind) => void;
}

/** A file as it was dropped or chosen. */
export interface PendingFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Name of the bank account that it is known to be of. */
  readonly accountName?: string;
  /** Without it: a bank's. */
  readonly kind?: FileKind;
}

/** What became of a file: `wrong` where nothing was found in it, `skipped` where the user left it out. */
export interface FileOutcome {
  readonly name: string;
  readonly state: 'imported' | 'skipped' | 'wrong' | 'unreadable';
  /** In the user's language: what was found, or what to do. */
  readonly text: string;
}

const overlayOf = (file: PendingFile | undefined) => (file?.kind === 'provider' ? 'providerFile' : 'import');

export const useUi = create<UiStore>((set) => ({
  overlay: 'none',
  open: (overlay) => set({ overlay }),
  close: () => set({ overlay: 'none', files: [], filed: [] }),
  files: [],
  filed: [],
  importFiles: (files) =>
    set(({ overlay }) => ({
      files,
      filed: [],
      overlay: files.length === 0 && overlay === 'providerFile' ? overlay : overlayOf(files[0]),
    })),
  takeFiles: (more, gone = []) =>
    set(({ files, filed }) => {
      const several = files.length + filed.length > 1;
      const all = several ? [...files, ...more] : more;
      return {
        files: all,
        filed: several ? [...filed, ...gone] : gone,
        overlay: overlayOf(all[0]),
      };
    }),
  nextFile: (outcome) =>
    set(({ files, filed }) => {
      const [, ...rest] = files;
      const all = [...filed, outcome];
      if (rest.length === 0 && all.length <= 1) return { overlay: 'none', files: [], filed: [] };
      return { files: rest, filed: all, overlay: overlayOf(rest[0]) };
    }),
  readAs: (kind) =>
    set(({ files: [first, ...rest] }) =>
      first === undefined
        ? {}
        : { files: [{ ...first, kind }, ...rest], overlay: overlayOf({ ...first, kind }) },
    ),
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

/** Reads a chosen or dropped file whole. Rejects with `UnreadableFile`. */
export async function readFile(file: File): Promise<PendingFile> {
  const buffer = await file.arrayBuffer().catch((error: unknown) => {
    throw new UnreadableFile(file.name, error);
  });
  return { name: file.name, bytes: new Uint8Array(buffer) };
}
