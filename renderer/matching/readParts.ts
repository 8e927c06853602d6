/** The page's side of `PartsKeeper`. */
import * as v from 'valibot';
import type { ChangedRows } from '../db/changes.ts';
import type { JobName, Matcher } from './matcher.ts';

/** A list as the page has it. */
export interface KeptList<T> {
  readonly version: string;
  readonly items: ReadonlyMap<string, T>;
}

/** Which jobs make it and hand it over, and what its items are. */
export interface ListKind<T> {
  readonly list: JobName;
  readonly part: JobName;
  readonly item: v.GenericSchema<unknown, T>;
  readonly keyOf: (item: T) => string;
}

const HeadSchema = v.object({
  version: v.string(),
  order: v.nullable(v.array(v.string())),
  parts: v.number(),
});

/**
 * Has a list worked out and takes over what changed since `before`, part by part. Null if another one was asked for meanwhile. `changed` is what was
 * written since it was asked for last, for a list that is kept by that: null if it isn't known.
 */
export async function readList<T>(
  matcher: Pick<Matcher, 'job'>,
  { list, part, item, keyOf }: ListKind<T>,
  before: KeptList<T> | undefined,
  { now, ...more }: { readonly now: () => number; readonly changed?: ChangedRows | null },
): Promise<KeptList<T> | null> {
  const Part = v.nullable(v.array(item));
  const told = await matcher.job(list, { base: before?.version ?? '', ...more }, { now: now() });
  const { version, order, parts } = v.parse(HeadSchema, told);
  const changed = new Map<string, T>();
  for (let at = 0; at < parts; at += 1) {
    // oxlint-disable-next-line no-await-in-loop -- a part at a time: frames come between
    const some = v.parse(Part, await matcher.job(part, { version, at }, { now: now() }));
    if (some === null) return null;
    for (const one of some) changed.set(keyOf(one), one);
  }
  if (order === null && changed.size === 0 && before !== undefined) return { ...before, version };
  const keys = order ?? [...(before?.items.keys() ?? [])];
  const items = new Map<string, T>();
  for (const key of keys) {
    const one = changed.get(key) ?? before?.items.get(key);
    if (one !== undefined) items.set(key, one);
  }
  return { version, items };
}
