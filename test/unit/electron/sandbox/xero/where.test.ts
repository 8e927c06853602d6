import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { passes } from '../../../../../electron/sandbox/xero/where/evaluate.ts';
import { parseWhere, WhereError } from '../../../../../electron/sandbox/xero/where/parse.ts';

/** A random filter as text, beside what it means: the test's own evaluator, built with it. */
interface Filter {
  readonly text: string;
  readonly holds: (item: Item) => boolean;
}
interface Item {
  readonly A: number;
  readonly B: string;
  readonly C: { readonly D: boolean };
}

const quoted = (text: string) => `"${text.replaceAll(/["\\]/g, String.raw`\$&`)}"`;
const letters = fc.string({ unit: fc.constantFrom('a', 'B', '"', '\\', ' ', '(', '&', '|'), maxLength: 3 });

const leaf: fc.Arbitrary<Filter> = fc.oneof(
  fc
    .tuple(fc.constantFrom('==', '!=', '>', '>=', '<', '<='), fc.integer({ min: -3, max: 3 }))
    .map(([operator, n]) => ({
      text: `A ${operator} ${n}`,
      holds: ({ A }: Item) =>
        ({ '==': A === n, '!=': A !== n, '>': A > n, '>=': A >= n, '<': A < n, '<=': A <= n })[operator] ??
        false,
    })),
  letters.map((text) => ({
    text: `B==${quoted(text)}`,
    holds: ({ B }: Item) => B.toLowerCase() === text.toLowerCase(),
  })),
  letters.map((text) => ({
    text: `B.Contains(${quoted(text)})`,
    holds: ({ B }: Item) => B.toLowerCase().includes(text.toLowerCase()),
  })),
  fc.constant({ text: 'C.D==true', holds: ({ C }: Item) => C.D }),
  fc.constant({ text: 'C.D', holds: ({ C }: Item) => C.D }),
);

const { filter } = fc.letrec<{ filter: Filter }>((tie) => ({
  filter: fc.oneof(
    { depthSize: 'small' },
    leaf,
    fc
      .tuple(tie('filter'), tie('filter'), fc.constantFrom('AND', '&&', 'OR', '||'))
      .map(([left, right, word]) => ({
        text: `(${left.text})${word === 'AND' || word === 'OR' ? ` ${word} ` : word}(${right.text})`,
        holds: (item: Item) =>
          word === 'AND' || word === '&&'
            ? left.holds(item) && right.holds(item)
            : left.holds(item) || right.holds(item),
      })),
  ),
}));

const item = fc.record({ A: fc.integer({ min: -3, max: 3 }), B: letters, C: fc.record({ D: fc.boolean() }) });

test('a filter means what it says', () => {
  fc.assert(
    fc.property(
      filter,
      item,
      (one, thing) => passes(parseWhere(one.text), { ...thing }) === one.holds(thing),
    ),
  );
});

test('AND binds tighter than OR', () => {
  const expression = parseWhere('A==1 OR A==2 AND B=="x"');
  expect(passes(expression, { A: 1, B: 'y' })).toBe(true);
  expect(passes(expression, { A: 2, B: 'y' })).toBe(false);
});

test('any text either parses or is a WhereError, never another failure', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('A', '=', '"', '(', ')', '&', '|', ' ', '1', '.', ',', '\\') }),
      (text) => {
        try {
          parseWhere(text);
        } catch (error) {
          expect(error).toBeInstanceOf(WhereError);
        }
      },
    ),
  );
});

test('null passes no order test', () => {
  expect(passes(parseWhere('Missing > 0'), {})).toBe(false);
  expect(passes(parseWhere('Missing == null'), {})).toBe(true);
});
