/** Gives the user a file: the browser's download, or the system's own save dialog in the desktop app. */

/** Long enough for the download to have begun. */
const KEEP_MS = 60_000;

/** Saves `text` (UTF-8) or bytes under a proposed `name`. */
export function saveText(name: string, text: string | ArrayBuffer | Blob, type = 'application/json'): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  globalThis.setTimeout(() => URL.revokeObjectURL(address), KEEP_MS);
}
