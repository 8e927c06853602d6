/** Has a worker work a report out, or make a file of it: the page stays free, and cancelling ends the worker. */
import * as v from 'valibot';
import { BridgeError } from '../../shared/bridge.ts';
import type { Report } from '../../shared/report/model.ts';
import type { FlowContext } from '../flows/context.ts';
import { startReportWorker } from '../matching/startWorker.ts';
import { type Answer, AnswerSchema, type Format, type LoadRequest, type MakeRequest } from './messages.ts';
import { rowsOf } from './progress.ts';

export interface ReportFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: ArrayBuffer;
}

const TYPES: Readonly<Record<Format, { readonly ending: string; readonly type: string }>> = {
  pdf: { ending: 'pdf', type: 'application/pdf' },
  xlsx: { ending: 'xlsx', type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  csv: { ending: 'csv.zip', type: 'application/zip' },
};

type Context = Pick<FlowContext, 'signal' | 'onProgress'>;

/** The report; null where its bank line is gone. Rejects with an `AbortError` when it is cancelled, else with what went wrong. */
export async function askReport(ctx: Context, request: Omit<LoadRequest, 'type'>): Promise<Report | null> {
  ctx.onProgress?.({ stage: 'report.reading', done: 0, total: null });
  const answer = await ask(ctx, { type: 'load', ...request }, () => undefined);
  return answer.type === 'loaded' ? answer.report : null;
}

/** The file. Rejects as `askReport`. */
export async function askFile(ctx: Context, request: Omit<MakeRequest, 'type'>): Promise<ReportFile> {
  const { report, format } = request;
  // A report without any rows is a file all the same.
  const total = Math.max(1, rowsOf(report));
  const tell = (done: number) => ctx.onProgress?.({ stage: `report.${format}`, done, total });
  tell(0);
  const answer = await ask(ctx, { type: 'make', ...request }, tell);
  if (answer.type !== 'made') throw failure('The file could not be made. Try again.');
  const { ending, type } = TYPES[format];
  return { name: `${report.fileName}.${ending}`, type, bytes: answer.bytes };
}

const failure = (message: string) => new BridgeError({ code: 'internal', message });

async function ask(
  { signal }: Context,
  request: LoadRequest | MakeRequest,
  onRows: (done: number) => void,
): Promise<Answer> {
  signal?.throwIfAborted();
  const worker = startReportWorker();
  try {
    return await new Promise((resolve, reject) => {
      worker.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
        const answer = v.parse(AnswerSchema, data);
        if (answer.type === 'progress') onRows(answer.done);
        else if (answer.type === 'failed') reject(failure(answer.message));
        else resolve(answer);
      });
      worker.addEventListener('error', () => reject(failure('The report could not be made. Try again.')));
      signal?.addEventListener('abort', () => reject(new DOMException('Cancelled', 'AbortError')));
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no other origin
      worker.postMessage(request);
    });
  } finally {
    worker.terminate();
  }
}
