/** The matching worker: keeps the proposals up to date off the UI thread, and what it knows between runs. */
import * as v from 'valibot';
import { TieoutDatabase } from '../db/database.ts';
import type { FlowProgress } from '../flows/context.ts';
import { localMatcher } from '../matching/localMatcher.ts';
import type { Matcher } from '../matching/matcher.ts';
import { type Answer, type Request, RequestSchema } from '../matching/messages.ts';

const matchers = new Map<string, Matcher>();

function matcherOf(name: string): Matcher {
  const known = matchers.get(name);
  if (known) return known;
  const made = localMatcher(new TieoutDatabase(name));
  matchers.set(name, made);
  return made;
}

function tell(answer: Answer): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- to whoever made this worker
  globalThis.postMessage(answer);
}

async function serve(request: Request): Promise<void> {
  const { id, now } = request;
  const onProgress = (progress: FlowProgress) => tell({ type: 'progress', id, progress });
  try {
    const matcher = matcherOf(request.db);
    const result =
      request.type === 'run'
        ? await matcher.run({ now, onProgress })
        : await matcher.job(request.name, request.input, { now, onProgress });
    tell({ type: 'done', id, result });
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    tell({ type: 'failed', id, name, message });
  }
}

globalThis.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  void serve(v.parse(RequestSchema, data));
});
