/** The window of time that payouts are read in, and the cursor that carries it from page to page. */
import * as v from 'valibot';
import { BridgeError } from '../../../shared/bridge.ts';
import type { ReadWindow } from '../reader.ts';
import { rfc3339 } from '../rfc3339.ts';

const CursorSchema = v.object({
  after: v.nullable(v.string()),
  start: v.nullable(v.string()),
  end: v.nullable(v.string()),
});
/** Where to go on: the provider's cursor, with the filter that it belongs to. */
export type Cursor = v.InferOutput<typeof CursorSchema>;

/** Whether the filter means the day of creation or of arrival isn't documented: this much more is asked for, and looked through here. */
const SLACK_SECONDS = 14 * 86_400;

/** The cursor of the first page. */
export function firstCursor({ from, to }: Pick<ReadWindow, 'from' | 'to'>): Cursor {
  return {
    after: null,
    start: from === null ? null : rfc3339(from - SLACK_SECONDS),
    end: to === null ? null : rfc3339(to + SLACK_SECONDS),
  };
}

export function encodeCursor(cursor: Cursor): string {
  return JSON.stringify(cursor);
}

/** Throws `BridgeError` `badRequest` for what isn't a cursor of ours. */
export function decodeCursor(text: string): Cursor {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), CursorSchema), text);
  if (parsed.success) return parsed.output;
  throw new BridgeError({
    code: 'badRequest',
    message: 'This page of payouts is no longer known. Sync again.',
  });
}

/** Whether a page that runs from new to old has left the window: nothing after it can be inside. Unix seconds. */
export function isPast(created: readonly number[], from: number | null): boolean {
  const last = created.at(-1);
  if (from === null || last === undefined || last >= from - SLACK_SECONDS) return false;
  return created.every((each, index) => index === 0 || each <= (created[index - 1] ?? each));
}
