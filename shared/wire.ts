/** How bridge calls travel: over Electron's channels, or as lines of JSON from the loopback host. Both sides parse both. */
import * as v from 'valibot';
import { BridgeErrorSchema, CallPrioritySchema, ProgressSchema } from './bridge.ts';
import type { CallPriority, Method } from './bridge.ts';

/** The answer to one call over Electron's channels (an `Error` would lose its fields on the way). */
export const ReplySchema = v.variant('ok', [
  v.object({ ok: v.literal(true), result: v.unknown() }),
  v.object({ ok: v.literal(false), error: BridgeErrorSchema }),
]);
export type Reply = v.InferOutput<typeof ReplySchema>;

/** One line of the loopback host's answer: any number of `progress`, then one `result` or `error`. */
export const LineSchema = v.union([
  v.strictObject({ progress: ProgressSchema }),
  v.strictObject({ result: v.unknown() }),
  v.strictObject({ error: BridgeErrorSchema }),
]);
export type Line = v.InferOutput<typeof LineSchema>;

/** Header of the loopback host's calls: what shows that they come from the page that was let in. */
export const KEY_HEADER = 'x-tieout-key';
/** Header that says how a call of the loopback host goes before others. */
export const PRIORITY_HEADER = 'x-tieout-priority';
/** How the key reaches that page: in the fragment of its first address, which no server is ever sent. */
export const KEY_FRAGMENT = '#key=';

/** Names of Electron's channels. */
export const channels = {
  call: 'bridge:call',
  cancel: 'bridge:cancel',
  progress: 'bridge:progress',
  wish: 'bridge:wish',
} as const;

/** What a call over Electron's channels carries. `id` is the renderer's, unique among its running calls. */
export const CallSchema = v.strictObject({
  id: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
  method: v.string(),
  params: v.unknown(),
  priority: v.optional(CallPrioritySchema, 'user'),
});

/** What the user may ask for outside of the page, in the tray's menu. */
export const WishSchema = v.picklist(['sync']);
export type Wish = v.InferOutput<typeof WishSchema>;

/** What the preload script puts on `window.tieout`: all that a page can reach of the desktop process. */
export interface WindowBridge {
  /** Resolves with a `Reply`; rejects only if the desktop process refuses to listen. */
  call(id: string, method: Method, params: unknown, priority: CallPriority): Promise<unknown>;
  cancel(id: string): void;
  /** Returns what stops listening. */
  onProgress(listener: (id: string, progress: unknown) => void): () => void;
  /** The same for what the user asks for in the tray: a `Wish`. */
  onWish(listener: (wish: unknown) => void): () => void;
}
