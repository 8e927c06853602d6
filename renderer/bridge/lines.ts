/** Splits a stream of UTF-8 bytes at line feeds; a last line without one counts, an empty one doesn't. */
export async function* readLines(stream: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  let rest: string[] = [];
  try {
    for (;;) {
      const { done, value } = await reader.read();
      const text = done ? decoder.decode() : decoder.decode(value, { stream: true });
      const [first = '', ...others] = text.split('\n');
      rest.push(first);
      for (const next of others) {
        const line = rest.join('');
        if (line !== '') yield line;
        rest = [next];
      }
      if (done) break;
    }
    const last = rest.join('');
    if (last !== '') yield last;
  } finally {
    await reader.cancel();
  }
}
