/** Heights that are kept are those that would be worked out anew, whatever list comes next. */
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { KeptHeights } from '../../../../renderer/components/listChange.ts';

it('knows each item’s height in any list, and by another measure', () => {
  const pool = Array.from({ length: 9 }, (_, at) => ({ lines: at }));
  const single = ({ lines }: { lines: number }) => lines * 36;
  const dense = ({ lines }: { lines: number }) => lines * 28;
  const lists = fc.array(
    fc.tuple(fc.array(fc.nat(8), { maxLength: 12 }), fc.constantFrom(single, single, dense)),
    {
      minLength: 1,
      maxLength: 10,
    },
  );
  fc.assert(
    fc.property(lists, (rounds) => {
      const kept = new KeptHeights<{ lines: number }>();
      for (const [order, heightOf] of rounds) {
        const items = order.flatMap((at) => pool[at] ?? []);
        expect([...kept.of(items, heightOf)]).toEqual(items.map(heightOf));
      }
    }),
  );
});
