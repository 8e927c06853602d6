/** The lines of a gzipped text, one after the other: never all at once. */
import { unusable } from './format.ts';

/** Longer than any row; a file that has such a line isn't ours. */
const LONGEST = 64 * 1024 * 1024;

/** Yields the lines. Throws `BridgeError` `refused`: `foreign` for what isn't gzip, `damaged` for what breaks off or isn't text. */
export async function* readLines(file: Blob): AsyncGenerator<string> {
  const magic = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  if (magic[0] !== 0x1f || magic[1] !== 0x8b) throw unusable('foreign');
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const reader = file.stream().pipeThrough(new DecompressionStream('gzip')).getReader();
  let parts: string[] = [];
  let length = 0;
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop -- a stream is read in its order
    const { value, done } = await nextOf(reader);
    const text = decode(decoder, value);
    let from = 0;
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', from)) {
      yield [...parts, text.slice(from, at)].join('');
      parts = [];
      length = 0;
      from = at + 1;
    }
    if (from < text.length) parts.push(text.slice(from));
    length += text.length - from;
    if (length > LONGEST) throw unusable('damaged');
    if (done) break;
  }
  // Every line of ours ends; what follows the last one was cut.
  if (length > 0) throw unusable('damaged');
}

async function nextOf(
  reader: ReadableStreamDefaultReader<Uint8Array>,
): Promise<{ readonly value: Uint8Array | undefined; readonly done: boolean }> {
  try {
    const { value, done } = await reader.read();
    return { value, done };
  } catch {
    throw unusable('damaged');
  }
}

function decode(decoder: TextDecoder, bytes: Uint8Array | undefined): string {
  try {
    return decoder.decode(bytes, { stream: bytes !== undefined });
  } catch {
    throw unusable('damaged');
  }
}
