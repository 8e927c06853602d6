import { expect, test } from 'vitest';
import * as v from 'valibot';
import type { JobName, Matcher } from '../../../../renderer/matching/matcher.ts';
import { BaseSchema, PartSchema, PartsKeeper } from '../../../../renderer/matching/partsKeeper.ts';
import { type KeptList, type ListKind, readList } from '../../../../renderer/matching/readParts.ts';

interface Item {
  readonly id: string;
  readonly value: number;
}

const KIND: ListKind<Item> = {
  list: 'preview',
  part: 'previewPart',
  item: v.object({ id: v.string(), value: v.number() }),
  keyOf: ({ id }) => id,
};

/** A matcher with one list, as a worker has it: what it gives is a copy. */
function worker(weight: number) {
  let list: readonly Item[] = [];
  let keeper = new PartsKeeper<Item>(
    ({ id }) => id,
    () => weight,
  );
  const asked: JobName[] = [];
  const matcher: Pick<Matcher, 'job'> = {
    job: async (name, input) => {
      asked.push(name);
      if (name === 'preview') return structuredClone(keeper.renew(list, v.parse(BaseSchema, input).base));
      return structuredClone(keeper.part(v.parse(PartSchema, input)));
    },
  };
  return {
    matcher,
    asked,
    set: (items: readonly Item[]) => {
      list = items;
    },
    /** As a worker that ended and was started again. */
    forget: () => {
      keeper = new PartsKeeper<Item>(
        ({ id }) => id,
        () => weight,
      );
    },
  };
}

const items = (...values: readonly number[]) => values.map((value, at) => ({ id: `i${at}`, value }));
const now = () => 0;
const valuesOf = (kept: KeptList<Item> | null) => [...(kept?.items.values() ?? [])];

test('the page has what the worker has, whatever changes, and is sent only that', async () => {
  const { matcher, asked, set } = worker(1_000);
  set(items(1, 2, 3, 4, 5));
  const first = await readList(matcher, KIND, undefined, { now });
  expect(valuesOf(first)).toEqual(items(1, 2, 3, 4, 5));
  expect(asked).toEqual(['preview', 'previewPart', 'previewPart', 'previewPart']);
  asked.length = 0;
  const changed = items(1, 2, 33, 4, 5).toReversed();
  set(changed);
  const second = await readList(matcher, KIND, first ?? undefined, { now });
  expect(valuesOf(second)).toEqual(changed);
  expect(asked).toEqual(['preview', 'previewPart']);
  // What is the same is the very same: nothing is drawn anew for it.
  expect(second?.items.get('i0')).toBe(first?.items.get('i0'));
});

test('nothing changed: the list stays the same one', async () => {
  const { matcher, asked, set } = worker(1);
  set(items(1, 2));
  const first = await readList(matcher, KIND, undefined, { now });
  asked.length = 0;
  const second = await readList(matcher, KIND, first ?? undefined, { now });
  expect(second?.items).toBe(first?.items);
  expect(asked).toEqual(['preview']);
});

test('what is gone is gone, the last of them too', async () => {
  const { matcher, set } = worker(1);
  set(items(1, 2, 3));
  const first = await readList(matcher, KIND, undefined, { now });
  set(items(1));
  const second = await readList(matcher, KIND, first ?? undefined, { now });
  expect(valuesOf(second)).toEqual(items(1));
  set([]);
  expect(valuesOf(await readList(matcher, KIND, second ?? undefined, { now }))).toEqual([]);
});

test('a worker that was started again sends everything', async () => {
  const { matcher, set, forget } = worker(1);
  set(items(1, 2, 3));
  const first = await readList(matcher, KIND, undefined, { now });
  forget();
  set(items(1, 2, 4));
  expect(valuesOf(await readList(matcher, KIND, first ?? undefined, { now }))).toEqual(items(1, 2, 4));
});

test('a list that another one has replaced is not mixed with it', async () => {
  const { matcher, set } = worker(5_000);
  set(items(1, 2, 3));
  let isFirst = true;
  const disturbed: Pick<Matcher, 'job'> = {
    job: async (name, input, options) => {
      if (name === 'previewPart' && isFirst) {
        isFirst = false;
        await matcher.job('preview', { base: '' }, options);
      }
      return matcher.job(name, input, options);
    },
  };
  expect(await readList(disturbed, KIND, undefined, { now })).toBeNull();
});
