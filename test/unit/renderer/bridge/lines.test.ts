import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { readLines } from '../../../../renderer/bridge/lines.ts';

it('gives the same lines however the bytes were cut', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.string({ unit: 'binary' }).map((text) => text.replaceAll('\n', ''))),
      fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
      async (lines, cuts) => {
        const bytes = new TextEncoder().encode(lines.join('\n'));
        const stream = new ReadableStream<Uint8Array>({
          start(controller) {
            let turn = 0;
            for (let at = 0; at < bytes.length;) {
              const size = cuts[turn % cuts.length] ?? 1;
              controller.enqueue(bytes.slice(at, at + size));
              at += size;
              turn += 1;
            }
            controller.close();
          },
        });
        const read: string[] = [];
        for await (const line of readLines(stream)) read.push(line);
        const wellFormed = lines.map((line) => new TextDecoder().decode(new TextEncoder().encode(line)));
        expect(read).toEqual(wellFormed.filter((line) => line !== ''));
      },
    ),
  );
});
