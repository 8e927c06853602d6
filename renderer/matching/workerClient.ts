/** Asks a worker one thing at a time, and starts another one where the one before ended. */
import * as v from 'valibot';
import { cancelled } from './cancelled.ts';
import type { RunOptions } from './matcher.ts';
import { AnswerSchema, type Request } from './messages.ts';

/** The worker itself failed, not what it was asked to do. */
export class WorkerBroken extends Error {}

/** A request as its sender knows it. */
export type Ask =
  | Pick<Extract<Request, { type: 'run' }>, 'type'>
  | Pick<Extract<Request, { type: 'job' }>, 'type' | 'name' | 'input'>;

export class WorkerClient {
  private worker: Worker | null = null;
  private nextId = 1;
  private readonly start: () => Worker;
  private readonly databaseName: string;

  constructor(start: () => Worker, databaseName: string) {
    this.start = start;
    this.databaseName = databaseName;
  }

  /** Rejects with `cancelled` when the signal is aborted, with `WorkerBroken` when there is no worker (any more). */
  async ask(what: Ask, options: RunOptions): Promise<unknown> {
    if (options.signal?.aborted === true) throw cancelled();
    const worker = this.running();
    const listening = new AbortController();
    try {
      return await this.answer(worker, what, options, listening.signal);
    } catch (error) {
      // What it was about to do is undone by the browser with its transaction.
      worker.terminate();
      this.worker = null;
      throw error;
    } finally {
      listening.abort();
    }
  }

  /** Ends the worker; the next question starts another one. */
  close(): void {
    this.worker?.terminate();
    this.worker = null;
  }

  private running(): Worker {
    try {
      this.worker ??= this.start();
      return this.worker;
    } catch (error) {
      throw new WorkerBroken('The matching worker could not be started.', { cause: error });
    }
  }

  private answer(worker: Worker, what: Ask, options: RunOptions, until: AbortSignal): Promise<unknown> {
    const { now, signal, onProgress } = options;
    const id = this.nextId;
    this.nextId += 1;
    return new Promise((resolve, reject) => {
      const hear = ({ data }: MessageEvent<unknown>) => {
        const answer = v.parse(AnswerSchema, data);
        if (answer.id !== id) return;
        if (answer.type === 'progress') onProgress?.(answer.progress);
        else if (answer.type === 'done') resolve(answer.result);
        else reject(new Error(answer.message));
      };
      const breakOff = () => reject(new WorkerBroken('The matching worker stopped.'));
      worker.addEventListener('message', hear, { signal: until });
      worker.addEventListener('error', breakOff, { signal: until });
      worker.addEventListener('messageerror', breakOff, { signal: until });
      signal?.addEventListener('abort', () => reject(cancelled()), { signal: until });
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no other origin
      worker.postMessage({ ...what, id, db: this.databaseName, now });
    });
  }
}
